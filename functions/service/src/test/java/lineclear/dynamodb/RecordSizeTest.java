package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.Actor;
import lineclear.agent.AgentRecord;
import lineclear.agent.Channel;
import lineclear.agent.Choice;
import lineclear.agent.Command;
import lineclear.agent.Customer;
import lineclear.agent.Ending;
import lineclear.agent.Kind;
import lineclear.agent.Phase;
import lineclear.agent.Tombstones;
import org.junit.jupiter.api.Test;

/** A record with one session and all its tombstones is one write unit. */
class RecordSizeTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    @Test
    void ofUsualLengthsIsFarBelowOneKilobyte() {
        int size = size(
                "advisor-0017",
                "Ada Lovelace",
                "8f14e45f-ceea-467f-a8f1-0d9c4b1c9a10",
                "c-99812",
                "Grace Hopper",
                "adding-funds",
                "CA0123456789abcdef0123456789abcdef");
        System.out.println("A record of usual lengths with one session and 16 tombstones: " + size + " bytes");
        assertTrue(size < 900, "the record has " + size + " bytes");
    }

    @Test
    void ofTheLongestIdsAndNamesIsBelowOneKilobyte() {
        String longest = "x".repeat(64);
        int size = size(longest, longest, longest, longest, longest, "y".repeat(32), longest);
        System.out.println(
                "A record of the longest ids and names with one session and 16 tombstones: " + size + " bytes");
        assertTrue(size < 1024, "the record has " + size + " bytes");
    }

    private static int size(
            String agentId,
            String name,
            String sessionId,
            String customerId,
            String customerName,
            String doing,
            String callId) {
        LocalTable table = new LocalTable();
        Meter meter = new Meter();
        Actor by = new Actor(Actor.Role.AGENT, agentId);
        table.put(AgentRecord.registered(agentId, name, TestPolicies.KEEN, by, NOW));
        Agents agents = new Agents(
                LocalTable.client(LocalTable.http(), true, meter),
                table.name,
                TestPolicies.standard(TestPolicies.KEEN),
                Clock.fixed(NOW, ZoneOffset.UTC));
        agents.apply(agentId, new Command.SetStatus(Choice.AVAILABLE, null, null, false, by));
        fillTombstones(agents, agentId, sessionId);
        agents.apply(
                agentId,
                new Command.Reserve(
                        sessionId,
                        Channel.VOICE,
                        Kind.STANDARD,
                        new Customer(customerId, customerName, doing),
                        null,
                        "amazon-connect"));
        Meter.Reading connected = meter.of(() -> agents.apply(
                agentId,
                new Command.Connect(
                        sessionId, Phase.CONNECTED, callId, "amazon-connect", null, null, Command.Authority.REQUEST)));
        assertEquals(1, connected.table(), "write units");
        Map<String, Object> item = table.record(agentId);
        assertEquals(Tombstones.SLOTS, ((Map<?, ?>) item.get("ended")).size());
        assertEquals(1, ((Map<?, ?>) item.get("sessions")).size());
        return bytes(item);
    }

    private static void fillTombstones(Agents agents, String agentId, String butNotOf) {
        Set<String> filled = new HashSet<>();
        String spared = Tombstones.Mark.of(butNotOf).slot();
        for (int i = 0; filled.size() < Tombstones.SLOTS; i++) {
            String slot = Tombstones.Mark.of("old-" + i).slot();
            if (filled.add(slot)) {
                agents.apply(agentId, new Command.Release("old-" + i, Ending.COMPLETED));
            }
        }
        assertTrue(filled.contains(spared));
    }

    /** By DynamoDB's published rules: names and texts in UTF-8, numbers half a byte a digit and one, maps 3 and 1 an entry. */
    static int bytes(Object value) {
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        } else if (value instanceof Long number) {
            return (Long.toString(number).replaceAll("0+$", "").length() + 1) / 2 + 1;
        } else if (value instanceof List<?> list) {
            return 3 + list.stream().mapToInt(element -> 1 + bytes(element)).sum();
        }
        Map<?, ?> map = (Map<?, ?>) value;
        boolean item = map.containsKey(TableDefinition.PARTITION_KEY);
        return (item ? 0 : 3)
                + map.entrySet().stream()
                        .mapToInt(entry -> (item ? 0 : 1) + bytes(entry.getKey()) + bytes(entry.getValue()))
                        .sum();
    }
}
