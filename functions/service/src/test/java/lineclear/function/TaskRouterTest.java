package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import lineclear.inquiry.ReconcileReport;
import lineclear.metrics.Metric;
import lineclear.platform.Loopback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * TaskRouter offers a task to a worker, and again: each time it makes a reservation of its own ("Task Reservation
 * Resource", twilio.com/docs/taskrouter/api/reservations: "TaskRouter will attempt to assign the Task to the next
 * eligible Worker"). What the task is about decides nothing: its attributes are the program's, and may name a call
 * late, or an old one.
 */
class TaskRouterTest {
    private static final String WORKER = "WK17171717171717171717171717171717";
    private static final String OTHER_WORKER = "WK18181818181818181818181818181818";
    private static final String CALL = "CAfeedc0de0000000000000000000000a1";
    private static final Offer FIRST = Offer.ofCall("WR00000000000000000000000000000001", WORKER, CALL);
    private static final Offer AGAIN = Offer.ofCall("WR00000000000000000000000000000002", WORKER, CALL);

    private final TwilioBench bench = new TwilioBench("keen");

    @BeforeEach
    void available() {
        bench.agent("a-17", WORKER);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void tell(Offer offer, String... events) {
        for (String event : events) {
            assertEquals(
                    200,
                    bench.form(offer.event(event, bench.workbench.clock.instant()))
                            .status());
        }
    }

    private void isTalkingAndNotToBeHad(Offer offer) {
        assertEquals("connected", bench.status("a-17"));
        assertEquals(
                List.of(offer.reservation()), bench.view("a-17").get("sessions").findValuesAsText("callId"));
        assertEquals("agent-busy", bench.reserve("a-17", "s-next").code());
    }

    private void isFree() {
        assertEquals("available", bench.status("a-17"));
        assertEquals(201, bench.reserve("a-17", "s-next").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejected", "timeout", "canceled", "rescinded"})
    void whoIsOfferedATaskAgainAndAcceptsItTalks(String declined) {
        tell(FIRST, "created", declined);
        assertEquals("available", bench.status("a-17"));
        tell(AGAIN, "created");
        assertEquals("ringing", bench.status("a-17"));
        tell(AGAIN, "accepted");
        isTalkingAndNotToBeHad(AGAIN);
        tell(AGAIN, "wrapup", "completed");
        isFree();
    }

    @Test
    void whatComesLateOfTheFirstOfferDoesNotEndTheSecond() {
        tell(FIRST, "created");
        tell(AGAIN, "created", "accepted");
        tell(FIRST, "timeout");
        isTalkingAndNotToBeHad(AGAIN);
        tell(FIRST, "created", "timeout");
        isTalkingAndNotToBeHad(AGAIN);
    }

    @Test
    void aTaskThatComesBackThroughItsQueueIsAnotherOffer() {
        bench.agent("a-18", OTHER_WORKER);
        Offer others = Offer.ofCall("WR00000000000000000000000000000003", OTHER_WORKER, CALL);
        tell(FIRST, "created", "accepted", "wrapup", "completed");
        tell(others, "created", "accepted");
        assertEquals("connected", bench.status("a-18"));
        assertEquals("available", bench.status("a-17"));
        tell(others, "wrapup", "completed");
        tell(AGAIN, "created", "accepted");
        isTalkingAndNotToBeHad(AGAIN);
        assertEquals("available", bench.status("a-18"));
    }

    /** "Task Resource": attributes are "a string that contains JSON", of whatever the program has to say. */
    private static Offer ticket(String reservation) {
        return new Offer(reservation, "WT00000000000000000000000000000009", WORKER, "{\"subject\":\"a ticket\"}");
    }

    @Test
    void aTaskWithoutACallBindsNobodysHold() {
        assertEquals(201, bench.reserve("a-17", "s-1").status());
        Offer ticket = ticket("WR00000000000000000000000000000009");
        tell(ticket, "created", "accepted");
        assertEquals("reserved", bench.status("a-17"));
        tell(ticket, "wrapup", "completed");
        assertEquals("reserved", bench.status("a-17"));
        assertEquals("s-1", bench.view("a-17").at("/sessions/0/sessionId").asText());
    }

    @Test
    void whoWorksOnATaskThatMayBecomeACallIsNotToBeHadMeanwhile() {
        Offer ticket = ticket("WR00000000000000000000000000000009");
        tell(ticket, "created", "accepted");
        assertEquals("agent-busy", bench.reserve("a-17", "s-next").code());
        tell(ticket, "completed");
        isFree();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "survey", "ticket"})
    void workOnAChannelThatThePolicyDoesNotKnowBlocksNothing(String channel) {
        assertEquals(201, bench.reserve("a-17", "s-1").status());
        Offer mail = ticket("WR00000000000000000000000000000009");
        for (String event : List.of("created", "accepted")) {
            String told = mail.event(event, bench.workbench.clock.instant());
            bench.form(told.replaceAll("TaskChannelUniqueName=[a-z]+", "TaskChannelUniqueName=" + channel));
        }
        assertEquals("reserved", bench.status("a-17"));
        bench.workbench.post("release", "a-17", "client", "{\"sessionId\":\"s-1\",\"outcome\":\"cancelled\"}");
        isFree();
    }

    @Test
    void aCallbackTaskMayCopyTheCallThatItComesFrom() {
        tell(FIRST, "created", "accepted", "wrapup", "completed");
        Offer callback = new Offer(
                "WR00000000000000000000000000000004", "WT00000000000000000000000000000002", WORKER, FIRST.attributes());
        tell(callback, "created", "accepted");
        isTalkingAndNotToBeHad(callback);
        tell(callback, "completed");
        isFree();
    }

    /**
     * "a worker_call_sid", and conference.participants of a call that is only made then: attributes change under way.
     */
    @Test
    void aCallThatAppearsInTheAttributesAfterTheAcceptLosesNoEnd() {
        Offer blank = FIRST.with("{\"type\":\"callback\",\"number\":\"+15550100099\"}");
        tell(blank, "created", "accepted");
        isTalkingAndNotToBeHad(FIRST);
        tell(FIRST, "wrapup", "completed");
        isFree();
    }

    /** An assignment callback names the reservation first: "ReservationSid". */
    @Test
    void aProgramReservesUnderTheReservationsNameWhateverComesFirst() {
        tell(FIRST, "created");
        assertEquals(200, bench.reserve("a-17", FIRST.reservation()).status());
        tell(FIRST, "accepted");
        JsonNode session = bench.view("a-17").at("/sessions/0");
        assertEquals(FIRST.reservation(), session.get("sessionId").asText());
        assertEquals("c-9", session.at("/customer/id").asText());
        tell(FIRST, "wrapup");
        isFree();
    }

    @Test
    void aCustomerWhoWaitsIsFoundByTheOfferAndLeftWithIt() {
        bench.reserve("a-17", FIRST.reservation());
        tell(FIRST, "created", "rejected");
        assertEquals("session-ended", bench.reserve("a-17", FIRST.reservation()).code());
        bench.reserve("a-17", AGAIN.reservation());
        tell(AGAIN, "created", "accepted");
        isTalkingAndNotToBeHad(AGAIN);
    }

    @Test
    void aReservationThatFailedIsNobodys() {
        String failed = FIRST.event("failed", bench.workbench.clock.instant()).replaceAll("&Worker[A-Za-z]+=[^&]*", "");
        assertEquals(0, bench.form(failed).body().get("events").asInt());
        assertEquals("available", bench.status("a-17"));
    }

    /** What "Task Reservation Resource" and "Event resource" answer. */
    private void twilioSays(Offer offer, String status) {
        String answer = "{\"sid\":\"%s\",\"task_sid\":\"%s\",\"worker_sid\":\"%s\",\"reservation_status\":\"%s\","
                .formatted(offer.reservation(), offer.task(), offer.worker(), status)
                .concat("\"date_updated\":\"" + bench.workbench.clock.instant() + "\"}");
        String events = "{\"events\":[{\"event_data\":{\"reservation_sid\":\"%s\",\"task_sid\":\"%s\"}}]}"
                .formatted(offer.reservation(), offer.task());
        bench.twilio.answers(
                (asked, exchange) -> Loopback.send(exchange, 200, asked.uri().contains("/Events?") ? events : answer));
    }

    private ReconcileReport reconcile() {
        return bench.workbench.reconcile.reconcile(null);
    }

    @Test
    void whoseAcceptWasLostIsConnectedByReconcile() {
        tell(FIRST, "created");
        bench.workbench.clock.forward(Duration.ofSeconds(150));
        twilioSays(FIRST, "accepted");
        reconcile();
        isTalkingAndNotToBeHad(FIRST);
        bench.workbench.clock.forward(Duration.ofMinutes(10));
        twilioSays(FIRST, "completed");
        assertEquals(1, reconcile().ended());
        isFree();
    }

    @ParameterizedTest
    @CsvSource({"pending", "rejected", "timeout", "wrapping"})
    void whoHasNotAcceptedIsNotConnectedByReconcile(String status) {
        tell(FIRST, "created");
        bench.workbench.clock.forward(Duration.ofSeconds(150));
        twilioSays(FIRST, status);
        reconcile();
        isFree();
    }

    @Test
    void anOfferThatAnotherWorkerHasAcceptedConnectsNobodyElse() {
        bench.agent("a-18", OTHER_WORKER);
        tell(FIRST, "created");
        bench.workbench.clock.forward(Duration.ofSeconds(150));
        twilioSays(new Offer(FIRST.reservation(), FIRST.task(), OTHER_WORKER, "{}"), "accepted");
        reconcile();
        isFree();
    }

    /** A call stays in progress when it is transferred; the offer does not. */
    @Test
    void anEndThatWasLostIsFoundInTheOffer() {
        tell(FIRST, "created", "accepted");
        bench.workbench.clock.forward(Duration.ofMinutes(10));
        twilioSays(FIRST, "accepted");
        assertEquals(1, reconcile().live());
        bench.workbench.clock.forward(Duration.ofMinutes(11));
        twilioSays(FIRST, "wrapping");
        assertEquals(1, reconcile().ended());
        isFree();
    }

    /** Event Streams says the same in its own spelling, and may say it beside the callback. */
    @Test
    void theStreamAndTheCallbackAreOneWord() {
        String accepted = "[{\"specversion\":\"1.0\",\"type\":\"com.twilio.taskrouter.reservation.accepted\",\"data\":"
                + "{\"payload\":{\"reservation_sid\":\"" + FIRST.reservation() + "\",\"worker_sid\":\"" + WORKER
                + "\",\"task_channel_unique_name\":\"voice\",\"timestamp\":\"" + bench.workbench.clock.instant()
                + "\"}}}]";
        tell(FIRST, "created");
        assertEquals(1, bench.json(accepted).body().get("changed").asInt());
        tell(FIRST, "accepted");
        assertEquals(1, bench.json(accepted).body().get("known").asInt());
        isTalkingAndNotToBeHad(FIRST);
    }

    @Test
    void whatNobodyHasReadAboutIsTakenCountedAndNamed() {
        Log log = new Log();
        try {
            assertEquals(200, bench.form("EventType=reservation.revived+a-17").status());
            assertEquals(
                    200,
                    bench.json("[{\"specversion\":\"1.0\",\"type\":\"org.example.x\"}]")
                            .status());
            assertEquals(200, bench.form("EventType=task.updated").status());
            String lines = log.lines().toString();
            assertTrue(lines.contains("twilio: an event reservation.revived?a-17, which"), lines);
            assertTrue(lines.contains("twilio: an event org.example.x, which"), lines);
        } finally {
            log.close();
        }
        assertEquals(
                List.of("twilio undocumented", "twilio undocumented", "twilio ignored"), bench.counted(Metric.EVENT));
    }
}
