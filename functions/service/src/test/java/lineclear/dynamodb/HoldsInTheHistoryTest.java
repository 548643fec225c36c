package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineclear.TestClock;
import lineclear.agent.Command;
import lineclear.agent.record.Customer;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds that run out, give way or come back, and calls that were only guessed to be theirs: one right item each. */
class HoldsInTheHistoryTest {
    private static final long NINE = TestClock.NINE.toEpochMilli();

    private final Desk desk = new Desk(TestPolicies.KEEN).available("a-1");
    private final StreamOfOneAgent stream = new StreamOfOneAgent(desk, "a-1");

    private void at(int second, Command command) {
        desk.clock.set(TestClock.NINE.plusSeconds(second));
        desk.agents.apply("a-1", command);
        stream.told();
    }

    private static Command reserve(String sessionId) {
        return Desk.reserve(sessionId, Channel.VOICE);
    }

    private static Command reserveOn(String platform, String sessionId) {
        Customer customer = new Customer("c-" + sessionId, "Grace", null);
        return new Command.Reserve(sessionId, Channel.VOICE, Kind.STANDARD, customer, Duration.ofMinutes(2), platform);
    }

    /** What an account's address hears of a call: no session is named. */
    private static Command call(Phase phase, String callId) {
        return new Command.Connect(null, phase, callId, "twilio", Channel.VOICE, Kind.DIRECT, Command.Authority.FACT);
    }

    private static Command callOver(String callId, Ending ending) {
        return new Command.Release(null, ending, callId, "twilio", null);
    }

    private static Command released(String sessionId, Ending ending) {
        return new Command.Release(sessionId, ending);
    }

    private void told(String sessionId, Map<String, Object> wanted) {
        Map<String, Object> item = new java.util.TreeMap<>(stream.item(sessionId));
        List.of("pk", "sk", "v", "ttl", "channel", "kind", "platform", "customerId")
                .forEach(item::remove);
        assertEquals(new java.util.TreeMap<>(wanted), item);
    }

    private static long second(int second) {
        return NINE + second * 1000L;
    }

    /** However long nobody writes the record, and whether or not somebody wrote it while the hold was remembered. */
    @ParameterizedTest
    @ValueSource(ints = {1_020, 90_000})
    void aHoldThatRanOutIsTellsWhenThatWas(int nextWrite) {
        at(0, reserve("s-1"));
        at(130, Desk.setTo(Choice.BREAK));
        assertTrue(stream.heard().isEmpty(), "its call may still take it up");
        at(nextWrite, Desk.setTo(Choice.AVAILABLE));
        assertEquals(1, stream.deliver());
        told("s-1", Map.of("reservedAt", second(0), "endedAt", second(120), "ending", "expired"));
    }

    @Test
    void nobodyWroteTheRecordInBetween() {
        at(0, reserve("s-1"));
        at(90_000, reserve("s-2"));
        assertEquals(1, stream.deliver());
        told("s-1", Map.of("reservedAt", second(0), "endedAt", second(120), "ending", "expired"));
        assertFalse(new SessionHistory(desk.local.client, desk.local.name).hasEnded("a-1", "s-1"));
    }

    @Test
    void aHoldThatItsConnectTookUpAgainEndsOnce() {
        at(0, reserve("s-1"));
        at(130, Desk.setTo(Choice.STOP_NEW));
        at(131, Desk.setTo(Choice.AVAILABLE));
        at(140, Desk.connect("s-1", Phase.RINGING));
        at(150, Desk.connect("s-1", Phase.CONNECTED));
        at(200, released("s-1", Ending.COMPLETED));
        assertEquals(1, stream.deliver());
        told(
                "s-1",
                Map.of(
                        "reservedAt", second(0),
                        "ringingAt", second(140),
                        "connectedAt", second(150),
                        "endedAt", second(200),
                        "ending", "completed"));
    }

    @Test
    void oneThatGaveWayAndCameBackEndsOnce() {
        at(0, reserve("s-1"));
        at(130, reserve("s-2"));
        at(140, Desk.fact("s-1", Phase.CONNECTED));
        assertFalse(desk.record("a-1").sessions().get("s-2").open());
        at(150, released("s-1", Ending.COMPLETED));
        assertTrue(desk.record("a-1").sessions().get("s-2").open());
        at(160, Desk.connect("s-2", Phase.CONNECTED));
        at(170, released("s-2", Ending.COMPLETED));
        assertEquals(2, stream.deliver());
        told(
                "s-2",
                Map.of(
                        "reservedAt", second(130),
                        "connectedAt", second(160),
                        "endedAt", second(170),
                        "ending", "completed"));
    }

    @Test
    void oneThatGaveWayForGoodTellsWhenThatWas() {
        at(0, reserve("s-1"));
        at(130, reserve("s-2"));
        at(140, Desk.fact("s-1", Phase.CONNECTED));
        at(4_000, released("s-1", Ending.COMPLETED));
        assertEquals(2, stream.deliver());
        told("s-2", Map.of("reservedAt", second(130), "endedAt", second(140), "ending", "revoked"));
    }

    @Test
    void aGuessedCallThatWasSomebodyElsesIsNotTheSessions() {
        at(0, reserveOn("twilio", "s-1"));
        at(10, call(Phase.RINGING, "C-1"));
        assertTrue(desk.record("a-1").sessions().get("s-1").guessed());
        at(20, released("s-1", Ending.CANCELLED));
        at(30, call(Phase.CONNECTED, "C-1"));
        at(90, callOver("C-1", Ending.COMPLETED));
        assertEquals(2, stream.deliver());
        told("s-1", Map.of("reservedAt", second(0), "endedAt", second(20), "ending", "cancelled"));
        told("C-1", Map.of("callId", "C-1", "connectedAt", second(30), "endedAt", second(90), "ending", "completed"));
    }

    @Test
    void norIsOneThatRangInVainUntilTheHoldWasForgotten() {
        at(0, reserveOn("twilio", "s-1"));
        at(10, call(Phase.RINGING, "C-1"));
        at(90_000, Desk.setTo(Choice.BREAK));
        assertEquals(1, stream.deliver());
        Map<String, Object> item = stream.item("s-1");
        assertEquals(second(0), item.get("reservedAt"));
        assertTrue(List.of("expired", "revoked").contains(item.get("ending")), item::toString);
    }

    /** The hold was not over yet: its customer may still call. */
    @Test
    void aShortTalkInAGuessedCallIsToldWithItsEnd() {
        at(0, reserveOn("twilio", "s-1"));
        at(10, call(Phase.CONNECTED, "C-1"));
        at(30, callOver("C-1", Ending.COMPLETED));
        assertTrue(desk.record("a-1").sessions().get("s-1").talked());
        at(2_000, Desk.setTo(Choice.BREAK));
        assertEquals(1, stream.deliver());
        told(
                "s-1",
                Map.of(
                        "reservedAt", second(0),
                        "callId", "C-1",
                        "connectedAt", second(10),
                        "endedAt", second(30),
                        "ending", "completed"));
        assertTrue(new SessionHistory(desk.local.client, desk.local.name).hasEnded("a-1", "s-1"));
    }

    @Test
    void anEndThatReconcileHasFoundTellsWhenThePlatformSaysItWas() {
        at(0, reserveOn("twilio", "s-1"));
        at(10, new Command.Connect("s-1", Phase.CONNECTED, "C-1", "twilio", null, null, Command.Authority.REQUEST));
        Instant ended = TestClock.NINE.plusSeconds(300);
        at(4_000, new Command.Reconcile(Map.of("s-1", new Command.Over("C-1", ended))));
        assertEquals(1, stream.deliver());
        assertEquals(second(300), stream.item("s-1").get("endedAt"));
        assertEquals("completed", stream.item("s-1").get("ending"));
    }
}
