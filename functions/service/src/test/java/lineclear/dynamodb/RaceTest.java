package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.Session;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Times;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many want the same agent at the same moment. */
@Tag("exhaustive")
class RaceTest {
    private static final int THREADS = 64;
    private static final int ROUNDS = 200;
    private static final int CAPACITY = 3;

    @Test
    void ofSixtyFourAtOnceExactlyOneHoldsTheAgentAndEveryoneElseLearnsUntilWhen() {
        Desk desk = new Desk(TestPolicies.KEEN).available("a-1");
        List<Desk> processes = List.of(
                desk,
                desk.through(desk.local.client, TestPolicies.KEEN),
                desk.through(desk.local.client, TestPolicies.KEEN),
                desk.through(desk.local.client, TestPolicies.PAUSING));
        try (Crowd crowd = new Crowd(THREADS)) {
            for (int i = 0; i < ROUNDS; i++) {
                String round = "r-" + i + "-";
                List<Outcome> outcomes = crowd.all(thread ->
                        processes.get(thread % processes.size()).reserve("a-1", round + thread, Channel.VOICE));
                List<Session> winners = granted(outcomes, round);
                assertEquals(1, winners.size(), "winners of round " + i);
                assertEveryLoserLearns(winners.get(0).until(), outcomes);
                desk.release("a-1", winners.get(0).id(), Ending.CANCELLED);
                desk.clock.forward(java.time.Duration.ofMillis(7));
            }
        }
        assertEquals(2 + 2 * ROUNDS, desk.record("a-1").version(), "nobody but the winners wrote");
    }

    static Stream<Arguments> capacities() {
        return Stream.of(
                Arguments.of(TestPolicies.chats(CAPACITY), CAPACITY),
                Arguments.of(TestPolicies.PUZZEL, 4),
                Arguments.of(TestPolicies.EIGHT, 3),
                Arguments.of(TestPolicies.ASM, 3));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("capacities")
    void ofManyChatsAtOnceExactlyTheCapacityIsGranted(Policy policy, int capacity) {
        Desk desk = new Desk(policy).available("a-1");
        try (Crowd crowd = new Crowd(64)) {
            for (int i = 0; i < 20; i++) {
                String round = "r-" + i + "-";
                List<Outcome> outcomes = crowd.all(thread -> desk.reserve("a-1", round + thread, Channel.CHAT));
                List<Session> winners = granted(outcomes, round);
                assertEquals(capacity, winners.size(), "winners of round " + i);
                assertEveryLoserLearns(desk.clock.instant().plusSeconds(120), outcomes);
                winners.forEach(winner -> desk.release("a-1", winner.id(), Ending.CANCELLED));
            }
        }
        assertEquals(List.of(), desk.record("a-1").open());
    }

    private static List<Session> granted(List<Outcome> outcomes, String round) {
        return outcomes.stream()
                .filter(Outcome.Changed.class::isInstance)
                .map(Outcome.Changed.class::cast)
                .peek(changed -> assertEquals(Outcome.Effect.GRANT, changed.effect()))
                .map(changed -> changed.record().open().stream()
                        .filter(session -> session.id().startsWith(round)
                                && session.id().equals(round + outcomes.indexOf(changed)))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static void assertEveryLoserLearns(Instant until, List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (!(outcome instanceof Outcome.Changed)) {
                Refusal refusal =
                        assertInstanceOf(Outcome.Refused.class, outcome).refusal();
                assertEquals(Refusal.Code.AGENT_BUSY, refusal.code());
                assertEquals(until, refusal.until());
                assertTrue(refusal.detail().contains(Times.text(until)), refusal.detail());
            }
        }
    }
}
