package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lineclear.agent.Command;
import lineclear.agent.record.Customer;
import lineclear.agent.record.Tombstones;
import lineclear.dynamodb.checker.Sizes;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.ItemFields;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import org.junit.jupiter.api.Test;

/** A record with one session and all its tombstones is written for one unit: it stays below 1 KB. */
class RecordSizeTest {
    private static final int ONE_UNIT = 1024;

    private final Meter meter = new Meter();

    @Test
    void aTypicalRecordWithASessionAndSixteenTombstonesIsWrittenForOneUnit() {
        assertFits(
                "a-17",
                "Ada Lovelace",
                "ada@example.com",
                "6f1c9a52-0f7e-4b0e-9a55-3a0a6a1f0c11",
                new Customer("c-20491", "Grace Hopper", "adding-funds"),
                "CA0123456789abcdef0123456789abcdef",
                "twilio");
    }

    @Test
    void theLongestRecordWithASessionAndSixteenTombstonesIsWrittenForOneUnit() {
        assertFits(
                "a".repeat(64),
                "n".repeat(64),
                "i".repeat(64),
                "s".repeat(64),
                new Customer("c".repeat(64), "m".repeat(64), "d".repeat(32)),
                "k".repeat(64),
                "amazon-connect");
    }

    private void assertFits(
            String agentId,
            String name,
            String by,
            String sessionId,
            Customer customer,
            String callId,
            String platform) {
        Desk plain = new Desk(TestPolicies.KEEN);
        Desk desk = plain.through(LocalTable.client(LocalTable.http(), true, meter), TestPolicies.KEEN);
        Actor actor = new Actor(Actor.Role.SUPERVISOR, by);
        desk.registry.register(agentId, new Registry.Registration(name, null, null, null, null), actor);
        desk.agents.apply(agentId, new Command.SetStatus(Choice.AVAILABLE, null, null, false, actor));
        bury(desk, agentId);
        desk.agents.apply(
                agentId, new Command.Reserve(sessionId, Channel.VOICE, Kind.ARRANGED, customer, null, platform));
        desk.agents.apply(
                agentId,
                new Command.Connect(sessionId, Phase.RINGING, callId, platform, null, null, Command.Authority.REQUEST));
        Map<String, Object> item = desk.item(agentId);
        Meter.Reading reading =
                meter.of(() -> desk.agents.apply(agentId, new Command.Release("unknown", Ending.COMPLETED)));
        assertEquals(16, ItemFields.of(item.get("ended"), "ended").map().size());
        item.put(RecordCodec.VERSION, 1_000_000_000L);
        int size = Sizes.of(Attributes.of(item));
        System.out.println("record of " + size + " bytes: " + parts(item));
        assertTrue(size < ONE_UNIT, size + " bytes: " + parts(item));
        assertEquals(1, reading.table());
    }

    private static void bury(Desk desk, String agentId) {
        Set<String> slots = new HashSet<>();
        for (int i = 0; slots.size() < Tombstones.SLOTS; i++) {
            if (slots.add(Tombstones.Mark.of("t-" + i).slot())) {
                desk.release(agentId, "t-" + i, Ending.COMPLETED);
            }
        }
    }

    private static Map<String, Integer> parts(Map<String, Object> item) {
        return item.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> Sizes.of(Attributes.of(Map.of(entry.getKey(), entry.getValue())))));
    }
}
