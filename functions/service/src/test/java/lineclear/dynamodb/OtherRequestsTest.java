package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.Customer;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the calls cost that are not in the table of functions/README.md: the kinds, the pauses, every refusal,
 * everything that looks first.
 */
class OtherRequestsTest {
    private final Meter meter = new Meter();

    private void costs(Supplier<?> call, int requests, int tableUnits, int indexUnits) {
        AtomicReference<Object> answer = new AtomicReference<>();
        Meter.Reading reading = meter.of(() -> answer.set(call.get()));
        assertEquals(new Meter.Reading(requests, tableUnits, indexUnits), reading, () -> "" + answer);
    }

    /** DynamoDB charges a write unit for a refused condition as well, but reports it nowhere. */
    private void refused(Refusal.Code code, Supplier<Outcome> call) {
        AtomicReference<Outcome> answer = new AtomicReference<>();
        Meter.Reading reading = meter.of(() -> answer.set(call.get()));
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, answer.get());
        assertEquals(code, refused.refusal().code());
        assertEquals(new Meter.Reading(1, 0, 0), reading, () -> "" + answer);
    }

    private Desk metered(Policy policy) {
        Desk desk = new Desk(policy).available("a-1");
        return desk.through(LocalTable.client(LocalTable.http(), true, meter), policy);
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"VOICE", "CHAT"})
    void aSessionOfAnyKindWithPlatformAndCallCostsOneRequestAStep(Channel channel) {
        for (Kind kind : Kind.values()) {
            Desk desk = metered(TestPolicies.KEEN);
            Command reserve =
                    new Command.Reserve("s-1", channel, kind, new Customer("c-1", null, null), null, "twilio");
            costs(() -> desk.agents.apply("a-1", reserve), 1, 1, 0);
            for (Phase phase : List.of(Phase.RINGING, Phase.CONNECTED)) {
                Command connect =
                        new Command.Connect("s-1", phase, "call-1", "twilio", null, null, Command.Authority.REQUEST);
                int watched = phase == Phase.RINGING ? 1 : 0;
                costs(() -> desk.agents.apply("a-1", connect), 1, 1, watched);
            }
            costs(() -> desk.release("a-1", "s-1", Ending.COMPLETED), 1, 1, 1);
        }
    }

    @Test
    void anAgentWhoPausedIsReservedWithOneRequest() {
        Desk desk = metered(TestPolicies.PAUSING);
        desk.reserve("a-1", "s-1", Channel.VOICE);
        costs(() -> desk.connect("a-1", "s-1", Phase.CONNECTED), 1, 1, 1);
        costs(() -> desk.release("a-1", "s-1", Ending.COMPLETED), 1, 1, 1);
        desk.clock.forward(Duration.ofSeconds(30));
        costs(() -> desk.reserve("a-1", "s-2", Channel.VOICE), 1, 1, 0);
        costs(() -> desk.release("a-1", "s-2", Ending.DECLINED), 1, 1, 0);
        desk.clock.forward(Duration.ofSeconds(10));
        costs(() -> desk.reserve("a-1", "s-3", Channel.VOICE), 1, 1, 0);
    }

    /** Once a minute: 43,200 write units a month. */
    @Test
    void theFiguresOfARunOfReconcileAreOneRequestAndOneWriteUnit() {
        Desk desk = new Desk(TestPolicies.KEEN);
        DriftRuns runs = new DriftRuns(LocalTable.client(LocalTable.http(), true, meter), desk.local.name);
        DriftRuns.Run largest = new DriftRuns.Run(
                desk.clock.instant(),
                15,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE);
        costs(
                () -> {
                    runs.write(largest);
                    return largest;
                },
                1,
                1,
                0);
        costs(() -> runs.since(desk.clock.instant()), 1, 0, 0);
    }

    @Test
    void everyRefusalIsOneRequestAndNoWrite() {
        Desk desk = metered(TestPolicies.KEEN);
        desk.reserve("a-1", "s-1", Channel.VOICE);
        refused(Refusal.Code.AGENT_BUSY, () -> desk.reserve("a-1", "s-2", Channel.CHAT));
        refused(Refusal.Code.HOLD_EXPIRED, () -> desk.connect("a-1", "s-2", Phase.CONNECTED));
        Command stale = new Command.Clear(2, null, Desk.BOSS, List.of());
        refused(Refusal.Code.VERSION_CHANGED, () -> desk.agents.apply("a-1", stale));
        refused(Refusal.Code.STATUS_NOT_ALLOWED, () -> desk.set("a-1", Choice.STOP_NEW));
        desk.clock.forward(Duration.ofMinutes(2));
        refused(Refusal.Code.HOLD_EXPIRED, () -> desk.reserve("a-1", "s-1", Channel.VOICE));
        desk.set("a-1", Choice.BREAK);
        refused(Refusal.Code.HOLD_EXPIRED, () -> desk.connect("a-1", "s-1", Phase.RINGING));
        refused(Refusal.Code.AGENT_UNAVAILABLE, () -> desk.reserve("a-1", "s-3", Channel.VOICE));
        refused(Refusal.Code.AGENT_UNAVAILABLE, () -> desk.reserve("a-1", "s-3", Channel.EMAIL));
        desk.release("a-1", "s-1", Ending.CANCELLED);
        refused(Refusal.Code.SESSION_ENDED, () -> desk.reserve("a-1", "s-1", Channel.VOICE));
        refused(Refusal.Code.AGENT_UNKNOWN, () -> desk.reserve("nobody", "s-1", Channel.VOICE));
        refused(Refusal.Code.AGENT_UNKNOWN, () -> desk.release("nobody", "s-1", Ending.COMPLETED));
        refused(Refusal.Code.AGENT_UNKNOWN, () -> desk.agents.apply("nobody", stale));
    }

    @Test
    void everythingElseIsTwoRequestsAtMost() {
        Desk desk = metered(TestPolicies.KEEN);
        desk.reserve("a-1", "s-1", Channel.VOICE);
        costs(() -> desk.reserve("a-1", "s-1", Channel.VOICE), 1, 0, 0);
        Command news = new Command.Reserve(
                "s-1", Channel.VOICE, Kind.STANDARD, new Customer("c-s-1", null, "confirming"), null, null);
        costs(() -> desk.agents.apply("a-1", news), 2, 1, 0);
        costs(() -> desk.set("a-1", Choice.BREAK), 2, 1, 0);
        costs(() -> desk.agents.find("a-1"), 1, 0, 0);
        long seen = (long) desk.item("a-1").get("version");
        Command clear = new Command.Clear(seen, null, Desk.BOSS, List.of());
        costs(() -> desk.agents.apply("a-1", clear), 2, 1, 0);
        costs(() -> desk.release("a-1", "s-1", Ending.COMPLETED), 1, 0, 0);
        costs(() -> desk.release("a-1", "s-9", Ending.COMPLETED), 2, 1, 0);
        desk.set("a-1", Choice.AVAILABLE);
        desk.reserve("a-1", "s-2", Channel.VOICE);
        desk.clock.forward(Duration.ofMinutes(3));
        costs(() -> desk.agents.apply("a-1", new Command.Reconcile(Map.of())), 1, 0, 0);
        costs(() -> desk.connect("a-1", "s-2", Phase.CONNECTED), 2, 1, 1);
        desk.release("a-1", "s-2", Ending.COMPLETED);
        desk.reserve("a-1", "s-3", Channel.VOICE);
        desk.clock.forward(Duration.ofMinutes(3));
        costs(() -> desk.reserve("a-1", "s-4", Channel.VOICE), 2, 1, 0);
        register(2, desk, new Address("twilio", "+47"));
        register(2, desk, new Address("twilio", "+48"));
        register(1, desk, new Address("twilio", "+48"));
    }

    /** Without the units: what DynamoDB Local reports of a transaction is not what DynamoDB's price list says. */
    private void register(int requests, Desk desk, Address address) {
        assertEquals(requests, meter.of(() -> desk.register("a-2", address)).requests());
    }
}
