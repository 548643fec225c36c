package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lineclear.agent.Actor;
import lineclear.agent.AgentRecord;
import lineclear.agent.Channel;
import lineclear.agent.Choice;
import lineclear.agent.Command;
import lineclear.agent.Customer;
import lineclear.agent.Ending;
import lineclear.agent.Kind;
import lineclear.agent.Outcome;
import lineclear.agent.Policies;
import lineclear.agent.Policy;
import lineclear.agent.Refusal;
import lineclear.agent.Times;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 64 customers want the same agent at the same moment. */
class RaceTest {
    private static final int THREADS = 64;
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final Actor AGENT = new Actor(Actor.Role.AGENT, "a-17");

    private final LocalTable table = new LocalTable();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Agents agents(Policy policy) {
        Agents agents = new Agents(
                table.client,
                table.name,
                new Policies(List.of(policy), policy.name()),
                Clock.fixed(NOW, ZoneOffset.UTC));
        table.put(AgentRecord.registered("a-17", "Ada", policy, AGENT, NOW));
        agents.apply("a-17", new Command.SetStatus(Choice.AVAILABLE, null, null, false, AGENT));
        return agents;
    }

    private List<Outcome> race(Agents agents, int round, Channel channel) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<Outcome>> callers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Command reserve = new Command.Reserve(
                    "s-" + round + "-" + i, channel, Kind.STANDARD, new Customer("c-" + i, null, null), null, null);
            callers.add(() -> {
                start.await();
                return agents.apply("a-17", reserve);
            });
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> outcome : threads.invokeAll(callers)) {
            outcomes.add(outcome.get());
        }
        return outcomes;
    }

    private static List<String> winners(List<Outcome> outcomes, int round) {
        List<String> winners = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Changed) {
                winners.add("s-" + round + "-" + i);
            }
        }
        return winners;
    }

    @Test
    void exactlyOneWinsEachOfTwoHundredRoundsAndTheOthersHearUntilWhen() throws Exception {
        Agents agents = agents(TestPolicies.KEEN);
        Instant end = NOW.plus(TestPolicies.KEEN.hold());
        for (int round = 0; round < 200; round++) {
            List<Outcome> outcomes = race(agents, round, Channel.VOICE);
            List<String> winners = winners(outcomes, round);
            assertEquals(1, winners.size(), "winners of round " + round);
            for (Outcome outcome : outcomes) {
                if (outcome instanceof Outcome.Refused refused) {
                    assertEquals(Refusal.Code.AGENT_BUSY, refused.refusal().code());
                    assertEquals(end, refused.refusal().until());
                    assertTrue(refused.refusal().detail().contains(Times.text(end)));
                }
            }
            AgentRecord record = agents.find("a-17").orElseThrow();
            assertEquals(
                    winners, record.open().stream().map(session -> session.id()).toList());
            agents.apply("a-17", new Command.Release(winners.get(0), Ending.CANCELLED));
        }
    }

    @Test
    void asManyWinAsThereIsRoomForChats() throws Exception {
        for (int capacity : List.of(2, 3, 7)) {
            Agents agents = agents(TestPolicies.chats(capacity));
            List<Outcome> outcomes = race(agents, capacity, Channel.CHAT);
            assertEquals(capacity, winners(outcomes, capacity).size());
            assertEquals(capacity, agents.find("a-17").orElseThrow().open().size());
        }
    }
}
