package lineclear.local.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lineclear.platform.CallState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Real calls through Kamailio: what the SIP side sees, and what the service says of the agent in the end. */
@ExtendWith(OpenCentre.class)
class KamailioIT {
    private final Centre centre;

    KamailioIT(Centre centre) {
        this.centre = centre;
    }

    @Test
    void anAnsweredCallHangsUpAndItsAgentIsFree() throws Exception {
        try (Sipp phone = centre.agent("ada", "answers");
                Sipp caller = centre.caller("ada")) {
            JsonNode session = centre.until("ada", "connected").at("/sessions/0");
            assertEquals(caller.callId(), session.path("sessionId").asText());
            assertEquals(caller.callId(), session.path("callId").asText());
            assertEquals("kamailio", session.path("platform").asText());
            assertEquals("caller-1", session.at("/customer/id").asText());
            assertEquals("busy", centre.verify("ada").path("verdict").asText());
            caller.hangUp();
            caller.succeeds();
            centre.until("ada", "available");
            assertEquals(List.of(caller.callId()), phone.calledWith("BYE"));
        }
    }

    @Test
    void theAgentHangsUp() throws Exception {
        try (Sipp phone = centre.agent("bob", "answers");
                Sipp caller = centre.caller("bob")) {
            centre.until("bob", "connected");
            Patience.until(() -> !phone.calledWith("ACK").isEmpty(), phone::said);
            phone.hangUp();
            caller.succeeds();
            assertEquals(1, phone.heard(200, "BYE").size(), phone.said());
            centre.until("bob", "available");
            assertEquals(1, caller.calledWith("BYE").size());
        }
    }

    @Test
    void theCallerGivesUpWhileItRings() throws Exception {
        try (Sipp phone = centre.agent("cid", "rings");
                Sipp caller = centre.caller("cid")) {
            centre.until("cid", "ringing");
            caller.hangUp();
            caller.succeeds();
            assertEquals(1, caller.heard(487, "INVITE").size());
            assertEquals(1, phone.calledWith("CANCEL").size());
            centre.until("cid", "available");
        }
    }

    @Test
    void theAgentsPhoneIsBusy() throws Exception {
        try (Sipp phone = centre.agent("eve", "busy");
                Sipp caller = centre.caller("eve")) {
            caller.succeeds();
            assertEquals(1, caller.heard(486, "INVITE").size());
            assertEquals(1, phone.calledWith("INVITE").size());
            centre.until("eve", "available");
        }
    }

    @Test
    void nobodyAnswers() throws Exception {
        try (Sipp phone = centre.agent("fay", "rings");
                Sipp caller = centre.caller("fay")) {
            centre.until("fay", "ringing");
            caller.succeeds();
            assertEquals(1, caller.heard(408, "INVITE").size());
            assertEquals(1, phone.calledWith("CANCEL").size());
            centre.until("fay", "available");
        }
    }

    @Test
    void theAgentsPhoneIsDead() throws Exception {
        centre.available("gus");
        centre.kamailio.phone("gus", Ports.udp());
        try (Sipp caller = centre.caller("gus")) {
            caller.succeeds();
            assertEquals(1, caller.heard(408, "INVITE").size());
            centre.until("gus", "available");
        }
    }

    @Test
    void aSecondCallerHearsWhyNotAndTheFirstTalksOn() throws Exception {
        try (Sipp phone = centre.agent("hal", "answers");
                Sipp first = centre.caller("hal")) {
            centre.until("hal", "connected");
            try (Sipp second = centre.caller("hal")) {
                second.succeeds();
                assertEquals(
                        List.of("agent-busy"),
                        second.heard(486, "INVITE").stream()
                                .map(message -> message.header("X-Reject-Reason"))
                                .toList());
            }
            assertEquals(new CallState.Live("hal"), centre.asked(first.callId()));
            JsonNode view = centre.view("hal");
            assertEquals("connected", view.path("status").asText());
            assertEquals(first.callId(), view.at("/sessions/0/callId").asText());
            assertEquals(0, first.calledWith("BYE").size());
            first.hangUp();
            first.succeeds();
            centre.until("hal", "available");
            assertEquals(List.of(first.callId()), phone.calledWith("INVITE"));
        }
    }

    @Test
    void ofTwentyCallersAtOnceOneRings() throws Exception {
        try (Sipp phone = centre.agent("ivy", "answers");
                Sipp callers = centre.callers("ivy", 20, Sipp.CALL_ID)) {
            Patience.until(() -> callers.heard(486, "INVITE").size() == 19, callers::said);
            JsonNode view = centre.until("ivy", "connected");
            Set<String> reasons = new HashSet<>();
            callers.heard(486, "INVITE").forEach(message -> reasons.add(message.header("X-Reject-Reason")));
            assertEquals(Set.of("agent-busy"), reasons);
            List<String> rang = phone.calledWith("INVITE");
            assertEquals(1, rang.size(), phone.said());
            assertEquals(rang.get(0), view.at("/sessions/0/callId").asText());
            callers.hangUp(rang.get(0));
            callers.succeeds();
            centre.until("ivy", "available");
        }
    }

    @Test
    void aCallIdThatCannotBeASessionsIdGetsTheSameNameOnBothSides() throws Exception {
        try (Sipp phone = centre.agent("pam", "answers");
                Sipp caller = centre.callers("pam", 1, "a/%u=%p@%s")) {
            JsonNode session = centre.until("pam", "connected").at("/sessions/0");
            assertTrue(session.path("sessionId").asText().matches("~[0-9a-f]{32}"), session.toString());
            assertEquals(session.path("sessionId"), session.path("callId"));
            assertEquals("caller-1", session.at("/customer/id").asText());
            assertEquals("busy", centre.verify("pam").path("verdict").asText());
            caller.hangUp();
            caller.succeeds();
            centre.until("pam", "available");
            assertEquals(1, phone.calledWith("INVITE").size());
        }
    }
}
