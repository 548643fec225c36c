package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import lineclear.TestClock;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.PolicySettings;
import lineclear.agent.policy.Presets;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.table.Keys;
import lineclear.word.Channel;
import lineclear.word.Choice;
import org.junit.jupiter.api.Test;

/** Who the agents are: record, profile and addresses, all or nothing. */
class RegistrationTest {
    private static final Address PHONE = new Address("twilio", "+4790000000");
    private static final Address DESK = new Address("twilio", "+4790000001");
    private static final Address WORKER = new Address("connect", "arn:aws:connect:agent/17");

    private final Desk desk = new Desk(TestPolicies.KEEN);

    @Test
    void aNewAgentHasEveryMapSoThatABlindWriteBelowItWorks() {
        assertTrue(desk.register("a-1").created());
        Map<String, Object> item = desk.item("a-1");
        for (String map : List.of("sessions", "ended", "freeAt")) {
            assertEquals(Map.of(), item.get(map), map);
        }
        assertEquals(1L, item.get("version"));
        assertEquals(Keys.roster(Keys.shard("a-1")), item.get("roster"));
    }

    @Test
    void registeringAgainChangesWhoTheyAreAndTouchesNoSession() {
        desk.available("a-1");
        desk.reserve("a-1", "s-1", Channel.VOICE);
        AgentRecord before = desk.record("a-1");
        Registry.Registered again = desk.registry.register(
                "a-1", new Registry.Registration("Ada L.", TestPolicies.STRICT, null, List.of(PHONE), null), Desk.BOSS);
        assertFalse(again.created());
        AgentRecord after = desk.record("a-1");
        assertEquals(((Outcome.Changed) again.outcome()).record(), after);
        assertEquals(before.sessions(), after.sessions());
        assertEquals(before.intent(), after.intent());
        assertEquals("Ada L.", after.name());
        assertEquals("strict", after.policy());
        assertEquals(before.version() + 1, after.version());
        assertEquals("a-1", holder(PHONE));
    }

    @Test
    void theSameRegistrationAgainWritesNothing() {
        desk.register("a-1", PHONE);
        Map<String, Map<String, Object>> before = desk.local.everything();
        assertInstanceOf(Outcome.Unchanged.class, desk.register("a-1", PHONE).outcome());
        assertEquals(before, desk.local.everything());
    }

    @Test
    void anAddressOfSomebodyElseIsRefusedAndLeavesEverythingUntouched() {
        desk.register("a-1", PHONE);
        desk.register("a-2", DESK);
        Map<String, Map<String, Object>> before = desk.local.everything();
        for (String agentId : List.of("a-2", "a-3")) {
            Registry.Registered registered = desk.register(agentId, WORKER, PHONE);
            Refusal refusal = assertInstanceOf(Outcome.Refused.class, registered.outcome())
                    .refusal();
            assertEquals(Refusal.Code.ADDRESS_TAKEN, refusal.code());
            assertTrue(refusal.detail().contains(PHONE.value()), refusal.detail());
            assertEquals(before, desk.local.everything());
        }
    }

    @Test
    void addressesThatAreGivenUpAreFreeForOthersAtOnce() {
        desk.register("a-1", PHONE, DESK);
        desk.register("a-1", DESK, WORKER);
        assertEquals(null, holder(PHONE));
        assertInstanceOf(Outcome.Changed.class, desk.register("a-2", PHONE).outcome());
        desk.register("a-1");
        assertEquals(null, holder(DESK));
        assertEquals(null, holder(WORKER));
        assertInstanceOf(Outcome.Changed.class, desk.register("a-2", DESK).outcome());
        assertEquals(null, holder(PHONE));
    }

    @Test
    void whatARegistrationLeavesOutStays() {
        desk.register("a-1", PHONE);
        desk.registry.register("a-1", new Registry.Registration("Grace", null, null, null, null), Desk.BOSS);
        assertEquals("a-1", holder(PHONE));
        Map<String, Object> profile = desk.local.table.get(Keys.profile("a-1")).orElseThrow();
        assertEquals(List.of("q-1"), profile.get("queues"));
        assertEquals(List.of(Map.of("platform", "twilio", "value", PHONE.value())), profile.get("addresses"));
    }

    @Test
    void anAddressNamedTwiceIsOneAddress() {
        assertTrue(desk.register("a-1", PHONE, PHONE).created());
        assertEquals("a-1", holder(PHONE));
    }

    private Object holder(Address address) {
        return desk.local
                .table
                .get(Keys.address(address.platform(), address.value()))
                .map(item -> item.get("agentId"))
                .orElse(null);
    }

    @Test
    void anAgentWhosePolicyIsGoneWorksUnderTheDefaultOneAndCanBeRegisteredAnew() {
        PolicySettings none = new PolicySettings(Map.of(), Map.of(), null, Map.of());
        Policy gone = Presets.named("puzzel").orElseThrow().policy("gone", none);
        Desk desk = new Desk(TestPolicies.KEEN);
        desk.local.put(AgentRecord.registered(
                new AgentRecord.Identity("a-1", "Ada", null, gone.name()), gone.revision(), Desk.BOSS, TestClock.NINE));
        assertInstanceOf(Outcome.Changed.class, desk.set("a-1", Choice.AVAILABLE));
        assertInstanceOf(Outcome.Changed.class, desk.reserve("a-1", "s-1", Channel.VOICE));
        desk.registry.register("a-1", new Registry.Registration("Ada", TestPolicies.KEEN, null, null, null), Desk.BOSS);
        assertEquals("keen", desk.record("a-1").policy());
        assertEquals(1, desk.record("a-1").open().size());
    }
}
