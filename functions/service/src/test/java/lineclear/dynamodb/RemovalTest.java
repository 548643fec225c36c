package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.record.AgentRecord;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Phase;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The way out: everything of an agent, or nothing. */
class RemovalTest {
    private static final Address PHONE = new Address("twilio", "+4790000000");

    private final Desk desk = new Desk(TestPolicies.KEEN);

    private static void assertRefused(Refusal.Code code, Outcome outcome) {
        assertEquals(
                code, assertInstanceOf(Outcome.Refused.class, outcome).refusal().code());
    }

    @Test
    void recordAddressesAndQueuesGoAndTheVersionStays() {
        desk.register("a-1", PHONE);
        desk.available("a-1");
        AgentRecord before = desk.record("a-1");
        Outcome.Unchanged was = assertInstanceOf(Outcome.Unchanged.class, desk.removal.remove("a-1"));
        assertEquals(before, was.record());
        assertEquals(Set.of(Map.entry("agent#a-1", "profile")), keys());
        Map<String, Object> left = desk.local.everything().values().iterator().next();
        assertEquals(before.version(), left.get("lastVersion"));
        assertEquals(desk.clock.instant().plus(Duration.ofDays(90)).getEpochSecond(), left.get("ttl"));
        assertTrue(desk.agents.find("a-1").isEmpty());
        assertTrue(desk.registry.find("a-1").isEmpty());
        assertEquals(
                List.of(),
                new Roster(desk.local.client, desk.local.name)
                        .page(null, 100)
                        .orElseThrow()
                        .records());
    }

    private Set<Map.Entry<Object, Object>> keys() {
        return desk.local.everything().values().stream()
                .map(item -> Map.entry(item.get("pk"), item.get("sk")))
                .collect(Collectors.toSet());
    }

    @Test
    void theirAddressIsFreeForOthers() {
        desk.register("a-1", PHONE);
        assertRefused(Refusal.Code.ADDRESS_TAKEN, desk.register("a-2", PHONE).outcome());
        desk.removal.remove("a-1");
        assertTrue(desk.register("a-2", PHONE).created());
    }

    /** What a page or a program saw of the former agent must fit nothing of the new one. */
    @Test
    void whoComesAgainUnderTheIdGoesOnCounting() {
        desk.available("a-1");
        desk.reserve("a-1", "s-1", Channel.VOICE);
        desk.release("a-1", "s-1", Ending.CANCELLED);
        long last = desk.record("a-1").version();
        desk.removal.remove("a-1");
        assertTrue(desk.register("a-1").created());
        assertEquals(last + 1, desk.record("a-1").version());
        assertRefused(
                Refusal.Code.VERSION_CHANGED,
                desk.agents.apply("a-1", new Command.Clear(last, null, Desk.BOSS, List.of())));
        Map<String, Object> profile = desk.local.everything().values().stream()
                .filter(item -> item.get("sk").equals("profile"))
                .findFirst()
                .orElseThrow();
        assertNull(profile.get("ttl"), "or it would be gone in 90 days");
        assertNull(profile.get("lastVersion"));
    }

    @Test
    void nobodyIsTakenAwayFromACustomer() {
        desk.available("a-1");
        desk.reserve("a-1", "s-1", Channel.VOICE);
        Map<String, Map<String, Object>> before = desk.local.everything();
        assertRefused(Refusal.Code.AGENT_BUSY, desk.removal.remove("a-1"));
        desk.connect("a-1", "s-1", Phase.CONNECTED);
        assertRefused(Refusal.Code.AGENT_BUSY, desk.removal.remove("a-1"));
        desk.release("a-1", "s-1", Ending.COMPLETED);
        assertFalse(desk.removal.remove("a-1") instanceof Outcome.Refused);
        assertFalse(before.equals(desk.local.everything()));
    }

    @Test
    void aHoldThatHasRunOutKeepsNobodyAndHasItsHistory() {
        for (Duration later : List.of(Duration.ofMinutes(2), Duration.ofHours(1))) {
            String agent = "a-" + later.toMinutes();
            desk.available(agent);
            desk.reserve(agent, "s-1", Channel.VOICE);
            StreamOfOneAgent stream = new StreamOfOneAgent(desk, agent);
            Desk told = desk.through(
                    LocalTable.client(LocalTable.http(), true, new ExecutionInterceptor() {
                        @Override
                        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
                            if (context.request() instanceof UpdateItemRequest) {
                                stream.told();
                            }
                        }
                    }),
                    TestPolicies.KEEN);
            desk.clock.forward(later);
            assertFalse(told.removal.remove(agent) instanceof Outcome.Refused);
            assertTrue(desk.agents.find(agent).isEmpty());
            assertEquals(1, stream.deliver());
            assertEquals("expired", stream.item("s-1").get("ending"));
        }
    }

    @Test
    void whoIsNotThereIsUnknownAndLeavesNothing() {
        assertRefused(Refusal.Code.AGENT_UNKNOWN, desk.removal.remove("a-9"));
        assertEquals(Map.of(), desk.local.everything());
        desk.register("a-1");
        desk.removal.remove("a-1");
        assertRefused(Refusal.Code.AGENT_UNKNOWN, desk.removal.remove("a-1"));
    }

    /** Either the customer has the agent, and the agent stays; or nobody is there any more. */
    @Test
    void aCustomerAndARemovalAtTheSameMomentAreNotBothGranted() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 60; round++) {
                String agent = "a-" + round;
                desk.available(agent);
                List<Callable<Outcome>> calls =
                        List.of(() -> desk.reserve(agent, "s-1", Channel.VOICE), () -> desk.removal.remove(agent));
                List<Future<Outcome>> done = both.invokeAll(calls);
                boolean reserved = !(done.get(0).get() instanceof Outcome.Refused);
                boolean removed = !(done.get(1).get() instanceof Outcome.Refused);
                assertTrue(reserved ^ removed, reserved + " " + removed);
                assertEquals(reserved, desk.agents.find(agent).isPresent());
            }
        } finally {
            both.shutdownNow();
        }
    }
}
