package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.contract.Sample;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.frozen.Frozen;
import lineclear.platform.deployment.Deployment;
import lineclear.platform.settings.Environment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amazon Connect's contact events, as EventBridge delivers them. */
class ContactEventTest {
    private static final Map<String, Object> CONNECTED =
            new ObjectMapper().convertValue(Sample.named("contact-event").event(), new TypeReference<>() {});

    private final Workbench workbench = new Workbench(
            new Policies(Presets.policies(), "keen"),
            Deployment.read("{\"amazon-connect\":{}}", Environment.ofThisProcess(Clock.systemUTC())));

    @BeforeEach
    void available() {
        workbench.call(
                "PUT /agents/{agentId}",
                "a-17",
                "supervisor",
                Sample.named("register").body());
        workbench.post("set-status", "a-17", "agent", "{\"status\":\"available\"}");
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> event(String type) {
        Map<String, Object> detail = new HashMap<>((Map<String, Object>) CONNECTED.get("detail"));
        detail.put("eventType", type);
        Map<String, Object> event = new HashMap<>(CONNECTED);
        event.put("detail", detail);
        return event;
    }

    private String status() {
        return workbench.show("a-17").agent().get("status").asText();
    }

    @Test
    @Tag("exhaustive")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it stops no process")
    void aTableThatIsSilentFailsTheDeliverySoThatItComesAgain() {
        assumeTrue(workbench.database.process().isPresent());
        try (Frozen frozen = new Frozen(workbench.database.process().orElseThrow())) {
            assertThrows(TableUnreachable.class, () -> workbench.contactEvent.contactEvent(CONNECTED));
        }
        workbench.contactEvent.contactEvent(CONNECTED);
        assertEquals("connected", status());
    }

    @Test
    void aContactMakesItsAgentBusyAndItsEndFreesThem() {
        assertEquals(new ContactEvent.Report(1, 0, 0), workbench.contactEvent.contactEvent(CONNECTED));
        assertEquals(
                "amazon-connect",
                workbench.show("a-17").agent().at("/sessions/0/platform").asText());
        assertEquals(new ContactEvent.Report(0, 1, 0), workbench.contactEvent.contactEvent(CONNECTED));
        assertEquals(new ContactEvent.Report(1, 0, 0), workbench.contactEvent.contactEvent(event("DISCONNECTED")));
        assertEquals("available", status());
        assertEquals(new ContactEvent.Report(0, 1, 0), workbench.contactEvent.contactEvent(event("COMPLETED")));
        assertEquals("available", status());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> of(String contact, String method, String type) {
        Map<String, Object> event = event(type);
        Map<String, Object> detail = (Map<String, Object>) event.get("detail");
        detail.put("contactId", contact);
        detail.put("initiationMethod", method);
        return event;
    }

    private JsonNode hold() {
        for (JsonNode session : workbench.show("a-17").agent().get("sessions")) {
            if (session.get("sessionId").asText().equals("s-1")) {
                return session;
            }
        }
        return MissingNode.getInstance();
    }

    /** Administrator Guide, "contact events": a supervisor who listens, an external participant, an e-mail's answer. */
    @ParameterizedTest
    @CsvSource({"MONITOR, busy", "EXTERNAL_OUTBOUND, reserved", "AGENT_REPLY, reserved", "A_NEW_METHOD, busy"})
    void whatIsNoCustomersContactBindsNoWaitingHold(String method, String meanwhile) {
        workbench.post(
                "reserve",
                "a-17",
                "client",
                "{\"sessionId\":\"s-1\",\"channel\":\"voice\",\"customer\":{\"id\":\"c-9\"},"
                        + "\"platform\":\"amazon-connect\"}");
        workbench.contactEvent.contactEvent(of("m-1", method, "CONNECTED_TO_AGENT"));
        assertTrue(hold().path("callId").isNull() || hold().isMissingNode());
        assertEquals(meanwhile, status());
        workbench.contactEvent.contactEvent(of("m-1", method, "DISCONNECTED"));
        workbench.contactEvent.contactEvent(of("c-1", "INBOUND", "CONNECTED_TO_AGENT"));
        assertEquals("connected", status());
    }

    @Test
    void whatSaysNothingOfAnAgentChangesNothing() {
        assertEquals(new ContactEvent.Report(0, 0, 0), workbench.contactEvent.contactEvent(event("QUEUED")));
        assertEquals("available", status());
    }

    @Test
    void whatIsNoContactEventFailsSoThatItIsKept() {
        Map<String, Object> broken = new ObjectMapper()
                .convertValue(Sample.named("contact-event.refused").event(), new TypeReference<>() {});
        String message = assertThrows(IllegalArgumentException.class, () -> workbench.contactEvent.contactEvent(broken))
                .getMessage();
        assertEquals("contact-event: contactId is missing", message);
    }

    @Test
    void overHttpItIsNeverBelieved() {
        assertEquals(
                "unauthorized",
                workbench
                        .call(
                                "POST /webhooks/{platform}",
                                "a-17",
                                "nobody",
                                Sample.named("contact-event").event().toString(),
                                http -> {
                                    http.setPathParameters(Map.of("platform", "amazon-connect"));
                                    http.setRawPath("/webhooks/amazon-connect");
                                    return http;
                                })
                        .code());
    }
}
