package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The write won, and its answer never came: nothing is doubled, nothing lost, and success is reported. */
class LostRepliesTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Actor AGENT = new Actor(Actor.Role.AGENT, "a-17");

    private final DropsReplies network = new DropsReplies();
    private final LocalTable table = new LocalTable();
    private final Agents sure = agents(table.client);

    private Agents agents(software.amazon.awssdk.services.dynamodb.DynamoDbClient client) {
        return new Agents(client, table.name, TestPolicies.standard(TestPolicies.KEEN), CLOCK);
    }

    @AfterEach
    void close() {
        network.close();
    }

    private record Step(String name, List<Command> before, Command command, Outcome.Effect effect) {}

    private static Command reserve(String sessionId, String doing) {
        return new Command.Reserve(
                sessionId, Channel.VOICE, Kind.STANDARD, new Customer("c-9", null, doing), null, null);
    }

    private static Command connect(String sessionId, Command.Authority authority) {
        return new Command.Connect(sessionId, Phase.CONNECTED, null, null, Channel.VOICE, Kind.STANDARD, authority);
    }

    private static List<Step> steps() {
        Command available = new Command.SetStatus(Choice.AVAILABLE, null, null, false, AGENT);
        Command later = new Command.SetStatus(Choice.BREAK, null, null, true, AGENT);
        Command request = connect("s-1", Command.Authority.REQUEST);
        Outcome.Effect change = Outcome.Effect.CHANGE;
        return List.of(
                new Step("set-status, guessed", List.of(), available, change),
                new Step("reserve, guessed", List.of(available), reserve("s-1", null), Outcome.Effect.GRANT),
                new Step("connect, guessed", List.of(available, reserve("s-1", null)), request, change),
                new Step(
                        "release, guessed",
                        List.of(available, reserve("s-1", null), request),
                        new Command.Release("s-1", Ending.COMPLETED),
                        change),
                new Step(
                        "reserve again, versioned",
                        List.of(available, reserve("s-1", null)),
                        reserve("s-1", "x"),
                        change),
                new Step("set-status later, versioned", List.of(available, reserve("s-1", null)), later, change),
                new Step("early end, versioned", List.of(available), new Command.Release("s-1", Ending.FAILED), change),
                new Step(
                        "clear, versioned",
                        List.of(available, reserve("s-1", null)),
                        new Command.Clear(3, null, AGENT, List.of()),
                        change),
                new Step(
                        "a call nobody reserved",
                        List.of(available),
                        connect("s-9", Command.Authority.FACT),
                        Outcome.Effect.TAKE));
    }

    @TestFactory
    List<DynamicTest> atEveryStepOnceOrTwiceInARowWithTheSdksRetriesAndWithout() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Step step : steps()) {
            for (boolean retries : List.of(true, false)) {
                for (int from = 0; from < 3; from++) {
                    for (int howMany = 1; howMany <= 2; howMany++) {
                        int lostFrom = from;
                        int lost = howMany;
                        tests.add(DynamicTest.dynamicTest(
                                step.name() + ", answers lost from " + from + ": " + howMany + ", sdk retries "
                                        + retries,
                                () -> survives(step, retries, lostFrom, lost)));
                    }
                }
            }
        }
        return tests;
    }

    private void survives(Step step, boolean retries, int from, int howMany) {
        AgentRecord straight = played("a-1", step);
        AgentRecord seen = before("a-2", step);
        try (var client = LocalTable.client(network, retries)) {
            network.lose(from, howMany);
            Outcome outcome = agents(client).apply("a-2", step.command());
            network.up();
            Outcome.Changed changed = assertInstanceOf(Outcome.Changed.class, outcome);
            assertEquals(step.effect(), changed.effect());
            AgentRecord stored = sure.find("a-2").orElseThrow();
            assertEquals(seen.version() + 1, stored.version(), "written once");
            assertEquals(stored, changed.record());
            assertEquals(straight.sessions(), stored.sessions());
            assertEquals(straight.ended(), stored.ended());
            assertEquals(straight.intent(), stored.intent());
            assertEquals(straight.availability(), stored.availability());
        }
    }

    private AgentRecord played(String agentId, Step step) {
        before(agentId, step);
        sure.apply(agentId, step.command());
        return sure.find(agentId).orElseThrow();
    }

    private AgentRecord before(String agentId, Step step) {
        table.put(AgentRecord.registered(agentId, "Ada", TestPolicies.KEEN, AGENT, NOW));
        step.before().forEach(command -> sure.apply(agentId, command));
        return sure.find(agentId).orElseThrow();
    }

    @Test
    void aTableThatDoesNotAnswerIsSaidToBeUnreachableAndNothingIsWritten() {
        Step step = steps().get(1);
        AgentRecord seen = before("a-17", step);
        try (var client = LocalTable.client(network, false)) {
            network.down();
            assertThrows(TableUnreachable.class, () -> agents(client).apply("a-17", step.command()));
            network.up();
            assertEquals(seen, sure.find("a-17").orElseThrow());
            assertInstanceOf(Outcome.Changed.class, agents(client).apply("a-17", step.command()));
        }
    }

    @Test
    void aRegistrationWhoseAnswerIsLostHasHappenedOnce() {
        for (boolean retries : List.of(true, false)) {
            for (int from = 0; from < 3; from++) {
                String agentId = "r-" + retries + from;
                try (var client = LocalTable.client(network, retries)) {
                    Registry registry =
                            new Registry(client, table.name, TestPolicies.standard(TestPolicies.KEEN), CLOCK);
                    network.lose(from, 1);
                    Registry.Registered registered = registry.register(
                            agentId,
                            new Registry.Registration(
                                    "Ada", null, List.of(new Address("twilio", "+44" + agentId)), List.of("q")),
                            AGENT);
                    network.up();
                    assertInstanceOf(Outcome.Changed.class, registered.outcome());
                    assertTrue(registered.created(), "created, answers lost from " + from);
                    assertEquals(1, sure.find(agentId).orElseThrow().version());
                    Map<String, Object> pointer = table.table
                            .get(Keys.address(new Address("twilio", "+44" + agentId)))
                            .orElseThrow();
                    assertEquals(agentId, pointer.get("agentId"));
                }
            }
        }
    }
}
