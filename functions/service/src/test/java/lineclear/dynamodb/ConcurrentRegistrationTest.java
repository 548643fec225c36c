package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lineclear.agent.Outcome;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.Keys;
import lineclear.word.Channel;
import lineclear.word.Choice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;

/** Several register at the same moment. */
@Tag("exhaustive")
class ConcurrentRegistrationTest {
    private static final int THREADS = 8;

    private final Desk desk = new Desk(TestPolicies.KEEN);

    @Test
    void ofManyWhoRegisterTheSameAgentOneCreatesItAndOneProfileRemains() {
        try (Crowd crowd = new Crowd(THREADS)) {
            for (int round = 0; round < 5; round++) {
                String agentId = "a-" + round;
                List<Registry.Registered> all = crowd.all(thread -> desk.register(agentId, phone(agentId, thread)));
                assertEquals(
                        1, all.stream().filter(Registry.Registered::created).count());
                all.forEach(one -> assertInstanceOf(Outcome.Changed.class, one.outcome()));
                assertEquals(THREADS, desk.record(agentId).version());
                assertPointersAreThoseOfTheProfiles();
            }
        }
    }

    @Test
    void ofManyAgentsWhoWantTheSameAddressOneGetsIt() {
        try (Crowd crowd = new Crowd(THREADS)) {
            for (int round = 0; round < 5; round++) {
                Address phone = phone("all", round);
                String prefix = "a-" + round + "-";
                List<Registry.Registered> all = crowd.all(thread -> desk.register(prefix + thread, phone));
                assertEquals(
                        1, all.stream().filter(Registry.Registered::created).count());
                long agents = IntStream.range(0, THREADS)
                        .filter(thread -> desk.agents.find(prefix + thread).isPresent())
                        .count();
                assertEquals(1, agents, "who did not get the address is not registered");
                assertPointersAreThoseOfTheProfiles();
            }
        }
    }

    @Test
    void registrationsAndReservationsOfTheSameAgentDoNotLoseEachOther() {
        desk.available("a-1");
        try (Crowd crowd = new Crowd(THREADS)) {
            crowd.all(thread -> thread % 2 == 0
                    ? desk.register("a-1", phone("a-1", thread))
                    : desk.reserve("a-1", "s-" + thread, Channel.VOICE));
        }
        assertEquals(1, desk.record("a-1").open().size());
        assertEquals(2 + THREADS / 2 + 1, desk.record("a-1").version());
        assertPointersAreThoseOfTheProfiles();
    }

    /** Record and profile are read in one request, but not at one instant. */
    @Test
    void aProfileReadJustBeforeAnotherRegistrationLeavesNoPointerBehind() {
        desk.register("a-1", phone("a-1", 1));
        Map<String, AttributeValue> early =
                Attributes.of(desk.local.table.get(Keys.profile("a-1")).orElseThrow());
        desk.register("a-1", phone("a-1", 2));
        desk.set("a-1", Choice.AVAILABLE);
        Desk torn =
                desk.through(LocalTable.client(LocalTable.http(), true, new EarlyProfile(early)), TestPolicies.KEEN);
        assertInstanceOf(
                Outcome.Changed.class, torn.register("a-1", phone("a-1", 3)).outcome());
        assertPointersAreThoseOfTheProfiles();
    }

    /** Puts an earlier profile into the first answer. */
    private static final class EarlyProfile implements ExecutionInterceptor {
        private Map<String, AttributeValue> early;

        EarlyProfile(Map<String, AttributeValue> early) {
            this.early = early;
        }

        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            if (early == null || !(context.response() instanceof BatchGetItemResponse response)) {
                return context.response();
            }
            Map<String, List<Map<String, AttributeValue>>> responses = new HashMap<>();
            response.responses().forEach((table, items) -> {
                List<Map<String, AttributeValue>> changed = new ArrayList<>(items);
                changed.replaceAll(item -> Keys.PROFILE.equals(item.get("sk").s()) ? early : item);
                responses.put(table, changed);
            });
            early = null;
            return response.toBuilder().responses(responses).build();
        }
    }

    private static Address phone(String whose, int number) {
        return new Address("twilio", whose + "+47" + number);
    }

    @SuppressWarnings("unchecked")
    private void assertPointersAreThoseOfTheProfiles() {
        Map<String, String> pointers = new HashMap<>();
        Map<String, String> profiles = new HashMap<>();
        desk.local.everything().values().forEach(item -> {
            String key = (String) item.get("pk");
            if (Keys.POINTER.equals(item.get("sk"))) {
                pointers.put(key, (String) item.get("agentId"));
            } else if (Keys.PROFILE.equals(item.get("sk"))) {
                for (Map<String, Object> address : (List<Map<String, Object>>) item.get("addresses")) {
                    profiles.put("address#" + address.get("platform") + "#" + address.get("value"), Keys.agentId(key));
                }
            }
        });
        assertEquals(profiles, pointers);
        assertEquals(
                desk.local.everything().keySet().stream()
                        .filter(key -> key.endsWith(Keys.PROFILE))
                        .collect(Collectors.toSet())
                        .size(),
                desk.local.everything().keySet().stream()
                        .filter(key -> key.endsWith(" / " + Keys.RECORD))
                        .count());
    }
}
