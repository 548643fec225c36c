package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import lineclear.inquiry.ReconcileReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an integrator of the keen policy sees, through the functions. */
class KeenTest {
    private final Workbench workbench = new Workbench();

    @AfterEach
    void close() {
        workbench.close();
    }

    @Test
    void aRegisteredAgentIsLoggedOffAndTakesNobody() {
        Workbench.Answer registered = workbench.register("a-17");
        assertEquals(201, registered.status());
        assertEquals("logged-off", registered.body().get("status").asText());
        assertEquals("keen", registered.body().get("policy").asText());
        assertEquals(1, registered.body().get("version").asInt());
        Workbench.Answer refused = workbench.reserve("a-17", "s-1");
        assertEquals("agent-unavailable", refused.code());
        assertFalse(refused.headers().containsKey("Retry-After"));
        assertEquals(200, workbench.register("a-17").status());
    }

    @Test
    void oneCustomerHoldsTheAgentAndTheNextHearsUntilWhen() {
        workbench.available("a-17");
        Workbench.Answer held = workbench.reserve("a-17", "s-1");
        assertEquals(201, held.status());
        assertEquals("2026-11-02T09:02:00.000Z", held.body().get("expiresAt").asText());
        assertEquals("reserved", held.agent().get("status").asText());
        assertEquals("Busy", held.agent().get("label").asText());
        assertEquals(
                "Held for customer c-s-1, who is adding funds",
                held.agent().get("because").asText());
        assertEquals("held", held.agent().at("/reason/code").asText());
        assertEquals("adding-funds", held.agent().at("/reason/doing").asText());
        assertEquals("2026-11-02T09:00:00.000Z", held.agent().get("now").asText());
        assertEquals("2026-11-02T09:02:00.000Z", held.agent().at("/ahead/0/at").asText());
        assertEquals("available", held.agent().at("/ahead/0/status").asText());
        workbench.clock.forward(Duration.ofMillis(500));
        Workbench.Answer refused = workbench.reserve("a-17", "s-2");
        assertEquals("agent-busy", refused.code());
        assertEquals("120", refused.headers().get("Retry-After"));
        assertEquals("2026-11-02T09:02:00.000Z", refused.agent().get("until").asText());
        assertTrue(refused.body().get("detail").asText().contains("2026-11-02T09:02:00.000Z"));
    }

    @Test
    void aHoldEndsByItselfToTheMillisecond() {
        workbench.available("a-17");
        workbench.reserve("a-17", "s-1");
        workbench.clock.forward(Duration.ofMinutes(2).minusMillis(1));
        assertEquals("agent-busy", workbench.reserve("a-17", "s-2").code());
        workbench.clock.forward(Duration.ofMillis(1));
        assertEquals("available", workbench.show("a-17").body().get("status").asText());
        assertEquals(201, workbench.reserve("a-17", "s-2").status());
        assertEquals(
                "hold-expired", workbench.connect("a-17", "s-1", "connected").code());
        assertEquals("hold-expired", workbench.reserve("a-17", "s-1").code());
        assertEquals(
                "s-2", workbench.show("a-17").body().at("/sessions/0/sessionId").asText());
    }

    @Test
    void aLapsedHoldIsGivenAgainWhileTheAgentIsFree() {
        workbench.available("a-17");
        workbench.reserve("a-17", "s-1");
        workbench.clock.forward(Duration.ofMinutes(3));
        Workbench.Answer reopened = workbench.connect("a-17", "s-1", "connected");
        assertEquals(200, reopened.status());
        assertEquals("connected", reopened.agent().get("status").asText());
    }

    @Test
    void aWholeConversation() {
        workbench.available("a-17");
        workbench.reserve("a-17", "s-1");
        assertEquals(
                "ringing",
                workbench
                        .connect("a-17", "s-1", "ringing")
                        .agent()
                        .get("status")
                        .asText());
        Workbench.Answer connected = workbench.connect("a-17", "s-1", "connected");
        assertEquals("connected", connected.agent().get("status").asText());
        assertTrue(connected.agent().get("until").isNull());
        Workbench.Answer busy = workbench.reserve("a-17", "s-2");
        assertEquals("agent-busy", busy.code());
        assertFalse(busy.headers().containsKey("Retry-After"));
        assertEquals(
                "connected",
                workbench
                        .connect("a-17", "s-1", "ringing")
                        .agent()
                        .get("status")
                        .asText());
        assertEquals(
                "available",
                workbench
                        .release("a-17", "s-1", "completed")
                        .agent()
                        .get("status")
                        .asText());
        assertEquals(200, workbench.release("a-17", "s-1", "completed").status());
        assertEquals(
                "session-ended", workbench.connect("a-17", "s-1", "connected").code());
        assertEquals("session-ended", workbench.reserve("a-17", "s-1").code());
        assertEquals(201, workbench.reserve("a-17", "s-2").status());
    }

    @Test
    void theSameReserveAgainIsTheSameHoldAndTellsWhatTheCustomerIsDoing() {
        workbench.available("a-17");
        workbench.reserve("a-17", "s-1");
        workbench.clock.forward(Duration.ofSeconds(30));
        Workbench.Answer again = workbench.post(
                "reserve",
                "a-17",
                "client",
                "{\"sessionId\":\"s-1\",\"channel\":\"voice\",\"customer\":{\"id\":\"c-s-1\","
                        + "\"doing\":\"confirming-number\"}}");
        assertEquals(200, again.status());
        assertEquals("2026-11-02T09:02:00.000Z", again.body().get("expiresAt").asText());
        assertEquals(
                "confirming-number",
                again.agent().at("/sessions/0/customer/doing").asText());
        assertEquals("Grace", again.agent().at("/sessions/0/customer/name").asText());
    }

    @Test
    void anEndThatOvertakesItsOwnReserveWins() {
        workbench.available("a-17");
        assertEquals(200, workbench.release("a-17", "s-1", "cancelled").status());
        assertEquals("session-ended", workbench.reserve("a-17", "s-1").code());
        assertEquals("available", workbench.show("a-17").body().get("status").asText());
    }

    @Test
    void aSessionIdIsMadeWhenNoneIsGiven() {
        workbench.available("a-17");
        Workbench.Answer held =
                workbench.post("reserve", "a-17", "client", "{\"channel\":\"chat\",\"customer\":{\"id\":\"c-9\"}}");
        assertEquals(201, held.status());
        assertEquals(
                held.body().get("sessionId").asText(),
                held.agent().at("/sessions/0/sessionId").asText());
    }

    @Test
    void verifySaysNotBusyOrBusyAndClearRemovesAReservation() {
        workbench.available("a-17");
        Workbench.Answer clear = workbench.post("verify", "a-17", "agent", "{}");
        assertEquals("clear", clear.body().get("verdict").asText());
        assertFalse(clear.body().get("clearable").asBoolean());
        workbench.reserve("a-17", "s-1");
        Workbench.Answer busy = workbench.post("verify", "a-17", "agent", null);
        assertEquals("busy", busy.body().get("verdict").asText());
        assertTrue(busy.body().get("clearable").asBoolean());
        String version = busy.agent().get("version").asText();
        assertEquals(
                412, workbench.post("clear", "a-17", "agent", "{\"version\":1}").status());
        Workbench.Answer cleared = workbench.post("clear", "a-17", "agent", "{\"version\":" + version + "}");
        assertEquals("available", cleared.agent().get("status").asText());
        Workbench.Answer secondClick = workbench.post("clear", "a-17", "agent", "{\"version\":" + version + "}");
        assertEquals(200, secondClick.status());
        assertEquals(
                "session-ended", workbench.connect("a-17", "s-1", "connected").code());
    }

    @Test
    void anUnverifiableCallIsForASupervisorWithAReasonUntilTwoHoursAreOver() {
        workbench.available("a-17");
        workbench.reserve("a-17", "s-1");
        workbench.connect("a-17", "s-1", "connected");
        Workbench.Answer unknown = workbench.post("verify", "a-17", "agent", "{}");
        assertEquals("unknown", unknown.body().get("verdict").asText());
        assertFalse(unknown.body().get("clearable").asBoolean());
        String version = unknown.agent().get("version").asText();
        assertEquals(
                "forbidden",
                workbench
                        .post("clear", "a-17", "agent", "{\"version\":" + version + "}")
                        .code());
        assertEquals(
                "invalid-request",
                workbench
                        .post("clear", "a-17", "supervisor", "{\"version\":" + version + "}")
                        .code());
        workbench.clock.forward(Duration.ofHours(2));
        Workbench.Answer silent = workbench.post("verify", "a-17", "agent", "{}");
        assertEquals("out-of-sync", silent.body().get("verdict").asText());
        assertEquals(
                200,
                workbench
                        .post("clear", "a-17", "agent", "{\"version\":" + version + "}")
                        .status());
    }

    @Test
    void aStatusChosenForAfterTheSessionWaits() {
        workbench.available("a-17");
        workbench.reserve("a-17", "s-1");
        workbench.connect("a-17", "s-1", "connected");
        Workbench.Answer waits = workbench.post(
                "set-status",
                "a-17",
                "agent",
                "{\"status\":\"break\",\"reason\":\"lunch\",\"when\":\"after-session\"}");
        assertEquals("connected", waits.agent().get("status").asText());
        assertEquals("break", waits.agent().at("/next/status").asText());
        Workbench.Answer ended = workbench.release("a-17", "s-1", "completed");
        assertEquals("break", ended.agent().get("status").asText());
        assertEquals("lunch", ended.agent().at("/intent/reason").asText());
    }

    @Test
    void aStatusThatThePolicyDoesNotHaveIsRefusedWithThoseItHas() {
        workbench.available("a-17");
        Workbench.Answer refused = workbench.post("set-status", "a-17", "agent", "{\"status\":\"stop-new\"}");
        assertEquals("status-not-allowed", refused.code());
        assertEquals(4, refused.body().get("allowed").size());
    }

    @Test
    void supportAndTestCallsKeepTheAgentBusy() {
        workbench.available("a-17");
        workbench.post(
                "reserve",
                "a-17",
                "client",
                "{\"sessionId\":\"s-1\",\"channel\":\"voice\",\"kind\":\"test\",\"customer\":{\"id\":\"self\"}}");
        Workbench.Answer connected = workbench.connect("a-17", "s-1", "connected");
        assertEquals("busy", connected.agent().get("status").asText());
        assertEquals("On a test call", connected.agent().get("because").asText());
        assertEquals("agent-busy", workbench.reserve("a-17", "s-2").code());
    }

    @Test
    void reconcileLeavesHoldsAloneWhichEndByThemselves() {
        workbench.available("a-17");
        workbench.reserve("a-17", "s-1");
        for (int minute = 0; minute < 20; minute++) {
            workbench.clock.forward(Duration.ofMinutes(1));
            assertEquals(ReconcileReport.NOTHING, workbench.reconcile.reconcile(new Reconcile.Order(null)));
        }
        assertEquals("available", workbench.show("a-17").agent().get("status").asText());
    }

    @Test
    void theListShowsEverybodyPageByPage() {
        assertEquals(0, list("").body().get("agents").size());
        for (int i = 0; i < 7; i++) {
            workbench.register("a-" + i);
        }
        int seen = 0;
        String cursor = null;
        do {
            Workbench.Answer page = list(cursor);
            seen += page.body().get("agents").size();
            cursor = page.body().path("cursor").asText(null);
        } while (cursor != null);
        assertEquals(7, seen);
    }

    private Workbench.Answer list(String cursor) {
        return workbench.call("GET /agents", "-", "supervisor", null, event -> {
            java.util.Map<String, String> query = new java.util.HashMap<>();
            query.put("limit", "3");
            if (cursor != null && !cursor.isEmpty()) {
                query.put("cursor", cursor);
            }
            event.setQueryStringParameters(query);
            return event;
        });
    }
}
