package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import lineclear.agent.Actor;
import lineclear.agent.AgentRecord;
import lineclear.agent.Channel;
import lineclear.agent.Choice;
import lineclear.agent.Command;
import lineclear.agent.Customer;
import lineclear.agent.Ending;
import lineclear.agent.Kind;
import lineclear.agent.Outcome;
import lineclear.agent.Phase;
import lineclear.agent.Policies;
import lineclear.agent.Policy;
import lineclear.agent.Rules;
import org.junit.jupiter.api.Test;

/**
 * What many threads saw is what one after the other would have seen: the records' versions give the order, and replaying the
 * commands in that order through the pure rules gives every answer again.
 *
 * <p>100,000 operations in the build; a million with {@code -Dlineclear.operations=1000000}. The clock stands still during an
 * epoch and then moves, so that holds run out while the replay still knows each operation's instant.
 */
class LinearizabilityTest {
    private static final int OPERATIONS = Integer.getInteger("lineclear.operations", 100_000);
    private static final int EPOCHS = 20;
    private static final int THREADS = 32;
    private static final int AGENTS = 100;
    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    private static final Actor BY = new Actor(Actor.Role.AGENT, "a");
    private static final Policy POLICY = TestPolicies.KEEN;

    private record Operation(
            String agentId, Command command, Instant now, Outcome outcome, long startedNanos, long finishedNanos) {
        long version() {
            return record().version();
        }

        AgentRecord record() {
            if (outcome instanceof Outcome.Changed changed) {
                return changed.record();
            }
            return outcome instanceof Outcome.Refused refused
                    ? refused.record()
                    : ((Outcome.Unchanged) outcome).record();
        }
    }

    @Test
    void aHistoryOfManyThreadsIsTheHistoryOfOne() throws Exception {
        LocalTable table = new LocalTable();
        List<AgentRecord> registered = IntStream.range(0, AGENTS)
                .mapToObj(i -> AgentRecord.registered("a-" + i, "Ada", POLICY, BY, START))
                .toList();
        table.putAll(registered);
        Map<String, List<Operation>> history = new TreeMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                Instant now = START.plus(Duration.ofSeconds(45L * epoch));
                for (Future<List<Operation>> part : threads.invokeAll(parts(table, epoch, now))) {
                    part.get()
                            .forEach(operation -> history.computeIfAbsent(operation.agentId(), id -> new ArrayList<>())
                                    .add(operation));
                }
            }
        } finally {
            threads.shutdownNow();
        }
        int writes = 0;
        for (AgentRecord first : registered) {
            writes += check(first, history.getOrDefault(first.agentId(), List.of()));
        }
        System.out.printf("Linearizable: %d operations, %d of them writes, on %d agents%n", OPERATIONS, writes, AGENTS);
        assertTrue(writes > OPERATIONS / 10, "too few writes to prove anything: " + writes);
    }

    private static List<Callable<List<Operation>>> parts(LocalTable table, int epoch, Instant now) {
        Agents agents = new Agents(
                table.client,
                table.name,
                new Policies(List.of(POLICY), POLICY.name()),
                Clock.fixed(now, ZoneOffset.UTC));
        List<Callable<List<Operation>>> parts = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(1_000L * epoch + thread);
            parts.add(() -> {
                List<Operation> done = new ArrayList<>();
                for (int i = 0; i < OPERATIONS / EPOCHS / THREADS; i++) {
                    String agentId = "a-" + random.nextInt(AGENTS);
                    Command command = command(random, epoch);
                    long started = System.nanoTime();
                    Outcome outcome = agents.apply(agentId, command);
                    done.add(new Operation(agentId, command, now, outcome, started, System.nanoTime()));
                }
                return done;
            });
        }
        return parts;
    }

    /** Few session ids an epoch, so that threads meet in the same sessions. */
    private static Command command(Random random, int epoch) {
        String sessionId = "s-" + epoch + "-" + random.nextInt(12);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Command.Reserve(
                    sessionId,
                    random.nextBoolean() ? Channel.VOICE : Channel.CHAT,
                    Kind.STANDARD,
                    new Customer("c-" + sessionId, null, random.nextBoolean() ? "paying" : null),
                    null,
                    null);
            case 3, 4 -> new Command.Connect(
                    sessionId,
                    random.nextBoolean() ? Phase.RINGING : Phase.CONNECTED,
                    null,
                    null,
                    null,
                    null,
                    Command.Authority.REQUEST);
            case 5, 6 -> new Command.Release(sessionId, Ending.COMPLETED);
            case 7 -> new Command.Clear(1 + random.nextInt(400), null, BY, List.of());
            case 8 -> new Command.SetStatus(Choice.AVAILABLE, null, null, random.nextBoolean(), BY);
            default -> random.nextInt(4) == 0
                    ? new Command.SetStatus(Choice.BREAK, null, null, random.nextBoolean(), BY)
                    : new Command.Settle();
        };
    }

    /** Returns how many writes there were. */
    private static int check(AgentRecord registered, List<Operation> operations) {
        TreeMap<Long, Operation> writes = new TreeMap<>();
        for (Operation operation : operations) {
            if (operation.outcome() instanceof Outcome.Changed) {
                assertEquals(null, writes.put(operation.version(), operation), "two writes of one version");
            }
        }
        Map<Long, AgentRecord> states = new TreeMap<>(Map.of(1L, registered));
        AgentRecord state = registered;
        for (Operation write : writes.values()) {
            Outcome again = Rules.decide(POLICY, state, write.command(), write.now());
            state = assertInstanceOf(Outcome.Changed.class, again, write::toString)
                    .record()
                    .at(state.version() + 1);
            assertEquals(settled(state, write), settled(write.record(), write));
            assertEquals(state.version(), write.version(), "a version is missing");
            states.put(state.version(), state);
        }
        for (Operation operation : operations) {
            if (!(operation.outcome() instanceof Outcome.Changed)) {
                AgentRecord seen = states.get(operation.version());
                assertEquals(operation.outcome(), Rules.decide(POLICY, seen, operation.command(), operation.now()));
            }
        }
        inRealTime(operations);
        return writes.size();
    }

    /** A guessed write leaves a cause or an instant that is over where it was: what the clock makes of both is the same. */
    private static AgentRecord settled(AgentRecord record, Operation operation) {
        return lineclear.agent.Settling.at(POLICY, record, operation.now());
    }

    /** Nobody sees a version older than one that was answered before they asked. */
    private static void inRealTime(List<Operation> operations) {
        List<Operation> byStart = new ArrayList<>(operations);
        byStart.sort(java.util.Comparator.comparingLong(Operation::startedNanos));
        List<Operation> byFinish = new ArrayList<>(operations);
        byFinish.sort(java.util.Comparator.comparingLong(Operation::finishedNanos));
        long answered = 1;
        int finished = 0;
        for (Operation operation : byStart) {
            while (finished < byFinish.size() && byFinish.get(finished).finishedNanos() < operation.startedNanos()) {
                answered = Math.max(answered, byFinish.get(finished++).version());
            }
            assertTrue(operation.version() >= answered, "the past was seen: " + operation);
        }
    }
}
