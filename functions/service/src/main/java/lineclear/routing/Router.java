package lineclear.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import lineclear.agent.policy.Policies;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.fault.Backoff;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.queue.Line;
import lineclear.dynamodb.queue.Offers;
import lineclear.dynamodb.queue.Queues;
import lineclear.dynamodb.queue.TicketLine;
import lineclear.dynamodb.queue.Tickets;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;
import lineclear.queue.Candidate;
import lineclear.queue.Matching;
import lineclear.queue.Queue;
import lineclear.queue.Ticket;
import lineclear.queue.TicketCommand;
import lineclear.queue.TicketRules;
import lineclear.queue.TicketState;

/**
 * Offers waiting customers to free agents. Each look works out all pairs and makes its own, in one transaction; a look
 * that lost a race looks again. Any number of looks may go on at once, for the same ones too.
 *
 * <p>Every method throws {@link TableUnreachable} when the table does not answer; repeating it is safe.
 */
public final class Router {
    private static final int MOST_TRIES = 5;

    /** So many of each line are looked at first. */
    private static final int SEEN = 100;

    /** So many where those do not fit each other: the one who does may stand far behind. */
    private static final int MOST_SEEN = 1_000;

    /** So many who are gone a look takes out of the line on its way; the minute's look over all takes the others. */
    private static final int MOST_GONE = 10;

    /** How long after a look that found nobody the next one comes: the index has caught up by then. */
    static final Duration SOON = Duration.ofSeconds(1);

    private final Agents agents;
    private final Tickets tickets;
    private final Queues queues;
    private final Line line;
    private final Offers offers;
    private final Policies policies;
    private final Alarm alarm;
    private final Clock clock;
    private final Metrics metrics;

    public Router(
            Agents agents,
            Tickets tickets,
            Queues queues,
            Line line,
            Offers offers,
            Policies policies,
            Alarm alarm,
            Clock clock,
            Metrics metrics) {
        this.agents = agents;
        this.tickets = tickets;
        this.queues = queues;
        this.line = line;
        this.offers = offers;
        this.policies = policies;
        this.alarm = alarm;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What an alarm wakes. */
    public void wake(Wake whom) {
        if (whom.ticketId() != null) {
            forTicket(whom.ticketId(), false);
        } else if (whom.agentId() != null) {
            forAgent(whom.agentId());
        }
    }

    /**
     * Looks for an agent for a customer.
     *
     * @param again whether it is to be looked at once more, a little later, when there is none
     * @return the offer that was made; empty when there is none to make
     */
    public Optional<Offers.Result.Made> forTicket(String ticketId, boolean again) {
        for (int tried = 1; tried <= MOST_TRIES; tried++) {
            Instant now = clock.instant();
            Optional<Ticket> stored = tickets.find(ticketId);
            if (stored.isEmpty() || settled(stored.get(), now).state() != TicketState.WAITING) {
                return Optional.empty();
            }
            Ticket own = stored.get();
            Predicate<Matching.Pair> its = pair -> pair.ticket().id().equals(ticketId);
            Snapshot seen = look(new Sight(Set.of(own.queue()), List.of(own), List.of(), its), now);
            Optional<Offers.Result> result = seen.pair(its).map(pair -> offer(seen, pair));
            if (result.isEmpty() || result.get() instanceof Offers.Result.Unfit) {
                if (again || seen.isContested(ticketId)) {
                    alarm.forTicket(ticketId, now.plus(SOON));
                }
                settled(own, now).nextChance(now).ifPresent(at -> alarm.forTicket(ticketId, at));
                return Optional.empty();
            } else if (result.get() instanceof Offers.Result.Made made) {
                return Optional.of(made);
            }
            metrics.count(Metric.RACE_LOST);
            Backoff.after(tried);
        }
        alarm.forTicket(ticketId, clock.instant().plus(SOON));
        return Optional.empty();
    }

    /**
     * Looks for a customer for an agent.
     *
     * @return the offer that was made; empty when there is none to make
     */
    public Optional<Offers.Result.Made> forAgent(String agentId) {
        for (int tried = 1; tried <= MOST_TRIES; tried++) {
            Instant now = clock.instant();
            Optional<AgentRecord> own = agents.find(agentId);
            if (own.isEmpty() || Candidates.of(policies, own.get(), now).isEmpty()) {
                return Optional.empty();
            }
            Predicate<Matching.Pair> theirs = pair -> pair.agent().agentId().equals(agentId);
            Snapshot seen = look(new Sight(own.get().loggedOn().queues(), List.of(), List.of(own.get()), theirs), now);
            Optional<Offers.Result> result = seen.pair(theirs).map(pair -> offer(seen, pair));
            if (result.isEmpty() || result.get() instanceof Offers.Result.Unfit) {
                if (seen.isInLine(agentId)) {
                    alarm.forAgent(agentId, now.plus(SOON));
                }
                return Optional.empty();
            } else if (result.get() instanceof Offers.Result.Made made) {
                return Optional.of(made);
            }
            metrics.count(Metric.RACE_LOST);
            Backoff.after(tried);
        }
        alarm.forAgent(agentId, clock.instant().plus(SOON));
        return Optional.empty();
    }

    /**
     * Looks over a whole queue, for what no other look has found.
     *
     * @return how many offers were made
     */
    public int over(String queueId) {
        Instant now = clock.instant();
        List<Ticket> stored = line.tickets(queueId, TicketLine.WAITING, SEEN, false);
        lapse(stored, SEEN, now);
        if (stored.isEmpty()) {
            return 0;
        }
        Snapshot seen = look(new Sight(Set.of(queueId), List.of(), List.of(), pair -> false), now);
        int made = 0;
        for (Matching.Pair pair : seen.pairs()) {
            made += offer(seen, pair) instanceof Offers.Result.Made ? 1 : 0;
        }
        return made;
    }

    /**
     * What a look is about.
     *
     * @param tickets whom the index may not know yet
     * @param records and these
     * @param wanted the pair that it is for; where there is none it looks farther
     */
    private record Sight(
            Collection<String> queueIds,
            Collection<Ticket> tickets,
            Collection<AgentRecord> records,
            Predicate<Matching.Pair> wanted) {}

    private Snapshot look(Sight sight, Instant now) {
        Snapshot near = look(sight, SEEN, now);
        boolean farther = near.pair(sight.wanted()).isEmpty() && near.mayHaveMore(SEEN);
        return farther ? look(sight, MOST_SEEN, now) : near;
    }

    private Snapshot look(Sight sight, int most, Instant now) {
        Map<String, Ticket> waiting = new LinkedHashMap<>();
        for (String queueId : sight.queueIds()) {
            line.tickets(queueId, TicketLine.WAITING, most, false).forEach(ticket -> waiting.put(ticket.id(), ticket));
        }
        sight.tickets().forEach(ticket -> waiting.put(ticket.id(), ticket));
        lapse(waiting.values(), MOST_GONE, now);
        if (waiting.isEmpty()) {
            return Snapshot.of(List.of(), List.of(), sight.records(), List.of(), now);
        }
        Map<String, AgentRecord> free = new LinkedHashMap<>();
        agents.hints(line.free(sight.queueIds(), now, most)).forEach(record -> free.put(record.agentId(), record));
        sight.records().forEach(record -> free.put(record.agentId(), record));
        List<Candidate> candidates = new ArrayList<>();
        free.values().forEach(record -> Candidates.of(policies, record, now).ifPresent(candidates::add));
        List<Ticket> settled =
                waiting.values().stream().map(ticket -> settled(ticket, now)).toList();
        return Snapshot.of(waiting.values(), settled, free.values(), candidates, now);
    }

    /**
     * Nobody else writes it down when a customer is not heard of any more, and their places in the line are counted.
     */
    private void lapse(Collection<Ticket> stored, int most, Instant now) {
        stored.stream()
                .filter(ticket ->
                        ticket.state().inLine() && !settled(ticket, now).state().inLine())
                .limit(most)
                .forEach(ticket -> tickets.apply(ticket.id(), new TicketCommand.Lapse()));
    }

    private Offers.Result offer(Snapshot seen, Matching.Pair pair) {
        Duration lasts = queues.find(pair.ticket().queue())
                .map(queue -> queue.limits().offer())
                .orElse(Queue.Limits.USUAL.offer());
        return offers.offer(seen.agent(pair), seen.ticket(pair), lasts);
    }

    private static Ticket settled(Ticket stored, Instant now) {
        return TicketRules.settled(stored, now);
    }
}
