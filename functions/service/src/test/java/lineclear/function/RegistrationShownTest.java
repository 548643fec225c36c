package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code register} keeps can be read back by whoever may register, and by nobody else. */
class RegistrationShownTest {
    private static final String ADA =
            """
            {"name":"Ada","policy":"puzzel","timeZone":"Europe/Oslo",
             "addresses":[{"platform":"twilio","value":"+15550100017"},{"platform":"connect","value":"arn:aws:a/17"}],
             "queues":["q-2","q-1"],"skills":["swedish","billing"]}
            """;

    private final Workbench workbench = new Workbench();

    @AfterEach
    void close() {
        workbench.close();
    }

    private Workbench.Answer register(String body) {
        return workbench.call("PUT /agents/{agentId}", "a-17", "supervisor", body);
    }

    private Workbench.Answer show(String scope, String registration) {
        return workbench.call("GET /agents/{agentId}", "a-17", scope, null, event -> {
            event.setQueryStringParameters(Map.of("registration", registration));
            return event;
        });
    }

    @Test
    void itIsWhatWasRegistered() throws Exception {
        register(ADA);
        assertEquals(
                new ObjectMapper().readTree(ADA),
                show("supervisor", "true").body().get("registration"));
    }

    @Test
    void itIsAddedToTheAgentInOneRequest() {
        register(ADA);
        JsonNode plain = workbench.show("a-17").body();
        int before = workbench.requests.get();
        ObjectNode shown = (ObjectNode) show("supervisor", "true").body();
        assertEquals(1, workbench.requests.get() - before);
        shown.remove("registration");
        assertEquals(plain, shown);
    }

    @Test
    void whatWasNeverToldIsEmptyOrNullOrTheDeploymentsDefault() {
        register("{\"name\":\"Ada\"}");
        assertEquals(
                "{\"name\":\"Ada\",\"policy\":\"keen\",\"timeZone\":null,\"addresses\":[],\"queues\":[],\"skills\":[]}",
                show("supervisor", "true").body().get("registration").toString());
    }

    @Test
    void registeredOnceMoreTheAgentStaysAsTheyAre() {
        register(ADA);
        JsonNode shown = show("supervisor", "true").body();
        assertEquals(200, register(shown.get("registration").toString()).status());
        assertEquals(shown, show("supervisor", "true").body());
    }

    @Test
    void whatALaterRegistrationLeavesOutIsStillThere() {
        register(ADA);
        register("{\"name\":\"Ada King\",\"queues\":[]}");
        JsonNode kept = show("supervisor", "true").body().get("registration");
        assertEquals("Ada King", kept.get("name").asText());
        assertEquals("Europe/Oslo", kept.get("timeZone").asText());
        assertEquals(2, kept.get("addresses").size());
        assertTrue(kept.get("queues").isEmpty());
    }

    @Test
    void asMuchAsCanBeRegisteredIsShown() {
        ObjectNode most = Json.object().put("name", "n".repeat(64));
        for (int i = 0; i < 10; i++) {
            most.withArray("addresses").addObject().put("platform", "twilio").put("value", "v".repeat(255) + i);
        }
        for (int i = 0; i < 32; i++) {
            most.withArray("queues").add(String.format("%064d", i));
        }
        register(most.toString());
        JsonNode kept = show("supervisor", "true").body().get("registration");
        assertEquals(most.get("addresses"), kept.get("addresses"));
        assertEquals(most.get("queues"), kept.get("queues"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "client", "nobody"})
    void onlySupervisorsMayAskForIt(String scope) {
        register(ADA);
        assertEquals("forbidden", show(scope, "true").code());
    }

    @Test
    void whoeverDoesNotAskForItIsNotShownIt() {
        register(ADA);
        for (String scope : new String[] {"agent", "client", "supervisor"}) {
            assertFalse(show(scope, "false").body().has("registration"));
        }
        assertFalse(workbench.show("a-17").body().has("registration"));
        assertFalse(register(ADA).body().has("registration"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "1", "TRUE", "true "})
    void anythingButTrueOrFalseIsRefused(String value) {
        register(ADA);
        assertEquals("invalid-request", show("supervisor", value).code());
    }

    @Test
    void anAgentWhomNobodyRegisteredIsUnknown() {
        assertEquals("agent-unknown", show("supervisor", "true").code());
    }
}
