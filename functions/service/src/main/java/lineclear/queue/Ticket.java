package lineclear.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lineclear.agent.record.Customer;
import lineclear.word.Channel;
import org.jspecify.annotations.Nullable;

/**
 * One customer who waits in one queue.
 *
 * @param id chosen by the client program or made by us; never used twice
 * @param since when they began to wait; an offer that came to nothing does not change it
 * @param offer the offer that is being made, or the last one; null when there has been none
 * @param offers how many have been made: each has a session of its own
 * @param turned agents who are not offered this customer again for a while
 * @param aliveUntil until then the customer counts as being there, exclusive
 * @param talk what the two have written
 * @param version grows by one with every write
 */
public record Ticket(
        String id,
        String queue,
        Channel channel,
        Customer customer,
        Wish wish,
        Instant since,
        TicketState state,
        @Nullable Offer offer,
        int offers,
        List<Turned> turned,
        Instant aliveUntil,
        Reached reached,
        Talk talk,
        long version) {

    /**
     * What the customer needs.
     *
     * @param skills what an agent must be able to do, the most important first
     * @param relaxAfter after each of these one more skill, the last first, is let go; null never
     * @param priority 0 comes first, 9 last
     */
    public record Wish(List<String> skills, @Nullable Duration relaxAfter, int priority) {
        public static final Wish NONE = new Wish(List.of(), null, DEFAULT_PRIORITY);

        public Wish {
            skills = List.copyOf(skills);
        }
    }

    public static final int DEFAULT_PRIORITY = 5;
    public static final int LAST_PRIORITY = 9;
    public static final int MOST_SKILLS = 5;

    /** @param until exclusive; past it, and not answered, the customer waits again */
    public record Offer(String agentId, String sessionId, Instant at, Instant until) {}

    /** @param until exclusive */
    public record Turned(String agentId, Instant until) {}

    /**
     * How far it came when.
     *
     * @param answered null when nobody has answered
     * @param replied when an agent first wrote, for a service level that counts that; null when none has
     * @param ended null while it goes on
     */
    public record Reached(@Nullable Instant answered, @Nullable Instant replied, @Nullable Instant ended) {
        public static final Reached NOTHING = new Reached(null, null, null);
    }

    /** First the urgent, then those who came first; no two are alike in it. */
    public static final Comparator<Ticket> NEXT_FIRST = Comparator.comparingInt(
                    (Ticket ticket) -> ticket.wish().priority())
            .thenComparing(Ticket::since)
            .thenComparing(Ticket::id);

    public Ticket {
        turned = List.copyOf(turned);
    }

    /** A customer who begins to wait. */
    public static Ticket waiting(
            String id, String queue, Channel channel, Customer customer, Wish wish, Instant now, Instant aliveUntil) {
        return new Ticket(
                id,
                queue,
                channel,
                customer,
                wish,
                now,
                TicketState.WAITING,
                null,
                0,
                List.of(),
                aliveUntil,
                Reached.NOTHING,
                Talk.NOTHING,
                1);
    }

    /** Whether it is of the same customer in the same queue. */
    public boolean isSame(Ticket other) {
        return queue.equals(other.queue) && customer.id().equals(other.customer.id());
    }

    /** The skills that are still asked for at {@code now}. */
    public List<String> skillsAt(Instant now) {
        Duration each = wish.relaxAfter();
        if (each == null || each.isZero()) {
            return wish.skills();
        }
        long letGo = Math.max(0, Duration.between(since, now).dividedBy(each));
        return wish.skills().subList(0, (int) Math.max(0, wish.skills().size() - letGo));
    }

    /**
     * When the clock alone lets somebody be offered it who is not now: another skill is let go, or an agent who was
     * turned away comes into question again. Empty when neither happens any more.
     */
    public Optional<Instant> nextChance(Instant now) {
        Stream<Instant> back = turned.stream().map(Turned::until);
        Duration each = wish.relaxAfter();
        Stream<Instant> letGo = each == null || each.isZero()
                ? Stream.of()
                : LongStream.rangeClosed(1, wish.skills().size())
                        .mapToObj(times -> since.plus(each.multipliedBy(times)));
        return Stream.concat(back, letGo).filter(now::isBefore).min(Comparator.naturalOrder());
    }

    /** Whether this agent is not to be offered it at {@code now}. */
    public boolean turnsAway(String agentId, Instant now) {
        return turned.stream().anyMatch(one -> one.agentId().equals(agentId) && now.isBefore(one.until()));
    }

    /** The session that the next offer would have. */
    public String nextSession() {
        return id + "." + (offers + 1);
    }

    /** Whether this agent is being offered the customer, has them, or had them. */
    public boolean concerns(String agentId) {
        boolean theirs = state == TicketState.OFFERED || reached.answered() != null;
        return theirs && offer != null && offer.agentId().equals(agentId);
    }

    /** Whether this agent has answered the customer, be it over or not. */
    public boolean answeredBy(String agentId) {
        return reached.answered() != null && concerns(agentId);
    }

    /** The ticket that a session was made for; empty when it was made for none. */
    public static Optional<String> ofSession(String sessionId) {
        int dot = sessionId.lastIndexOf('.');
        return dot > 0 && sessionId.substring(dot + 1).matches("[1-9][0-9]{0,3}")
                ? Optional.of(sessionId.substring(0, dot))
                : Optional.empty();
    }

    /** Whether this session is the offer that is being made, or the last one. */
    boolean isOffered(String sessionId) {
        return offer != null && offer.sessionId().equals(sessionId);
    }

    Ticket offered(Offer made) {
        return with(TicketState.OFFERED, made, offers + 1, turned, reached);
    }

    Ticket offered(Instant until) {
        Offer made = Objects.requireNonNull(offer);
        Offer longer = new Offer(made.agentId(), made.sessionId(), made.at(), until);
        return with(state, longer, offers, turned, reached);
    }

    /** Back in the line, where it was. */
    Ticket back(@Nullable Turned away, Instant now) {
        List<Turned> left = new ArrayList<>(turned);
        left.removeIf(one -> !now.isBefore(one.until()));
        if (away != null) {
            left.removeIf(one -> one.agentId().equals(away.agentId()));
            left.add(away);
        }
        return with(TicketState.WAITING, offer, offers, left, reached);
    }

    Ticket answered(Offer by, Instant at) {
        return with(TicketState.ANSWERED, by, offers, List.of(), new Reached(at, reached.replied(), null));
    }

    Ticket ended(TicketState how, Instant at) {
        return with(how, offer, offers, List.of(), new Reached(reached.answered(), reached.replied(), at));
    }

    Ticket aliveUntil(Instant later) {
        return new Ticket(
                id, queue, channel, customer, wish, since, state, offer, offers, turned, later, reached, talk, version);
    }

    /** With what has been written by now; {@code replied} is when an agent first wrote, null when none has. */
    public Ticket talked(Talk now, @Nullable Instant replied) {
        Reached when = new Reached(reached.answered(), replied, reached.ended());
        return new Ticket(
                id,
                queue,
                channel,
                customer,
                wish,
                since,
                state,
                offer,
                offers,
                turned,
                aliveUntil,
                when,
                now,
                version);
    }

    private Ticket with(TicketState now, @Nullable Offer made, int times, List<Turned> away, Reached when) {
        return new Ticket(
                id, queue, channel, customer, wish, since, now, made, times, away, aliveUntil, when, talk, version);
    }

    /** The same, as stored under this version. */
    public Ticket at(long storedVersion) {
        return new Ticket(
                id,
                queue,
                channel,
                customer,
                wish,
                since,
                state,
                offer,
                offers,
                turned,
                aliveUntil,
                reached,
                talk,
                storedVersion);
    }
}
