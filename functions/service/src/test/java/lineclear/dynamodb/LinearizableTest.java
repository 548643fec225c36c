package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import lineclear.TestClock;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.Rules;
import lineclear.agent.Settling;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A long history of random commands by many threads on many agents, each with a clock of its own: the versions of a
 * record are the one order in which everything happened, and everybody saw what the rules make of that order. A million
 * operations: {@code -Dlineclear.operations=1000000}.
 */
@Tag("exhaustive")
class LinearizableTest {
    private static final int OPERATIONS = Integer.getInteger("lineclear.operations", 100_000);
    private static final int BATCH = 5_000;
    private static final int THREADS = 16;
    private static final int AGENTS = 200;
    private static final Policy POLICY = TestPolicies.KEEN;

    private final Desk desk = new Desk(POLICY);
    private final AtomicLong counter = new AtomicLong();
    private final AtomicLong millis = new AtomicLong(TestClock.NINE.toEpochMilli());
    private final Map<String, AgentRecord> last = new HashMap<>();
    private final Map<String, Integer> seen = new java.util.TreeMap<>();

    @Test
    void theVersionsOfEachRecordAreOneOrderThatExplainsEveryOutcome() {
        List<String> agentIds =
                IntStream.range(0, AGENTS).mapToObj(i -> "a-" + i).toList();
        agentIds.forEach(agentId -> {
            desk.register(agentId);
            last.put(agentId, desk.record(agentId));
        });
        List<Caller> callers =
                IntStream.range(0, THREADS).mapToObj(this::caller).toList();
        try (Crowd crowd = new Crowd(THREADS)) {
            for (int done = 0; done < OPERATIONS; done += BATCH) {
                List<List<Telltale>> all =
                        crowd.all(thread -> callers.get(thread).calls(BATCH / THREADS + 1, agentIds));
                agentIds.forEach(agentId -> assertOneOrder(agentId, Telltale.of(all, agentId)));
            }
        }
        System.out.println("linearizable, " + counter.get() / 2 + " operations: " + seen);
        assertTrue(counter.get() / 2 >= OPERATIONS);
        assertNotEquals(0, seen.getOrDefault("agent-busy", 0));
    }

    private Caller caller(int index) {
        TestClock clock = new TestClock();
        return new Caller(desk.through(clock, POLICY).agents, clock, new Random(index));
    }

    /** One thread with a clock, and a memory of what it saw last, so that its commands make sense. */
    private final class Caller {
        private final Agents agents;
        private final TestClock clock;
        private final Random random;
        private final Commands commands;
        private final Map<String, AgentRecord> memory = new HashMap<>();

        Caller(Agents agents, TestClock clock, Random random) {
            this.agents = agents;
            this.clock = clock;
            this.random = random;
            this.commands = new Commands(random);
        }

        List<Telltale> calls(int count, List<String> agentIds) {
            List<Telltale> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String agentId = commands.pick(agentIds);
                AgentRecord remembered = memory.getOrDefault(agentId, last.get(agentId));
                clock.set(Instant.ofEpochMilli(millis.addAndGet(random.nextInt(40))));
                Command command = command(remembered);
                Telltale call = Telltale.of(agents, agentId, command, clock.instant(), counter);
                memory.put(agentId, call.record());
                calls.add(call);
            }
            return calls;
        }

        private Command command(AgentRecord remembered) {
            Command command = commands.any(POLICY, List.of(POLICY), remembered);
            return command instanceof Command.Reserve reserve
                    ? commands.reserve(POLICY, "s-" + counter.get() + "-" + reserve.sessionId())
                    : command;
        }
    }

    private void assertOneOrder(String agentId, List<Telltale> calls) {
        calls.forEach(call -> seen.merge(name(call.outcome()), 1, Integer::sum));
        List<Telltale> writes = calls.stream()
                .filter(Telltale::wrote)
                .sorted(Comparator.comparing(write -> write.record().version()))
                .toList();
        Map<Long, AgentRecord> versions = new HashMap<>();
        AgentRecord before = last.get(agentId);
        versions.put(before.version(), before);
        for (Telltale write : writes) {
            assertEquals(before.version() + 1, write.record().version(), () -> "versions of " + agentId);
            assertExplained(write, before);
            before = write.record();
            versions.put(before.version(), before);
        }
        Window window = new Window(last.get(agentId).version(), writes);
        for (Telltale call : calls) {
            window.assertHolds(call);
            if (!call.wrote()) {
                assertExplained(call, versions.get(call.record().version()));
            }
        }
        assertEquals(before, desk.record(agentId), "nobody else wrote");
        last.put(agentId, before);
    }

    private static void assertExplained(Telltale call, AgentRecord before) {
        Outcome wanted = Rules.decide(POLICY, before, call.command(), call.now());
        if (wanted instanceof Outcome.Changed changed) {
            Outcome.Changed seen = (Outcome.Changed) call.outcome();
            AgentRecord record = changed.record().at(before.version() + 1);
            assertEquals(changed.effect(), seen.effect());
            assertEquals(Settling.at(POLICY, record, call.now()), Settling.at(POLICY, seen.record(), call.now()));
        } else if (wanted instanceof Outcome.Told told) {
            Outcome.Told seen = (Outcome.Told) call.outcome();
            AgentRecord record = told.record().at(before.version() + 1);
            assertEquals(told.refusal(), seen.refusal());
            assertEquals(Settling.at(POLICY, record, call.now()), Settling.at(POLICY, seen.record(), call.now()));
        } else {
            assertEquals(wanted, call.outcome());
        }
    }

    private static String name(Outcome outcome) {
        if (outcome instanceof Outcome.Told told) {
            return told.refusal().code().word() + ", written down";
        } else if (outcome instanceof Outcome.Refused refused) {
            Refusal.Code code = refused.refusal().code();
            return code.word();
        }
        return outcome instanceof Outcome.Changed ? "changed" : "unchanged";
    }

    /**
     * What each call may have met: nothing older than what was finished before it began, nothing begun after it ended.
     */
    private record Window(long oldest, List<Telltale> writes) {
        void assertHolds(Telltale call) {
            long version =
                    call.wrote() ? call.record().version() - 1 : call.record().version();
            for (Telltale write : writes) {
                long written = write.record().version();
                assertTrue(write.ended() > call.begun() || written <= version, () -> "stale: " + call + "\n" + write);
                assertTrue(
                        write.begun() < call.ended() || written > version,
                        () -> "from the future: " + call + "\n" + write);
            }
            assertTrue(version >= oldest);
        }
    }
}
