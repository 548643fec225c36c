package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import lineclear.TestClock;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.record.Tombstones;
import lineclear.dynamodb.table.Attributes;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Phase;
import org.junit.jupiter.api.Test;

/** What becomes of a session is written down once, when it has left its agent's record. */
class SessionHistoryTest {
    private static final long NINE = TestClock.NINE.toEpochMilli();

    private final Meter meter = new Meter();
    private final Desk desk = new Desk(TestPolicies.KEEN).available("a-1");
    private final StreamOfOneAgent stream = new StreamOfOneAgent(desk, "a-1");
    private final SessionHistory history =
            new SessionHistory(LocalTable.client(LocalTable.http(), true, meter), desk.local.name);

    private void aConversation() {
        desk.reserve("a-1", "s-1", Channel.VOICE);
        stream.told();
        desk.clock.forward(Duration.ofSeconds(5));
        desk.connect("a-1", "s-1", Phase.RINGING);
        stream.told();
        desk.clock.forward(Duration.ofSeconds(5));
        desk.connect("a-1", "s-1", Phase.CONNECTED);
        stream.told();
        desk.clock.forward(Duration.ofSeconds(60));
        desk.release("a-1", "s-1", Ending.COMPLETED);
        stream.told();
    }

    @Test
    void aConversationIsWrittenDownOnceWithAllItsTimes() {
        aConversation();
        assertEquals(List.of(3), stream.heard(), "only its end calls history");
        assertEquals(1, stream.deliver());
        Map<String, Object> told = stream.item("s-1");
        assertEquals(NINE, told.get("reservedAt"));
        assertEquals(NINE + 5_000, told.get("ringingAt"));
        assertEquals(NINE + 10_000, told.get("connectedAt"));
        assertEquals(NINE + 70_000, told.get("endedAt"));
        assertEquals("c-s-1", told.get("customerId"));
        assertFalse(told.containsValue("Grace"), "names stay in the record");
        assertEquals((NINE + 70_000) / 1000 + Duration.ofDays(90).toSeconds(), told.get("ttl"));
        assertEquals("completed", told.get("ending"));
    }

    @Test
    void thatIsOneRequestAndOneUnit() {
        aConversation();
        Map<String, Object> after = desk.item("a-1");
        Map<String, Object> before = stream.image(3);
        assertEquals(new Meter.Reading(1, 1, 0), meter.of(() -> history.write(before, after)));
    }

    /** Everybody's next write: it must not be told as an end again. */
    @Test
    void whatEndedIsNoNewsInTheNextWrite() {
        aConversation();
        desk.agents.apply("a-1", new Command.Heartbeat("phone", null));
        desk.reserve("a-1", "s-2", Channel.VOICE);
        stream.told();
        desk.registry.register(
                "a-1", new Registry.Registration("Ada", null, null, List.of(), List.of("q-2")), Desk.ADA);
        stream.told();
        assertEquals(List.of(3), stream.heard());
    }

    /** A lease is no decision, yet the one write that may follow an end for hours: every 20 seconds. */
    @Test
    void norInADevicesNextSign() {
        Desk watched = new Desk(TestPolicies.WATCHED);
        watched.register("a-2");
        watched.agents.apply("a-2", new Command.Heartbeat("phone", null));
        watched.set("a-2", lineclear.word.Choice.AVAILABLE);
        watched.reserve("a-2", "s-1", Channel.VOICE);
        watched.release("a-2", "s-1", Ending.CANCELLED);
        assertTrue(watched.item("a-2").containsKey("ends"));
        watched.clock.forward(Duration.ofSeconds(20));
        watched.agents.apply("a-2", new Command.Heartbeat("phone", null));
        assertFalse(watched.item("a-2").containsKey("ends"));
    }

    @Test
    void aFactAboutASessionWhoseTombstoneIsGoneIsJudgedByTheHistory() {
        aConversation();
        stream.deliver();
        forgetTheTombstone();
        Map<String, Object> before = desk.item("a-1");
        assertTrue(history.hasEnded("a-1", "s-1"));
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
        desk.agents.apply("a-1", Desk.fact("s-1", Phase.CONNECTED));
        desk.agents.apply("a-1", Desk.fact("s-2", Phase.CONNECTED));
        stream.told();
        desk.clock.forward(Duration.ofHours(3));
        desk.agents.apply("a-1", new Command.Clear(desk.record("a-1").version(), "gone", Desk.BOSS, List.of()));
        stream.told();
        assertEquals(2, stream.deliver());
        for (String id : List.of("s-1", "s-2")) {
            Map<String, Object> told = stream.item(id);
            assertEquals("cleared", told.get("ending"));
            assertEquals("boss", told.get("by"));
            assertEquals("gone", told.get("reason"));
            assertEquals(NINE, told.get("connectedAt"));
            assertEquals(NINE + Duration.ofHours(3).toMillis(), told.get("endedAt"));
        }
    }

    /** Where a function of the version before is still at work, its writes say nothing of an end but a tombstone. */
    @Test
    void anEndThatTheVersionBeforeHasWrittenIsToldByItsTombstone() {
        aConversation();
        Map<String, Object> after = desk.item("a-1");
        after.remove("ends");
        assertEquals(1, history.write(stream.image(3), after));
        assertEquals("completed", stream.item("s-1").get("ending"));
        assertEquals(NINE + 70_000, stream.item("s-1").get("endedAt"));
    }

    /** The version before wrote an item when it was reserved, and its record does not say when that was. */
    @Test
    void whatTheVersionBeforeHasWrittenOfASessionThatGoesOnStays() {
        desk.local.client.putItem(put -> put.tableName(desk.local.name)
                .item(Attributes.of(Map.of(
                        "pk", "agent#a-1", "sk", "session#s-1", "v", 3L, "reservedAt", NINE, "customerId", "c-s-1"))));
        desk.agents.apply("a-1", Desk.fact("s-1", Phase.CONNECTED));
        stream.told();
        desk.release("a-1", "s-1", Ending.COMPLETED);
        stream.told().deliver();
        assertEquals(NINE, stream.item("s-1").get("reservedAt"));
        assertEquals("c-s-1", stream.item("s-1").get("customerId"));
        assertEquals("completed", stream.item("s-1").get("ending"));
    }
}
