package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.Rules;
import lineclear.agent.Settling;
import lineclear.agent.Verification;
import lineclear.agent.View;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.ItemFields;
import lineclear.dynamodb.table.Keys;
import lineclear.word.Channel;
import lineclear.word.Phase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * DynamoDB promises no order of a map's members. The tests' clients shuffle all of them in every answer; the rules
 * alone, on a record that never left the memory, say the same and show the same.
 */
@Tag("exhaustive")
class MapsHaveNoOrderTest {
    private static final int AGENTS = 80;
    private static final int COMMANDS = 50;

    private final Random random = new Random(9);
    private final Commands commands = new Commands(random);
    private final Walks walks = new Walks(random);
    private int sideBySide;
    private int refused;

    @Test
    void whatIsDecidedAndShownIsWhatTheRulesSayInMemory() {
        for (int i = 0; i < AGENTS; i++) {
            Policy policy = TestPolicies.ALL.get(i % TestPolicies.ALL.size());
            day(new Desk(policy), policy, "a-" + i);
        }
        assertTrue(sideBySide > 200, () -> "several sessions in one record, times: " + sideBySide);
        assertTrue(refused > 200, () -> "refused, times: " + refused);
    }

    private void day(Desk desk, Policy policy, String agentId) {
        desk.register(agentId);
        AgentRecord expected = desk.record(agentId);
        Instant now = desk.clock.instant();
        for (int i = 0; i < COMMANDS; i++) {
            now = walks.later(expected, now);
            desk.clock.set(now);
            Command command = commands.any(policy, List.of(policy), expected);
            Outcome inMemory = Rules.decide(policy, expected, command, now);
            Outcome stored = desk.agents.apply(agentId, command);
            assertEquals(inMemory.getClass(), stored.getClass(), command::toString);
            if (inMemory instanceof Outcome.Refused refusal) {
                assertRefusal(refusal.refusal(), ((Outcome.Refused) stored).refusal(), command);
            } else if (inMemory instanceof Outcome.Told told) {
                assertRefusal(told.refusal(), ((Outcome.Told) stored).refusal(), command);
                expected = told.record().at(((Outcome.Told) stored).record().version());
            } else if (inMemory instanceof Outcome.Changed changed) {
                // A heartbeat that only lengthens a lease makes no new version.
                expected =
                        changed.record().at(((Outcome.Changed) stored).record().version());
            }
            assertSame(policy, expected, desk.record(agentId), now);
        }
    }

    private void assertRefusal(Refusal inMemory, Refusal stored, Command command) {
        assertEquals(inMemory, stored, command::toString);
        refused++;
    }

    private void assertSame(Policy policy, AgentRecord inMemory, AgentRecord stored, Instant now) {
        AgentRecord wanted = Settling.at(policy, inMemory, now);
        AgentRecord seen = Settling.at(policy, stored, now);
        assertEquals(wanted, seen);
        assertEquals(
                List.copyOf(wanted.sessions().values()),
                List.copyOf(seen.sessions().values()));
        assertEquals(View.of(policy, wanted, now), View.of(policy, seen, now));
        assertEquals(Verification.byRecord(policy, wanted, now), Verification.byRecord(policy, seen, now));
        sideBySide += seen.sessions().size() > 1 ? 1 : 0;
    }

    @Test
    void manyRecordsComeInTheOrderInWhichTheyAreAskedFor() {
        Desk desk = new Desk(TestPolicies.KEEN);
        List<String> ids = IntStream.range(0, 20).mapToObj(i -> "a-" + i).toList();
        ids.forEach(desk::register);
        List<String> twice = new ArrayList<>(ids);
        twice.addAll(ids);
        assertEquals(
                ids, desk.agents.find(twice).stream().map(AgentRecord::agentId).toList());
    }

    @Test
    void theAnswersAreReallyShuffled() {
        LocalTable local = new LocalTable();
        Map<String, Object> members = new LinkedHashMap<>();
        IntStream.range(0, 8).forEach(i -> members.put("m-" + i, (long) i));
        Map<String, Object> key = Keys.record("a-1");
        Map<String, Object> item = new LinkedHashMap<>(key);
        item.put("map", members);
        local.client.putItem(its -> its.tableName(local.name).item(Attributes.of(item)));
        Set<String> orders = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            Map<String, Object> read = local.table.get(key).orElseThrow();
            assertEquals(item, read);
            orders.add(read.get("map").toString());
        }
        assertTrue(orders.size() > 5, orders::toString);
    }

    @Test
    void theSessionsOfARecordStandByTheirBeginningThenByTheirIds() {
        Desk desk = new Desk(TestPolicies.CHATS).available("a-1");
        for (String id : List.of("s-b", "s-c", "s-a")) {
            desk.reserve("a-1", id, Channel.CHAT);
        }
        assertEquals(List.of("s-a", "s-b", "s-c"), ids(desk.record("a-1")));
        desk.clock.forward(Duration.ofSeconds(1));
        desk.connect("a-1", "s-a", Phase.RINGING);
        assertEquals(List.of("s-b", "s-c", "s-a"), ids(desk.record("a-1")));
    }

    @Test
    void aSessionThatDoesNotSayWhenItBeganIsNoneOfOurs() {
        Desk desk = new Desk(TestPolicies.KEEN).available("a-1");
        desk.reserve("a-1", "s-1", Channel.VOICE);
        Map<String, Object> item = desk.item("a-1");
        ItemFields.of(item.get(RecordCodec.SESSIONS), "sessions")
                .map("s-1")
                .map()
                .remove("since");
        String said = assertThrows(IllegalStateException.class, () -> RecordCodec.decode(item))
                .getMessage();
        assertTrue(said.contains("'since'"), said);
    }

    private static List<String> ids(AgentRecord record) {
        return record.open().stream().map(Session::id).toList();
    }
}
