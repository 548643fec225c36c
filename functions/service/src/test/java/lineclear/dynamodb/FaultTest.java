package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import lineclear.agent.Outcome;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.metrics.Metrics;
import lineclear.word.Channel;
import lineclear.word.Choice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The table is away, or busy, or the process dies. */
@Tag("exhaustive")
class FaultTest {

    @Test
    void aTableThatIsAwayFromTheStartIsUnreachableAndNotARefusal() throws IOException {
        Desk desk = new Desk(TestPolicies.KEEN);
        try (DynamoDbClient nowhere = LocalTable.client(LocalTable.http(), false, nobodyListens())) {
            Desk away = desk.through(nowhere, TestPolicies.KEEN);
            assertThrows(TableUnreachable.class, () -> away.reserve("a-1", "s-1", Channel.VOICE));
            assertThrows(TableUnreachable.class, () -> away.agents.find("a-1"));
            assertThrows(TableUnreachable.class, () -> away.register("a-1"));
            assertThrows(TableUnreachable.class, () -> new Roster(nowhere, desk.local.name).page(null, 10));
        }
    }

    @Test
    void someThrottlingIsWaitedOut() {
        Desk desk = new Desk(TestPolicies.KEEN).available("a-1");
        Desk throttled = desk.through(
                client(request -> request < 3 ? FaultyHttp.THROTTLED : FaultyHttp.NONE), TestPolicies.KEEN);
        assertInstanceOf(Outcome.Changed.class, throttled.set("a-1", Choice.BREAK));
        assertEquals(3, desk.record("a-1").version());
    }

    @Test
    void throttlingWithoutEndIsUnreachableAndChangesNothing() {
        Desk desk = new Desk(TestPolicies.KEEN).available("a-1");
        Map<String, Object> before = desk.item("a-1");
        Desk throttled = desk.through(client(request -> FaultyHttp.THROTTLED), TestPolicies.KEEN);
        assertThrows(TableUnreachable.class, () -> throttled.set("a-1", Choice.BREAK));
        assertThrows(TableUnreachable.class, () -> throttled.register("a-1"));
        assertEquals(before, desk.item("a-1"));
    }

    @Test
    void aRegistrationUnderWayIsWaitedFor() {
        Desk desk = new Desk(TestPolicies.KEEN).available("a-1");
        Desk other = desk.through(
                client(request -> request == 0 ? FaultyHttp.IN_A_TRANSACTION : FaultyHttp.NONE), TestPolicies.KEEN);
        Outcome.Changed changed = assertInstanceOf(Outcome.Changed.class, other.reserve("a-1", "s-1", Channel.VOICE));
        assertEquals(Outcome.Effect.GRANT, changed.effect());
        assertEquals(3, changed.record().version());
    }

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aProcessThatDiesLeavesNothingHalfWrittenAndAnotherCarriesOn(Scenario scenario) {
        Desk desk = scenario.prepared();
        Map<String, Map<String, Object>> before = desk.local.everything();
        Object answer = scenario.call().apply(desk);
        Map<String, Map<String, Object>> after = Scenario.left(desk);
        for (int last = 0; last < scenario.requests(); last++) {
            desk.local.restore(before);
            int dies = last;
            Desk dying = desk.through(
                    client(request -> request == dies ? FaultyHttp.KILLED : FaultyHttp.NONE), scenario.guessing());
            assertThrows(FaultyHttp.Killed.class, () -> scenario.call().apply(dying));
            assertEquals(before, desk.local.everything(), "died before request " + dies);
            assertEquals(answer, scenario.call().apply(desk));
            assertEquals(after, Scenario.left(desk));
        }
    }

    @Test
    void aTableThatDoesNotExistIsAFaultAndNotUnreachable() {
        Desk desk = new Desk(TestPolicies.KEEN);
        Agents lost = new Agents(
                desk.local.client, "no-such-table", TestPolicies.standard(TestPolicies.KEEN), desk.clock, Metrics.NONE);
        Exception fault = assertThrows(RuntimeException.class, () -> lost.apply("a-1", Desk.setTo(Choice.BREAK)));
        assertTrue(!(fault instanceof TableUnreachable), fault.toString());
    }

    private static DynamoDbClient client(IntFunction<FaultyHttp.Fault> plan) {
        return LocalTable.client(new FaultyHttp(plan), false);
    }

    /** A port that was free a moment ago, and on which nobody answers. */
    private static URI nobodyListens() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }
}
