package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineclear.TestClock;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.Presets;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Customer;
import lineclear.metrics.Metrics;
import lineclear.pages.MarkedPage;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each operation costs, as DynamoDB counts it; the table in functions/README.md is made from the same figures. */
class RequestsTest {
    private static final Actor AGENT = new Actor(Actor.Role.AGENT, "a-17");

    private final Meter meter = new Meter();
    private final LocalTable table = new LocalTable();
    private final TestClock clock = new TestClock();
    private final Map<String, Meter.Reading> figures = new LinkedHashMap<>();
    private Agents agents;
    private int sessions;

    private void under(Policy policy) {
        Policies policies = TestPolicies.standard(policy);
        var client = LocalTable.client(LocalTable.http(), true, meter);
        agents = new Agents(client, table.name, policies, clock, Metrics.NONE);
        AgentRecord registered = AgentRecord.registered(
                new AgentRecord.Identity("a-17", "Ada", null, policy.name()),
                policy.revision(),
                AGENT,
                clock.instant());
        table.put(registered);
        figures.clear();
    }

    private Meter.Reading take(String what, Command command, Class<? extends Outcome> expected) {
        Outcome[] outcome = new Outcome[1];
        Meter.Reading reading = meter.of(() -> outcome[0] = agents.apply("a-17", command));
        assertInstanceOf(expected, outcome[0], what);
        figures.putIfAbsent(what, reading);
        return reading;
    }

    private void changes(String what, Command command, int requests, int units, int onIndexes) {
        Meter.Reading reading = take(what, command, Outcome.Changed.class);
        assertEquals(requests, reading.requests(), what + ": requests");
        assertEquals(units, reading.table(), what + ": write units on the table");
        assertEquals(onIndexes, reading.indexes(), what + ": write units on indexes");
    }

    private void leaves(String what, Command command, Class<? extends Outcome> expected) {
        Meter.Reading reading = take(what, command, expected);
        assertEquals(1, reading.requests(), what + ": requests");
        assertEquals(0, reading.indexes(), what + ": write units on indexes");
    }

    private Command reserve(Channel channel) {
        return reserve("s-" + ++sessions, channel, null);
    }

    private static Command reserve(String sessionId, Channel channel, String doing) {
        return new Command.Reserve(
                sessionId, channel, Kind.STANDARD, new Customer("c-9", "Grace", doing), null, "twilio");
    }

    private Command connect(Phase phase) {
        return new Command.Connect("s-" + sessions, phase, "CA-1", "twilio", null, null, Command.Authority.REQUEST);
    }

    private Command release(Ending ending) {
        return new Command.Release("s-" + sessions, ending);
    }

    private static Command choose(Choice choice) {
        return new Command.SetStatus(choice, null, null, false, AGENT);
    }

    @Test
    void theUsualWayIsOneRequestAndOneWriteUnitEach() {
        under(TestPolicies.KEEN);
        changes("set-status of an idle agent", choose(Choice.AVAILABLE), 1, 1, 0);
        for (Channel channel : List.of(Channel.VOICE, Channel.CHAT)) {
            changes("reserve an idle agent", reserve(channel), 1, 1, 0);
            changes("connect: ringing", connect(Phase.RINGING), 1, 1, 1);
            changes("connect: connected", connect(Phase.CONNECTED), 1, 1, 0);
            changes("release a conversation", release(Ending.COMPLETED), 1, 1, 1);
            changes("reserve", reserve(channel), 1, 1, 0);
            changes("connect without ringing", connect(Phase.CONNECTED), 1, 1, 1);
            changes("release", release(Ending.COMPLETED), 1, 1, 1);
            changes("reserve", reserve(channel), 1, 1, 0);
            changes("release a hold (cancelled)", release(Ending.CANCELLED), 1, 1, 0);
        }
        leaves("set-status, second click", choose(Choice.AVAILABLE), Outcome.Unchanged.class);
        changes("reserve", reserve(Channel.VOICE), 1, 1, 0);
        leaves("reserve, refused: agent-busy", reserve("s-99", Channel.VOICE, null), Outcome.Refused.class);
        leaves("reserve again, nothing new", reserve("s-" + sessions, Channel.VOICE, null), Outcome.Unchanged.class);
        changes("reserve again, doing something else", reserve("s-" + sessions, Channel.VOICE, "x"), 2, 1, 0);
        changes("set-status after the session", new Command.SetStatus(Choice.BREAK, null, null, true, AGENT), 2, 1, 0);
        changes("release with a status waiting", release(Ending.COMPLETED), 2, 1, 0);
        leaves("release, second time", release(Ending.COMPLETED), Outcome.Unchanged.class);
        leaves("connect, refused: session-ended", connect(Phase.CONNECTED), Outcome.Refused.class);
        leaves("reserve, refused: agent-unavailable", reserve(Channel.VOICE), Outcome.Refused.class);
        changes("release before its own reserve", release(Ending.CANCELLED), 2, 1, 0);
        changes("set-status", choose(Choice.AVAILABLE), 1, 1, 0);
        changes("reserve", reserve(Channel.VOICE), 1, 1, 0);
        long version = agents.find("a-17").orElseThrow().version();
        changes("clear a hold", new Command.Clear(version, null, AGENT, List.of()), 2, 1, 0);
        changes("reserve", reserve(Channel.VOICE), 1, 1, 0);
        clock.forward(Duration.ofMinutes(3));
        changes("reserve after a hold that ran out", reserve(Channel.VOICE), 2, 1, 0);
        changes("connected", connect(Phase.CONNECTED), 2, 1, 1);
        clock.forward(Duration.ofHours(1));
        leaves("reconcile: a look at a live call", new Command.Reconcile(Map.of()), Outcome.Unchanged.class);
        changes("release", release(Ending.COMPLETED), 2, 1, 1);
        changes("reserve", reserve(Channel.VOICE), 1, 1, 0);
        changes("ringing", connect(Phase.RINGING), 1, 1, 1);
        clock.forward(Duration.ofMinutes(3));
        leaves("reconcile: a look at a phone that rang out", new Command.Reconcile(Map.of()), Outcome.Unchanged.class);
        clock.forward(Duration.ofMinutes(20));
        changes("reconcile: a phone that rang out is forgotten", new Command.Reconcile(Map.of()), 2, 1, 1);
        assertEquals(1, meter.of(() -> agents.find("a-17")).requests());
        thePageSaysTheSame();
    }

    @Test
    void anAgentWhoseWrapUpOrCoolOffIsOverIsIdle() {
        under(TestPolicies.PAUSING);
        take("available", choose(Choice.AVAILABLE), Outcome.Changed.class);
        for (Ending ending : List.of(Ending.COMPLETED, Ending.DECLINED, Ending.NO_ANSWER)) {
            changes("reserve before " + ending, reserve(Channel.VOICE), 1, 1, 0);
            take("phase", connect(ending == Ending.COMPLETED ? Phase.CONNECTED : Phase.RINGING), Outcome.Changed.class);
            changes("release " + ending, release(ending), 1, 1, 1);
            leaves("refused while " + ending, reserve(Channel.VOICE), Outcome.Refused.class);
            clock.forward(Duration.ofSeconds(30));
        }
        changes("reserve when the cool-off is over", reserve(Channel.VOICE), 1, 1, 0);
    }

    /** The first session of each preset, on the channel that its agents take first. */
    @ParameterizedTest
    @ValueSource(strings = {"keen", "puzzel", "8x8", "asm"})
    void everyPresetsFirstSessionIsOneRequestEach(String name) {
        Policy policy = Presets.named(name).orElseThrow().policy();
        under(policy);
        Channel channel = policy.channels().iterator().next();
        changes("available", choose(Choice.AVAILABLE), 1, 1, 0);
        for (int i = 0; i < 2; i++) {
            changes("reserve", reserve(channel), 1, 1, 0);
            changes("ringing", connect(Phase.RINGING), 1, 1, 1);
            changes("connected", connect(Phase.CONNECTED), 1, 1, 0);
            changes("release", release(Ending.COMPLETED), 1, 1, 1);
            clock.forward(Duration.ofMinutes(1));
            if (name.equals("asm")) {
                changes("available by hand", choose(Choice.AVAILABLE), 1, 1, 0);
            }
        }
        leaves(
                "refused",
                new Command.Reserve("s-1", channel, Kind.STANDARD, new Customer("c", null, null), null, null),
                Outcome.Refused.class);
    }

    @Test
    void whatDependsOnMoreThanAGuessCanKnowIsLookedAtFirst() {
        under(TestPolicies.WATCHED);
        changes("heartbeat", new Command.Heartbeat("phone", null), 1, 1, 0);
        changes("set-status: midnight moves", choose(Choice.AVAILABLE), 2, 1, 0);
        changes("reserve", reserve(Channel.VOICE), 1, 1, 0);
        changes("ringing: misses are counted", connect(Phase.RINGING), 2, 1, 1);
        changes("connected", connect(Phase.CONNECTED), 1, 1, 0);
        long version = agents.find("a-17").orElseThrow().version();
        clock.forward(Duration.ofSeconds(20));
        changes("heartbeat of another device", new Command.Heartbeat("laptop", null), 1, 1, 0);
        assertEquals(version, agents.find("a-17").orElseThrow().version(), "a lease disturbs nobody");
        changes("release", release(Ending.COMPLETED), 1, 1, 1);
        clock.forward(Duration.ofSeconds(90));
        leaves("nobody there", reserve(Channel.VOICE), Outcome.Refused.class);
        changes("heartbeat", new Command.Heartbeat("laptop", null), 1, 1, 0);
        changes("reserve", reserve(Channel.VOICE), 1, 1, 0);
    }

    @Test
    void anAgentWhoDoesNotOfferEverythingCostsTwoRequestsOnceAndThenOne() {
        under(TestPolicies.KEEN);
        take("available", choose(Choice.AVAILABLE), Outcome.Changed.class);
        Map<Switch, Boolean> noChats = Map.of(Switch.CHATS, false);
        changes("switch", new Command.SetStatus(null, null, null, false, noChats, AGENT), 2, 1, 0);
        changes("reserve", reserve(Channel.VOICE), 1, 1, 0);
        changes("release", release(Ending.CANCELLED), 1, 1, 0);
        leaves("refused", reserve(Channel.CHAT), Outcome.Refused.class);
        agents = new Agents(
                LocalTable.client(LocalTable.http(), true, meter),
                table.name,
                TestPolicies.standard(TestPolicies.KEEN),
                clock,
                Metrics.NONE);
        changes("reserve, by another process", reserve(Channel.VOICE), 2, 1, 0);
        changes("release", release(Ending.CANCELLED), 1, 1, 0);
    }

    @Test
    void anAgentOfAnotherPolicyCostsTwoRequestsOnceAndThenOne() {
        under(TestPolicies.PAUSING);
        Policies keenFirst = TestPolicies.standard(TestPolicies.KEEN);
        agents = new Agents(
                LocalTable.client(LocalTable.http(), true, meter), table.name, keenFirst, clock, Metrics.NONE);
        changes("available", choose(Choice.AVAILABLE), 2, 1, 0);
        changes("reserve", reserve(Channel.VOICE), 1, 1, 0);
    }

    @Test
    void aBlindWriteToAnUnknownAgentMakesNothing() {
        under(TestPolicies.KEEN);
        Map<String, Map<String, Object>> before = table.everything();
        for (Command command : List.of(
                reserve(Channel.VOICE), connect(Phase.CONNECTED), release(Ending.COMPLETED), choose(Choice.BREAK))) {
            Outcome[] outcome = new Outcome[1];
            Meter.Reading reading = meter.of(() -> outcome[0] = agents.apply("a-99", command));
            assertEquals(1, reading.requests());
            assertEquals(
                    Refusal.Code.AGENT_UNKNOWN,
                    ((Outcome.Refused) outcome[0]).refusal().code());
        }
        assertEquals(before, table.everything());
    }

    private void thePageSaysTheSame() {
        List<String> rows = new ArrayList<>(
                List.of("| operation | requests | write units: table | indexes |", "| --- | --- | --- | --- |"));
        figures.forEach((what, reading) -> {
            if (what.contains(" ") && !what.equals("connect without ringing")) {
                rows.add("| %s | %d | %.0f | %.0f |"
                        .formatted(what, reading.requests(), reading.table(), reading.indexes()));
            }
        });
        try {
            new MarkedPage("functions/README.md")
                    .part("requests", String.join("\n", rows))
                    .saysSo(RequestsTest.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
