package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import lineclear.agent.OfferedChats;
import lineclear.routing.Wake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers who wait, as client programs and agents see them. */
class TicketsTest {
    private final QueueStage stage = new QueueStage(OfferedChats.POLICY);

    @BeforeEach
    void queue() {
        stage.setUp("sales");
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Instant now() {
        return stage.workbench.clock.instant();
    }

    @Test
    void whoComesWaitsAndHearsTheirPlace() {
        Workbench.Answer first = stage.enqueue("sales", "t-1");
        assertEquals(201, first.status());
        assertEquals("waiting", first.body().at("/ticket/state").asText());
        assertEquals(1, first.body().get("position").asInt());
        stage.workbench.clock.set(now().plusMillis(1));
        assertEquals(2, stage.enqueue("sales", "t-2").body().get("position").asInt());
        stage.workbench.clock.set(now().plusMillis(1));
        assertEquals(
                1,
                stage.enqueue("sales", "t-3", ",\"priority\":0")
                        .body()
                        .get("position")
                        .asInt());
        assertEquals(
                2,
                stage.client("GET /tickets/{ticketId}", "t-1", null)
                        .body()
                        .get("position")
                        .asInt());
    }

    @Test
    void whoComesToAFreeAgentIsOfferedAtOnce() {
        stage.agent("a-1", "[\"sales\"]");
        Workbench.Answer answer = stage.enqueue("sales", "t-1");
        assertEquals(201, answer.status());
        assertEquals("a-1", answer.body().at("/ticket/offer/agentId").asText());
        assertEquals("t-1.1", answer.body().at("/ticket/offer/sessionId").asText());
        assertFalse(answer.body().has("position"));
    }

    @Test
    void saidAgainItIsTheSameTicketWhateverHasBecomeOfTheQueue() {
        stage.enqueue("sales", "t-1");
        JsonNode before = stage.ticket("t-1");
        stage.supervisor("POST /queues/{queueId}/switch", "sales", "{\"online\":false}");
        Workbench.Answer again = stage.enqueue("sales", "t-1");
        assertEquals(200, again.status());
        ObjectNode after = again.body().get("ticket").deepCopy();
        after.set("version", before.get("version")); // another token for the customer is a change
        assertEquals(before, after);
        assertEquals("queue-offline", stage.enqueue("sales", "t-2").code());
    }

    @Test
    void anIdIsNeverUsedTwice() {
        stage.enqueue("sales", "t-1");
        String other = "{\"ticketId\":\"t-1\",\"channel\":\"chat\",\"customer\":{\"id\":\"c-9\"}}";
        assertEquals(
                "ticket-taken",
                stage.client("POST " + QueueStage.TICKETS, "sales", other).code());
    }

    @Test
    void withoutAnIdOneIsMade() {
        String nameless = "{\"channel\":\"chat\",\"customer\":{\"id\":\"c-9\"}}";
        String first = stage.client("POST " + QueueStage.TICKETS, "sales", nameless)
                .body()
                .at("/ticket/ticketId")
                .asText();
        assertEquals("waiting", stage.state(first));
        assertTrue(first.length() <= 59);
    }

    @Test
    void asManyAsMayWaitAndNoMore() {
        stage.supervisor("PUT /queues/{queueId}", "sales", "{\"name\":\"Sales\",\"mostWaiting\":1}");
        stage.enqueue("sales", "t-1");
        assertEquals("queue-full", stage.enqueue("sales", "t-2").code());
        assertEquals(200, stage.enqueue("sales", "t-1").status());
    }

    @Test
    void whoIsNotHeardOfIsGoneAndStandsInNobodysWay() {
        stage.supervisor("PUT /queues/{queueId}", "sales", "{\"name\":\"Sales\",\"mostWaiting\":1}");
        stage.enqueue("sales", "t-1", ",\"aliveSeconds\":10");
        stage.workbench.clock.set(now().plusSeconds(10));
        assertEquals("abandoned", stage.state("t-1"));
        stage.workbench.queues.rounds.before(lineclear.patience.Deadline.in(lineclear.patience.Patience.ROUND));
        assertEquals(201, stage.enqueue("sales", "t-2").status());
        assertEquals(
                "ticket-ended",
                stage.client("POST /tickets/{ticketId}/alive", "t-1", "{}").code());
    }

    @Test
    void whoSaysThatTheyAreThereStays() {
        stage.enqueue("sales", "t-1", ",\"aliveSeconds\":10");
        stage.workbench.clock.set(now().plusSeconds(9));
        Workbench.Answer alive = stage.client("POST /tickets/{ticketId}/alive", "t-1", "{\"aliveSeconds\":20}");
        assertEquals(
                now().plusSeconds(20),
                Instant.parse(alive.body().at("/ticket/aliveUntil").asText()));
        stage.client("POST /tickets/{ticketId}/alive", "t-1", "{\"aliveSeconds\":10}");
        stage.workbench.clock.set(now().plusSeconds(15));
        assertEquals("waiting", stage.state("t-1"), "a shorter one does not take back a longer one");
    }

    @Test
    void anOfferedCustomerIsAnsweredOnceHoweverOftenItIsSaid() {
        stage.agent("a-1", "[\"sales\"]");
        stage.enqueue("sales", "t-1");
        Workbench.Answer first = stage.answer("t-1", "a-1");
        assertEquals(200, first.status());
        assertEquals("answered", first.body().at("/ticket/state").asText());
        assertEquals("connected", first.body().at("/agent/sessions/0/phase").asText());
        Workbench.Answer second = stage.answer("t-1", "a-1");
        assertEquals(first.body(), second.body());
        stage.agent("a-2", "[\"sales\"]");
        assertEquals("ticket-taken", stage.answer("t-1", "a-2").code());
    }

    @Test
    void aWaitingCustomerIsTakenByWhoeverIsLoggedOn() {
        stage.enqueue("sales", "t-1");
        stage.setUp("support");
        stage.agent("a-2", "[\"support\"]");
        assertEquals("forbidden", stage.answer("t-1", "a-2").code());
        stage.agent("a-1", "[\"sales\"]");
        assertEquals(
                "answered",
                stage.answer("t-1", "a-1").body().at("/ticket/state").asText());
    }

    @Test
    void whoCannotTakeAnybodyHearsWhyFromTheAgentsOwnRules() {
        stage.enqueue("sales", "t-1");
        stage.agent("a-1", "[\"sales\"]");
        stage.workbench.post("set-status", "a-1", "agent", "{\"status\":\"offline\"}");
        Workbench.Answer refused = stage.answer("t-1", "a-1");
        assertEquals("agent-unavailable", refused.code());
        assertTrue(refused.body().has("agent"));
        assertEquals("waiting", stage.state("t-1"));
    }

    @Test
    void whoIsAskedTooLateDoesNotGetWhomSomebodyElseIsOffered() {
        stage.agent("a-1", "[\"sales\"]");
        Workbench.Answer offered = stage.told("a-1", () -> stage.enqueue("sales", "t-1", ",\"aliveSeconds\":600"));
        stage.agent("a-2", "[\"sales\"]");
        stage.until(Instant.parse(offered.body().at("/ticket/offer/until").asText()));
        assertEquals("a-2", stage.ticket("t-1").at("/offer/agentId").asText());
        Workbench.Answer late = stage.answer("t-1", "a-1");
        assertEquals("ticket-taken", late.code());
        assertTrue(late.headers().containsKey("Retry-After"));
        assertEquals(200, stage.answer("t-1", "a-2").status());
    }

    @Test
    void anOfferThatRanOutIsStillAnsweredWhileNobodyElseHasTheCustomer() {
        stage.agent("a-1", "[\"sales\"]");
        Workbench.Answer offered = stage.enqueue("sales", "t-1", ",\"aliveSeconds\":600");
        stage.workbench.clock.set(
                Instant.parse(offered.body().at("/ticket/offer/until").asText()));
        assertEquals("waiting", stage.state("t-1"));
        assertEquals(
                "answered",
                stage.answer("t-1", "a-1").body().at("/ticket/state").asText());
    }

    @Test
    void aCallThatItsPlatformSaysIsUpIsAnsweredEvenIfTheTicketHasNotHeardOfIt() {
        stage.agent("a-1", "[\"sales\"]");
        stage.enqueue("sales", "t-1");
        stage.workbench.connect("a-1", "t-1.1", "connected");
        assertEquals("offered", stage.state("t-1"));
        assertEquals(
                "answered",
                stage.answer("t-1", "a-1").body().at("/ticket/state").asText());
    }

    @Test
    void whoeverLeavesFreesTheAgentWhomTheyWereOfferedTo() {
        stage.agent("a-1", "[\"sales\"]");
        stage.enqueue("sales", "t-1");
        Workbench.Answer left = stage.client("POST /tickets/{ticketId}/leave", "t-1", "{}");
        assertEquals("abandoned", left.body().at("/ticket/state").asText());
        assertEquals(0, stage.workbench.show("a-1").body().get("sessions").size());
        Workbench.Answer again = stage.supervisor("POST /tickets/{ticketId}/leave", "t-1", "{}");
        assertEquals(left.body(), again.body());
    }

    @Test
    void whoeverLeavesAConversationEndsIt() {
        stage.agent("a-1", "[\"sales\"]");
        stage.enqueue("sales", "t-1");
        stage.answer("t-1", "a-1");
        stage.client("POST /tickets/{ticketId}/leave", "t-1", null);
        assertEquals("closed", stage.state("t-1"));
        assertEquals(0, stage.workbench.show("a-1").body().get("sessions").size());
    }

    @Test
    void theAgentsReleaseReachesTheTicketByTheStream() {
        stage.agent("a-1", "[\"sales\"]");
        stage.enqueue("sales", "t-1");
        stage.answer("t-1", "a-1");
        stage.told("a-1", () -> stage.workbench.release("a-1", "t-1.1", "completed"));
        assertEquals("closed", stage.state("t-1"));
        assertEquals("a-1", stage.ticket("t-1").at("/answered/agentId").asText());
    }

    @Test
    void anAgentSeesWhomTheyAreOfferedOrHaveAndNobodyElse() {
        stage.agent("a-1", "[\"sales\"]");
        stage.agent("a-2", "[\"sales\"]");
        String by =
                stage.enqueue("sales", "t-1").body().at("/ticket/offer/agentId").asText();
        String other = by.equals("a-1") ? "a-2" : "a-1";
        String route = "GET /tickets/{ticketId}";
        assertEquals(200, stage.as("agent", by, route, "t-1", null).status());
        assertEquals("forbidden", stage.as("agent", other, route, "t-1", null).code());
        assertEquals("ticket-unknown", stage.as("agent", by, route, "t-9", null).code());
    }

    @Test
    void anAlarmThatCameTooEarlyIsSetAnew() {
        Instant at = now().plusSeconds(1000);
        stage.ring("{\"ticketId\":\"t-1\",\"at\":\"" + at + "\"}");
        assertEquals(List.of(new Wake("t-1", null)), stage.workbench.alarms.due(at));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"at\":\"2026-11-02T09:00:00Z\"}",
                "{\"ticketId\":\"t-1\"}",
                "{\"ticketId\":\"t-1\",\"agentId\":\"a-1\",\"at\":\"2026-11-02T09:00:00Z\"}",
                "{\"ticketId\":\"t 1\",\"at\":\"2026-11-02T09:00:00Z\"}",
                "{\"ticketId\":\"t-1\",\"at\":\"soon\"}",
                "{\"ticketId\":\"t-1\",\"at\":\"2026-11-02T09:00:00Z\",\"who\":1}"
            })
    void whatIsNoAlarmIsRefused(String body) {
        assertThrows(IllegalArgumentException.class, () -> stage.ring(body));
    }
}
