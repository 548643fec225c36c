package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineclear.TestClock;
import lineclear.agent.Outcome;
import lineclear.agent.record.Tombstones;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Phase;
import org.junit.jupiter.api.Test;

/** What the stream tells of each session, delivered once, twice, or again from the start. */
class SessionHistoryTest {
    private final Desk desk = new Desk(TestPolicies.KEEN);
    private final SessionHistory history = new SessionHistory(desk.local.client, desk.local.name);
    private final List<Map<String, Object>> images = new ArrayList<>(List.of(Map.of()));

    private void aConversation() {
        desk.available("a-1");
        image();
        desk.reserve("a-1", "s-1", Channel.VOICE);
        image();
        desk.clock.forward(Duration.ofSeconds(5));
        desk.connect("a-1", "s-1", Phase.RINGING);
        image();
        desk.clock.forward(Duration.ofSeconds(5));
        desk.connect("a-1", "s-1", Phase.CONNECTED);
        image();
        desk.clock.forward(Duration.ofSeconds(60));
        desk.release("a-1", "s-1", Ending.COMPLETED);
        image();
    }

    private void image() {
        images.add(desk.item("a-1"));
    }

    private int deliver(int index) {
        return history.write(images.get(index - 1), images.get(index));
    }

    private Map<String, Object> told() {
        return desk.local.table.get(Keys.session("a-1", "s-1")).orElseThrow();
    }

    @Test
    void aConversationIsWrittenDownWithItsTimes() {
        aConversation();
        for (int i = 1; i < images.size(); i++) {
            assertEquals(i == 1 ? 0 : 1, deliver(i));
            assertEquals(i == images.size() - 1, history.hasEnded("a-1", "s-1"));
        }
        long nine = TestClock.NINE.toEpochMilli();
        Map<String, Object> told = told();
        assertEquals(nine, told.get("reservedAt"));
        assertEquals(nine + 5_000, told.get("ringingAt"));
        assertEquals(nine + 10_000, told.get("connectedAt"));
        assertEquals(nine + 70_000, told.get("endedAt"));
        assertEquals("c-s-1", told.get("customerId"));
        assertFalse(told.containsValue("Grace"), "names stay in the record");
        assertEquals((nine + 70_000) / 1000 + Duration.ofDays(90).toSeconds(), told.get("ttl"));
        assertEquals("completed", told.get("ending"));
    }

    @Test
    void whatIsDeliveredTwiceOrOutOfOrderChangesNothing() {
        aConversation();
        for (int i = 1; i < images.size(); i++) {
            deliver(i);
            Map<String, Object> told = i == 1 ? Map.of() : told();
            for (int again = i; again > 0; again--) {
                deliver(again);
                assertEquals(told, i == 1 ? Map.of() : told());
            }
        }
    }

    @Test
    void theEndDeliveredFirstIsNotUndoneByTheBeginning() {
        aConversation();
        deliver(images.size() - 1);
        Map<String, Object> told = told();
        for (int i = 1; i < images.size(); i++) {
            deliver(i);
        }
        assertEquals(told, told());
        assertTrue(history.hasEnded("a-1", "s-1"));
    }

    @Test
    void aFactAboutASessionWhoseTombstoneIsGoneIsJudgedByTheHistory() {
        aConversation();
        deliver(images.size() - 1);
        forgetTheTombstone();
        Map<String, Object> before = desk.item("a-1");
        assertInstanceOf(Outcome.Unchanged.class, desk.agents.apply("a-1", Desk.fact("s-1", Phase.CONNECTED)));
        assertEquals(before, desk.item("a-1"));
        Outcome.Changed taken =
                assertInstanceOf(Outcome.Changed.class, desk.agents.apply("a-1", Desk.fact("s-2", Phase.CONNECTED)));
        assertEquals(Outcome.Effect.TAKE, taken.effect());
        assertEquals("s-2", desk.record("a-1").open().get(0).id());
    }

    /** Another session of the same slot ends. */
    private void forgetTheTombstone() {
        String slot = Tombstones.Mark.of("s-1").slot();
        int other = 0;
        while (!Tombstones.Mark.of("t-" + other).slot().equals(slot)) {
            other++;
        }
        desk.release("a-1", "t-" + other, Ending.COMPLETED);
        assertFalse(desk.record("a-1").ended().hold("s-1"));
    }

    @Test
    void twoSessionsThatEndInOneWriteAreBothWrittenDown() {
        desk.available("a-1");
        desk.agents.apply("a-1", Desk.fact("s-1", Phase.CONNECTED));
        desk.agents.apply("a-1", Desk.fact("s-2", Phase.CONNECTED));
        Map<String, Object> before = desk.item("a-1");
        desk.clock.forward(Duration.ofHours(3));
        desk.agents.apply(
                "a-1", new lineclear.agent.Command.Clear((long) before.get("version"), "gone", Desk.BOSS, List.of()));
        assertEquals(2, history.write(before, desk.item("a-1")));
        for (String id : List.of("s-1", "s-2")) {
            Map<String, Object> told =
                    desk.local.table.get(Keys.session("a-1", id)).orElseThrow();
            assertEquals("cleared", told.get("ending"));
            assertEquals("boss", told.get("by"));
            assertEquals("gone", told.get("reason"));
        }
    }
}
