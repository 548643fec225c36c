package lineclear.local.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real calls through Kamailio: what the SIP side sees, and what the service says of the agent in the end. */
class KamailioIT {
    @TempDir
    static Path folder;

    private static Centre centre;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(Programs.missing().isEmpty(), Programs.missing());
        centre = Centre.open(folder);
    }

    @AfterAll
    static void close() throws Exception {
        if (centre != null) {
            centre.close();
        }
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
    void giveUpOvertakesItsReserve() throws Exception {
        CountDownLatch given = new CountDownLatch(1);
        try (Sipp phone = centre.agent("dee", "answers")) {
            centre.wire.next("/agents/dee/reserve", parcel -> {
                given.await();
                parcel.answer(parcel.deliver());
            });
            try (Sipp caller = centre.caller("dee")) {
                Patience.until(() -> centre.wire.seen("/agents/dee/reserve") == 1, caller::said);
                Patience.until(() -> !caller.heard(100, "INVITE").isEmpty(), caller::said);
                caller.hangUp();
                caller.succeeds();
                Patience.until(() -> centre.view("dee").path("version").asInt() == 3, centre.kamailio::said);
                given.countDown();
                Patience.until(
                        () -> centre.kamailio
                                .said()
                                .contains(caller.callId() + " was over before reserve answered 409"),
                        centre.kamailio::said);
                centre.until("dee", "available");
                assertTrue(phone.messages().isEmpty(), phone.said());
            }
        } finally {
            given.countDown();
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
            assertEquals("unknown", centre.verify("pam").path("verdict").asText());
            caller.hangUp();
            caller.succeeds();
            centre.until("pam", "available");
            assertEquals(1, phone.calledWith("INVITE").size());
        }
    }

    @Test
    void answersThatAreLostChangeNothing() throws Exception {
        centre.wire.next("/agents/joy/reserve", Wire.Fate.ANSWER_LOST);
        centre.wire.next("\"agentId\":\"joy\"", Wire.Fate.ANSWER_LOST);
        try (Sipp phone = centre.agent("joy", "answers");
                Sipp caller = centre.caller("joy")) {
            centre.until("joy", "connected");
            assertEquals(2, centre.wire.seen("/agents/joy/reserve"));
            assertEquals(2, centre.wire.seen("\"event\":\"ringing\"", "\"agentId\":\"joy\""));
            centre.wire.next("\"agentId\":\"joy\"", Wire.Fate.ANSWER_LOST);
            caller.hangUp();
            caller.succeeds();
            centre.until("joy", "available");
            Patience.until(
                    () -> centre.wire.seen("\"event\":\"completed\"", "\"agentId\":\"joy\"") == 2,
                    centre.kamailio::said);
            assertEquals("available", centre.view("joy").path("status").asText());
            assertEquals(1, phone.calledWith("INVITE").size());
        }
    }

    @Test
    void eventsOutOfOrder() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch delivered = new CountDownLatch(2);
        Wire.Fate late = parcel -> {
            parcel.answer(200, new byte[0]);
            ended.await();
            parcel.deliver();
            delivered.countDown();
        };
        centre.wire.next("\"event\":\"ringing\",\"callId\":\"1-", late);
        centre.wire.next("\"event\":\"answered\",\"callId\":\"1-", late);
        try (Sipp phone = centre.agent("kim", "answers");
                Sipp caller = centre.caller("kim")) {
            Patience.until(() -> centre.wire.seen("\"event\":\"answered\"", "\"agentId\":\"kim\"") == 1, caller::said);
            assertEquals("reserved", centre.view("kim").path("status").asText());
            caller.hangUp();
            caller.succeeds();
            centre.until("kim", "available");
            ended.countDown();
            delivered.await();
            assertEquals("available", centre.view("kim").path("status").asText());
            assertEquals(1, phone.calledWith("INVITE").size());
        } finally {
            ended.countDown();
        }
    }

    @Test
    void theServiceIsDownWhenTheyHangUp() throws Exception {
        try (Sipp phone = centre.agent("lea", "answers");
                Sipp caller = centre.caller("lea")) {
            centre.until("lea", "connected");
            centre.wire.cut();
            caller.hangUp();
            caller.succeeds();
            Patience.until(() -> centre.kamailio.said("dropped", caller.callId()), centre.kamailio::said);
            centre.wire.mend();
            assertEquals("connected", centre.view("lea").path("status").asText());
            long looks = centre.looks();
            centre.until("lea", "available");
            Patience.until(() -> centre.looks() > looks, centre.kamailio::said);
            assertEquals(looks + 1, centre.looks(), "reconcile looked in vain");
            assertEquals(1, phone.calledWith("INVITE").size());
        } finally {
            centre.wire.mend();
        }
    }

    @Test
    void thePhoneSystemDiesInTheMiddleOfACall() throws Exception {
        try (Sipp phone = centre.agent("moe", "answers");
                Sipp caller = centre.caller("moe")) {
            centre.until("moe", "connected");
            centre.kamailio.kill();
            assertEquals("unknown", centre.verify("moe").path("verdict").asText());
            centre.kamailio.start();
            assertTrue(centre.kamailio.ask("dlg.briefing", "cs").contains("\"result\""), "it knows no calls now");
            assertEquals("unknown", centre.verify("moe").path("verdict").asText());
            try (Sipp second = centre.caller("moe")) {
                second.succeeds();
                assertEquals(1, second.heard(486, "INVITE").size());
            }
            assertEquals("connected", centre.view("moe").path("status").asText());
            assertEquals(
                    0, caller.calledWith("BYE").size() + phone.calledWith("BYE").size(), "nobody was cut off");
            caller.hangUp();
            caller.succeeds();
            centre.until("moe", "available");
            assertEquals(List.of(caller.callId()), phone.calledWith("INVITE"));
        }
    }

    @Test
    void thePhoneSystemDiesAndTheyHangUpMeanwhile() throws Exception {
        try (Sipp phone = centre.agent("ned", "answers");
                Sipp caller = centre.caller("ned")) {
            centre.until("ned", "connected");
            centre.kamailio.kill();
            caller.vanish();
            phone.vanish();
            centre.kamailio.start();
            long looks = centre.looks();
            centre.until("ned", "available");
            Patience.until(() -> centre.looks() > looks, centre.kamailio::said);
            assertEquals(looks + 1, centre.looks(), "reconcile looked in vain");
        }
    }

    @Test
    void theCallerVanishes() throws Exception {
        try (Sipp phone = centre.agent("ola", "answers");
                Sipp caller = centre.caller("ola")) {
            centre.until("ola", "connected");
            caller.vanish();
            assertEquals("busy", centre.verify("ola").path("verdict").asText());
            Patience.until(() -> !phone.calledWith("BYE").isEmpty(), phone::said);
            centre.until("ola", "available");
            assertEquals(1, phone.calledWith("INVITE").size());
        }
    }
}
