package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import lineclear.TestClock;
import lineclear.agent.record.AgentRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTest {

    @ParameterizedTest(name = "{0} agents, {1} on a page")
    @CsvSource({"0, 1", "0, 100", "1, 1", "1, 100", "60, 1", "250, 50", "250, 100", "250, 7"})
    void everyAgentIsListedOnceAndNoPageIsTooLong(int agents, int limit) {
        LocalTable local = new LocalTable();
        List<String> ids = IntStream.range(0, agents)
                .mapToObj(i -> "agent." + i + "@~:+-_")
                .toList();
        local.putAll(ids.stream()
                .map(id -> AgentRecord.registered(
                        new AgentRecord.Identity(id, "Ada", null, TestPolicies.KEEN.name()),
                        TestPolicies.KEEN.revision(),
                        Desk.BOSS,
                        TestClock.NINE))
                .toList());
        Roster roster = new Roster(local.client, local.name);
        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            Roster.Page page = roster.page(cursor, limit).orElseThrow();
            assertTrue(page.records().size() <= limit);
            assertTrue(page.next() == null || page.records().size() == limit, "a page is full, or the last");
            page.records().stream().map(AgentRecord::agentId).forEach(listed::add);
            cursor = page.next();
        } while (cursor != null);
        assertEquals(agents, listed.size());
        assertEquals(new TreeSet<>(ids), new TreeSet<>(listed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "3:a", "null"})
    void whatIsNotEvenEncodedAsACursorIsNotOne(String cursor) {
        assertNoCursor(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "3", ":", ":a", "16:", "99:a-1", "-1:a", "3:a b", "3:a#record", "003:a", "{}"})
    void whatIsEncodedButSaysSomethingElseIsNoCursor(String text) {
        assertNoCursor(Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anIdLongerThanAnyAgentsIsNoCursor() {
        assertNoCursor(Base64.getUrlEncoder().encodeToString(("3:" + "a".repeat(65)).getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertNoCursor(String cursor) {
        Desk desk = new Desk(TestPolicies.KEEN);
        assertTrue(
                new Roster(desk.local.client, desk.local.name).page(cursor, 10).isEmpty(), cursor);
    }
}
