package lineclear.routing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import lineclear.agent.Command;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.dynamodb.FaultyHttp;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.queue.Offers;
import lineclear.dynamodb.queue.TicketLine;
import lineclear.queue.Candidate;
import lineclear.queue.Ticket;
import lineclear.queue.TicketCommand;
import lineclear.queue.TicketRules;
import lineclear.queue.TicketState;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Phase;

/**
 * One day in a {@link Centre}, by a clock of its own: in each quarter of a second whatever is due happens at once, on
 * several threads. Agents look at what they have been offered and answer, decline or let it be; customers come, and
 * some go. Whatever fails is tried again, as a stream's batch or an impatient program would; an alarm that is lost is
 * lost.
 */
final class BusyDay {
    private static final Duration STEP = Duration.ofMillis(250);
    private static final Duration LOOKS_OVER = Duration.ofSeconds(60);
    private static final int MOST_STEPS = 4_000;
    private static final List<String> QUEUES = List.of("sales", "support");
    private static final Duration MAY_WAIT_BESIDE = Duration.ofSeconds(3);

    private final Centre centre;
    private final int tickets;
    private final List<String> agentIds = new ArrayList<>();
    private final Random random = new Random(14);
    private final Map<Instant, List<Runnable>> plan = new TreeMap<>();
    private final Map<String, Set<String>> talkedTo = new ConcurrentHashMap<>();
    private final Map<String, AgentRecord> told = new ConcurrentHashMap<>();
    private final Map<String, Instant> seenBeside = new HashMap<>();
    private final Set<String> undone = new TreeSet<>();
    private final AtomicInteger beside = new AtomicInteger();

    BusyDay(Centre centre, int tickets, int agents) {
        this.centre = centre;
        this.tickets = tickets;
        for (int i = 0; i < agents; i++) {
            agentIds.add("a-" + i);
        }
    }

    void run(int threads) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        Instant begun = centre.clock.instant();
        for (int i = 0; i < agentIds.size(); i++) {
            Set<String> on = i % 3 == 0 ? Set.copyOf(QUEUES) : Set.of(QUEUES.get(i % 2));
            String id = agentIds.get(i);
            at(begun.plusSeconds(5), () -> {
                centre.agent(id, on);
                centre.router.forAgent(id);
            });
        }
        for (int i = 0; i < tickets; i++) {
            String id = "t-" + i;
            undone.add(id);
            String queue = QUEUES.get(random.nextInt(2));
            Instant comes = begun.plusMillis(random.nextInt(tickets * 400));
            at(comes, () -> centre.waits(id, queue, Channel.CHAT));
            if (random.nextInt(20) == 0) {
                at(
                        comes.plusSeconds(random.nextInt(60)),
                        () -> centre.tickets.apply(id, new TicketCommand.Leave(Centre.BOSS)));
            }
        }
        Instant overLast = begun;
        for (int step = 0; !plan.isEmpty() || step % 20 != 0 || goesOn(); step++) {
            Instant now = centre.clock.instant();
            assertTrue(
                    step < MOST_STEPS,
                    () -> "still there: "
                            + undone.stream().map(centre.unfaulty::find).toList());
            centre.clock.set(now.plus(STEP));
            together(pool, due(centre.clock.instant()));
            together(
                    pool, agentIds.stream().map(id -> (Runnable) () -> acts(id)).toList());
            together(pool, centre.alarm.due(centre.clock.instant()));
            if (overLast.plus(LOOKS_OVER).isBefore(now)) {
                QUEUES.forEach(queue -> untilItWorks(() -> centre.router.over(queue)));
                overLast = now;
            }
            together(
                    pool,
                    agentIds.stream().map(id -> (Runnable) () -> hears(id)).toList());
            untilItWorks(this::look);
        }
        pool.shutdownNow();
    }

    private void at(Instant when, Runnable what) {
        plan.computeIfAbsent(when, first -> new ArrayList<>()).add(what);
    }

    private List<Runnable> due(Instant now) {
        List<Runnable> due = new ArrayList<>();
        plan.entrySet().removeIf(entry -> {
            boolean is = !entry.getKey().isAfter(now);
            if (is) {
                due.addAll(entry.getValue());
            }
            return is;
        });
        return due;
    }

    private static void together(ExecutorService pool, List<Runnable> all) throws InterruptedException {
        List<Future<?>> done = new ArrayList<>();
        all.forEach(one -> done.add(pool.submit(() -> untilItWorks(one))));
        for (Future<?> one : done) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            }
        }
    }

    private static void untilItWorks(Runnable one) {
        while (true) {
            try {
                one.run();
                return;
            } catch (FaultyHttp.Killed | TableUnreachable fault) {
                // somebody does it again
            }
        }
    }

    /** What an agent does with what they have, now and then; and whatever their record says is told, as by a stream. */
    private void acts(String agentId) {
        AgentRecord record = centre.agents.find(agentId).orElse(null);
        if (record == null) {
            return;
        }
        tell(record);
        if (record.intent().choice() != Choice.AVAILABLE
                && ThreadLocalRandom.current().nextInt(20) == 0) {
            centre.does(agentId, new Command.SetStatus(Choice.AVAILABLE, null, null, false, Centre.BOSS));
        }
        for (Session session : record.open()) {
            int dice = ThreadLocalRandom.current().nextInt(100);
            if (session.phase() == Phase.CONNECTED) {
                if (dice < 3) {
                    centre.ends(agentId, session.id(), Ending.COMPLETED);
                }
            } else if (dice < 12) {
                if (centre.answers(agentId, session.id()) instanceof Offers.Result.Made) {
                    talkedTo.computeIfAbsent(
                                    Ticket.ofSession(session.id()).orElseThrow(),
                                    first -> ConcurrentHashMap.newKeySet())
                            .add(agentId);
                }
            } else if (dice < 13) {
                centre.ends(agentId, session.id(), Ending.DECLINED);
            }
        }
    }

    private void tell(AgentRecord record) {
        AgentRecord before = told.get(record.agentId());
        if (before == null || before.version() != record.version()) {
            centre.facts.of(before, record);
        }
        told.put(record.agentId(), record);
    }

    private void hears(String agentId) {
        centre.agents.find(agentId).ifPresent(this::tell);
    }

    private boolean goesOn() {
        untilItWorks(this::forgetTheDone);
        return !undone.isEmpty();
    }

    private void forgetTheDone() {
        undone.removeIf(id -> centre.tickets
                .find(id)
                .map(ticket -> TicketRules.settled(ticket, centre.clock.instant()))
                .filter(ticket -> ticket.state().last())
                .isPresent());
    }

    private List<Ticket> waiting(Instant now) {
        return QUEUES.stream()
                .flatMap(queue -> centre.line.tickets(queue, TicketLine.WAITING, 100, false).stream())
                .map(ticket -> TicketRules.settled(ticket, now))
                .filter(ticket -> ticket.state() == TicketState.WAITING)
                .toList();
    }

    private List<Ticket> stored(TicketState state) {
        List<Ticket> some = new ArrayList<>();
        for (int i = 0; i < tickets; i++) {
            centre.unfaulty
                    .find("t-" + i)
                    .map(ticket -> TicketRules.settled(ticket, centre.clock.instant()))
                    .filter(ticket -> ticket.state() == state)
                    .ifPresent(some::add);
        }
        return some;
    }

    /** Whether a customer waits beside an agent who could be offered them, and has for too long. */
    private void look() {
        Instant now = centre.clock.instant();
        List<Candidate> free = new ArrayList<>();
        told.values()
                .forEach(record -> Candidates.of(centre.policies, record, now).ifPresent(free::add));
        Map<String, Instant> still = new HashMap<>();
        for (Ticket ticket : free.isEmpty() ? List.<Ticket>of() : waiting(now)) {
            if (free.stream().anyMatch(agent -> agent.fits(ticket, now))) {
                Instant since = seenBeside.getOrDefault(ticket.id(), now);
                still.put(ticket.id(), since);
                beside.addAndGet(since.plus(MAY_WAIT_BESIDE).isBefore(now) ? 1 : 0);
            }
        }
        seenBeside.clear();
        seenBeside.putAll(still);
    }

    Map<String, Set<String>> answeredTwice() {
        Map<String, Set<String>> twice = new TreeMap<>(talkedTo);
        twice.values().removeIf(agents -> agents.size() < 2);
        return twice;
    }

    int answered() {
        return stored(TicketState.CLOSED).size();
    }

    int abandoned() {
        return stored(TicketState.ABANDONED).size();
    }

    int waitedBesideAFreeAgent() {
        return beside.get();
    }

    /** How many were first offered to somebody after a customer of the same queue who came over a second later. */
    int overtaken() {
        int overtaken = 0;
        List<Ticket> all = stored(TicketState.CLOSED);
        for (Ticket one : all) {
            for (Ticket other : all) {
                boolean before = one.queue().equals(other.queue())
                        && one.offers() == 1
                        && one.since().plusSeconds(1).isBefore(other.since())
                        && one.offer().at().isAfter(other.offer().at());
                overtaken += before ? 1 : 0;
            }
        }
        return overtaken;
    }
}
