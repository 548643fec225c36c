package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lineclear.TestClock;
import lineclear.agent.Command;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.Keys;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import org.junit.jupiter.api.Test;

/**
 * DynamoDB tells the writes of one item in their order, and some twice; dead letters that somebody sends again come in
 * any. What the history says in the end is the same.
 */
class HistoryInAnyOrderTest {
    private static final int AGENTS = Integer.getInteger("lineclear.trials", 60);

    /** Given up, forgotten, and then its call is up after all: it ends twice. */
    @Test
    void aSessionThatEndsTwiceHasOneRightItemWhateverComesFirst() {
        for (List<Integer> order : List.of(
                List.of(0, 1), List.of(1, 0), List.of(0, 0, 1), List.of(1, 0, 1), List.of(1, 1, 0), List.of(1, 0, 0))) {
            Desk desk = new Desk(TestPolicies.KEEN).available("a-1");
            StreamOfOneAgent stream = new StreamOfOneAgent(desk, "a-1");
            desk.reserve("a-1", "s-1", Channel.VOICE);
            stream.told();
            desk.clock.set(TestClock.NINE.plusSeconds(4_000));
            desk.agents.apply("a-1", Desk.fact("s-1", Phase.CONNECTED));
            stream.told();
            desk.clock.set(TestClock.NINE.plusSeconds(5_000));
            desk.release("a-1", "s-1", Ending.COMPLETED);
            stream.told();
            List<Integer> ends = stream.heard();
            assertEquals(2, ends.size());
            stream.deliver(order.stream().map(ends::get).toList());
            Map<String, Object> item = stream.item("s-1");
            long nine = TestClock.NINE.toEpochMilli();
            assertEquals("completed", item.get("ending"), order::toString);
            assertEquals(nine, item.get("reservedAt"), order::toString);
            assertEquals("c-s-1", item.get("customerId"), order::toString);
            assertEquals(nine + 4_000_000, item.get("connectedAt"), order::toString);
            assertEquals(nine + 5_000_000, item.get("endedAt"), order::toString);
        }
    }

    /** It rang, and later again, and was forgotten both times before somebody answered: the last ringing is told. */
    @Test
    void oneThatEndsThriceTellsTheLastOfEachPhaseWhateverComesFirst() {
        Desk desk = new Desk(TestPolicies.KEEN).available("a-1");
        StreamOfOneAgent stream = new StreamOfOneAgent(desk, "a-1");
        desk.reserve("a-1", "s-1", Channel.VOICE);
        stream.told();
        at(desk, 10, call(Phase.RINGING, "C-1"));
        stream.told();
        at(desk, 4_000, call(Phase.RINGING, "C-2"));
        stream.told();
        at(desk, 8_000, call(Phase.CONNECTED, "C-3"));
        stream.told();
        desk.release("a-1", "s-1", Ending.COMPLETED);
        stream.told();
        List<Integer> ends = stream.heard();
        assertEquals(3, ends.size());
        for (List<Integer> order : List.of(
                List.of(0, 1, 2), List.of(2, 0, 1), List.of(2, 1, 0), List.of(1, 0, 2), List.of(0, 2, 0, 1, 0))) {
            desk.local.client.deleteItem(
                    key -> key.tableName(desk.local.name).key(Attributes.of(Keys.session("a-1", "s-1"))));
            stream.deliver(order.stream().map(ends::get).toList());
            Map<String, Object> item = stream.item("s-1");
            long nine = TestClock.NINE.toEpochMilli();
            assertEquals(nine, item.get("reservedAt"), order::toString);
            assertEquals(nine + 4_000_000, item.get("ringingAt"), order::toString);
            assertEquals(nine + 8_000_000, item.get("connectedAt"), order::toString);
            assertEquals("C-3", item.get("callId"), order::toString);
        }
    }

    private static void at(Desk desk, int second, Command command) {
        desk.clock.set(TestClock.NINE.plusSeconds(second));
        desk.agents.apply("a-1", command);
    }

    private static Command call(Phase phase, String callId) {
        return new Command.Connect(
                "s-1", phase, callId, "twilio", Channel.VOICE, Kind.STANDARD, Command.Authority.FACT);
    }

    @Test
    void randomDaysHaveTheSameItemsInAnyOrder() {
        Random random = new Random(12);
        LocalTable straight = new LocalTable();
        LocalTable jumbled = new LocalTable();
        int ends = 0;
        for (int i = 0; i < AGENTS; i++) {
            List<Walks.Write> day = new Walks(random).day("a-" + i, TestPolicies.ALL);
            SessionHistory history = new SessionHistory(straight.client, straight.name);
            ends += day.stream()
                    .mapToInt(write -> history.write(write.before(), write.after()))
                    .sum();
            List<Walks.Write> any = new ArrayList<>(day);
            any.addAll(day);
            java.util.Collections.shuffle(any, random);
            SessionHistory other = new SessionHistory(jumbled.client, jumbled.name);
            any.forEach(write -> other.write(write.before(), write.after()));
        }
        Map<String, Map<String, Object>> inOrder = straight.everything();
        assertTrue(inOrder.size() > AGENTS / 2, "sessions: " + inOrder.size());
        assertTrue(ends >= inOrder.size());
        assertEquals(inOrder, jumbled.everything());
    }
}
