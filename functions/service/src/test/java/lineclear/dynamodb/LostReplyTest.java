package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import lineclear.agent.Outcome;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** DynamoDB has done what was asked, and the answer never arrives. */
@Tag("exhaustive")
class LostReplyTest {

    static Stream<Arguments> everyStep() {
        return Scenario.all().stream()
                .flatMap(scenario -> Stream.of(true, false).map(retries -> Arguments.of(scenario, retries)));
    }

    @ParameterizedTest(name = "{0}, retries of the SDK: {1}")
    @MethodSource("everyStep")
    void nothingIsDoubledNothingIsLostAndTheAnswerIsTheSame(Scenario scenario, boolean sdkRetries) {
        Desk desk = scenario.prepared();
        Map<String, Map<String, Object>> before = desk.local.everything();
        FaultyHttp clean = new FaultyHttp(request -> FaultyHttp.NONE);
        Object answer = call(scenario, desk, clean, sdkRetries);
        Map<String, Map<String, Object>> after = Scenario.left(desk);
        assertEquals(scenario.requests(), clean.requests());
        for (int first = 0; first < scenario.requests(); first++) {
            for (int times = 1; times <= 2; times++) {
                desk.local.restore(before);
                FaultyHttp http = new FaultyHttp(lost(first, times));
                String which = "lost: " + times + " from request " + first;
                assertEquals(answer, call(scenario, desk, http, sdkRetries), which);
                assertEquals(after, Scenario.left(desk), which);
                assertTrue(http.requests() > first + times, which);
            }
        }
    }

    @Test
    void aReplyLostAfterALostRaceIsRecognisedAsWell() {
        Desk desk = new Desk(TestPolicies.KEEN);
        for (boolean sdkRetries : List.of(true, false)) {
            for (int lost = 0; lost < 6; lost++) {
                String agentId = "a-" + sdkRetries + lost;
                desk.available(agentId);
                int which = lost;
                FaultyHttp http = new FaultyHttp(request -> request == 1
                        ? FaultyHttp.after(() -> desk.release(agentId, "s-2", Ending.CANCELLED))
                        : request == which ? FaultyHttp.REPLY_LOST : FaultyHttp.NONE);
                Desk other = desk.through(LocalTable.client(http, sdkRetries), TestPolicies.PAUSING);
                Outcome outcome = other.reserve(agentId, "s-1", Channel.VOICE);
                // Where somebody wrote between the lost reply and the next look, the hold is found as it stands.
                assertTrue(
                        outcome instanceof Outcome.Unchanged
                                || ((Outcome.Changed) outcome).effect() == Outcome.Effect.GRANT,
                        outcome::toString);
                assertEquals(4, desk.record(agentId).version(), "registered, available, tombstone, reserved");
                assertEquals(1, desk.record(agentId).open().size());
            }
        }
    }

    @Test
    void aCallThatGaveUpCanBeRepeated() {
        Desk desk = new Desk(TestPolicies.KEEN).available("a-1");
        FaultyHttp http = new FaultyHttp(lost(0, 4));
        Desk unlucky = desk.through(LocalTable.client(http, false), TestPolicies.KEEN);
        assertThrows(TableUnreachable.class, () -> unlucky.set("a-1", Choice.BREAK));
        assertInstanceOf(Outcome.Unchanged.class, unlucky.set("a-1", Choice.BREAK));
        assertEquals(3, desk.record("a-1").version());
    }

    private static IntFunction<FaultyHttp.Fault> lost(int first, int times) {
        return request -> request >= first && request < first + times ? FaultyHttp.REPLY_LOST : FaultyHttp.NONE;
    }

    private static Object call(Scenario scenario, Desk desk, FaultyHttp http, boolean sdkRetries) {
        return scenario.call().apply(desk.through(LocalTable.client(http, sdkRetries), scenario.guessing()));
    }
}
