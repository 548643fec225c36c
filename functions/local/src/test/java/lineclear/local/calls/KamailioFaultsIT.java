package lineclear.local.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What gets lost, late or out of order between Kamailio and the service: the agent is free again all the same, and no
 * call is cut.
 */
@ExtendWith(OpenCentre.class)
class KamailioFaultsIT {
    private final Centre centre;

    KamailioFaultsIT(Centre centre) {
        this.centre = centre;
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
