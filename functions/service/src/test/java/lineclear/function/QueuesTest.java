package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Queues: how they are set up, who is logged on, who may wait. */
class QueuesTest {
    private static final String QUEUE = "/queues/{queueId}";
    private final QueueStage stage = new QueueStage("keen");

    @AfterEach
    void stop() {
        stage.close();
    }

    private Workbench.Answer put(String body) {
        return stage.supervisor("PUT " + QUEUE, "sales", body);
    }

    @Test
    void aNewQueueIsOnlineAndHasTheUsualNumbers() {
        Workbench.Answer made = stage.setUp("sales");
        assertEquals(201, made.status());
        JsonNode queue = made.body();
        assertTrue(queue.get("online").asBoolean());
        assertEquals("supervisor-1", queue.get("byId").asText());
        assertEquals(20, queue.get("offerSeconds").asInt());
        assertEquals(100, queue.get("mostWaiting").asInt());
        assertTrue(queue.get("hours").isNull());
    }

    @Test
    void whatIsLeftOutKeepsItsValue() {
        put("{\"name\":\"Sales\",\"channels\":[\"voice\"],\"offerSeconds\":45,\"relaxAfterSeconds\":30,"
                + "\"hours\":{\"zone\":\"Europe/Oslo\",\"days\":{\"monday\":[\"08:00-17:00\",\"20:00-24:00\"]}}}");
        Workbench.Answer again = put("{\"name\":\"Sales and more\",\"serviceLevelSeconds\":60}");
        assertEquals(200, again.status());
        JsonNode queue = again.body();
        assertEquals("Sales and more", queue.get("name").asText());
        assertEquals(45, queue.get("offerSeconds").asInt());
        assertEquals(60, queue.get("serviceLevelSeconds").asInt());
        assertEquals(30, queue.get("relaxAfterSeconds").asInt());
        assertEquals("20:00-24:00", queue.at("/hours/days/monday/1").asText());
        JsonNode open =
                put("{\"name\":\"Sales\",\"hours\":{},\"relaxAfterSeconds\":0}").body();
        assertTrue(open.get("hours").isNull());
        assertTrue(open.get("relaxAfterSeconds").isNull());
    }

    @Test
    void saidTwiceItIsOnce() {
        stage.setUp("sales");
        JsonNode first = stage.setUp("sales").body();
        assertEquals(1, first.get("version").asInt());
    }

    @TestFactory
    List<DynamicTest> everyMemberIsChecked() {
        String queue = "PUT " + QUEUE;
        String tickets = "POST " + QueueStage.TICKETS;
        String named = "{\"name\":\"Sales\",\"channels\":[\"voice\"],";
        String waits = "{\"channel\":\"voice\",\"customer\":{\"id\":\"c-9\"},";
        return List.of(
                bad(queue, "{}", "name is missing"),
                bad(queue, "{\"name\":\"Sales\"}", "channels is missing"),
                bad(queue, "{\"name\":\"Sales\",\"channels\":[]}", "channels must"),
                bad(queue, "{\"name\":\"Sales\",\"channels\":[\"fax\"]}", "channels[0] must be one of"),
                bad(queue, named + "\"offerSeconds\":4}", "offerSeconds must"),
                bad(queue, named + "\"serviceLevelSeconds\":0}", "serviceLevelSeconds must"),
                bad(queue, named + "\"mostWaiting\":1001}", "mostWaiting must"),
                bad(queue, named + "\"relaxAfterSeconds\":-1}", "relaxAfterSeconds must"),
                bad(queue, named + "\"online\":true}", "Unknown member online"),
                bad(queue, named + "\"hours\":{\"zone\":\"Europe/Oslo\"}}", "hours must have"),
                bad(queue, named + "\"hours\":{\"days\":{}}}", "hours must have"),
                bad(queue, named + "\"hours\":{\"zone\":\"Mars/Base\",\"days\":{}}}", "hours.zone must"),
                bad(queue, hours("\"someday\":[]"), "Unknown member hours.days.someday"),
                bad(queue, hours("\"monday\":[\"8-17\"]"), "hours.days.monday[0] must match"),
                bad(queue, hours("\"monday\":[\"17:00-08:00\"]"), "hours.days.monday must have spans"),
                bad("POST " + QUEUE + "/switch", "{}", "online is missing"),
                bad("POST " + QUEUE + "/switch", "{\"online\":\"no\"}", "online must be"),
                bad("POST " + QUEUE + "/switch", "{\"online\":true,\"message\":\"\"}", "message must be"),
                bad(tickets, "{\"customer\":{\"id\":\"c-9\"}}", "channel is missing"),
                bad(tickets, "{\"channel\":\"voice\"}", "customer is missing"),
                bad(tickets, "{\"channel\":\"email\",\"customer\":{\"id\":\"c-9\"}}", "no customers by email"),
                bad(tickets, waits + "\"ticketId\":\"" + "x".repeat(60) + "\"}", "ticketId must match"),
                bad(tickets, waits + "\"ticketId\":\"..\"}", "ticketId can be neither"),
                bad(tickets, waits + "\"skills\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"]}", "skills must"),
                bad(tickets, waits + "\"skills\":[\"a b\"]}", "skills[0] must"),
                bad(tickets, waits + "\"priority\":10}", "priority must"),
                bad(tickets, waits + "\"aliveSeconds\":9}", "aliveSeconds must"),
                bad(tickets, waits + "\"since\":1}", "Unknown member since"));
    }

    private static String hours(String days) {
        return "{\"name\":\"Sales\",\"channels\":[\"voice\"],\"hours\":{\"zone\":\"Europe/Oslo\",\"days\":{" + days
                + "}}}";
    }

    private DynamicTest bad(String route, String body, String says) {
        return DynamicTest.dynamicTest(route + " " + body, () -> {
            try (QueueStage own = new QueueStage("keen")) {
                if (!route.startsWith("PUT")) {
                    own.setUp("sales");
                }
                String scope = route.endsWith("/tickets") ? "client" : "supervisor";
                Workbench.Answer answer = own.as(scope, null, route, "sales", body);
                assertEquals("invalid-request", answer.code());
                String detail = answer.body().get("detail").asText();
                assertTrue(detail.contains(says), detail);
            }
        });
    }

    @Test
    void anAgentLogsOnToWhatTheyAreRegisteredForAndIsThere() {
        stage.setUp("sales");
        stage.supervisor(
                "PUT /agents/{agentId}",
                "a-1",
                "{\"name\":\"Ada\",\"queues\":[\"sales\",\"gone\"],\"skills\":[\"swedish\"]}");
        assertEquals("forbidden", stage.logOn("a-1", "[\"other\"]").code());
        assertEquals("queue-unknown", stage.logOn("a-1", "[\"gone\"]").code());
        assertEquals("invalid-request", stage.logOn("a-1", "null").code());
        assertEquals("agent-unknown", stage.logOn("a-9", "[]").code());
        JsonNode agent = stage.logOn("a-1", "[\"sales\"]").agent();
        assertEquals("[\"sales\"]", agent.get("queues").toString());
        assertEquals(
                "[swedish]",
                stage.workbench
                        .agents
                        .find("a-1")
                        .orElseThrow()
                        .loggedOn()
                        .skills()
                        .toString());
        assertFalse(stage.logOn("a-1", "[]").agent().has("queues"));
    }

    @Test
    void aSupervisorLogsOthersOnAndNobodyElseDoes() {
        stage.setUp("sales");
        stage.supervisor("PUT /agents/{agentId}", "a-1", "{\"name\":\"Ada\",\"queues\":[\"sales\"]}");
        String route = "PUT /agents/{agentId}/queues";
        String body = "{\"queues\":[\"sales\"]}";
        assertEquals("forbidden", stage.as("agent", "a-2", route, "a-1", body).code());
        assertEquals(200, stage.supervisor(route, "a-1", body).status());
    }

    @Test
    void aQueueThatGoesOfflineTellsWhoeverIsLoggedOnAndSaysSoToCustomers() {
        stage.setUp("sales");
        stage.setUp("support");
        stage.agent("a-1", "[\"sales\"]");
        stage.agent("a-2", "[\"sales\",\"support\"]");
        stage.agent("a-3", "[\"support\"]");
        stage.workbench.post("set-status", "a-2", "agent", "{\"status\":\"break\"}");
        String route = "POST " + QUEUE + "/switch";
        String off = "{\"online\":false,\"message\":\"Back at nine\"}";
        Workbench.Answer switched = stage.supervisor(route, "sales", off);
        assertEquals(2, switched.body().get("told").asInt());
        assertTrue(switched.body().get("everybody").asBoolean());
        assertEquals("Back at nine", message("a-1").get("text").asText());
        assertEquals("supervisor-1", message("a-2").get("byId").asText());
        assertTrue(message("a-3").isNull());
        assertEquals("break", stage.workbench.show("a-2").body().get("status").asText());
        assertFalse(stage.supervisor(route, "sales", off).body().has("told"), "twice is once");
        Workbench.Answer refused = stage.enqueue("sales", "t-1");
        assertEquals("queue-offline", refused.code());
        assertEquals("Back at nine", refused.body().get("detail").asText());
        JsonNode open = stage.client("GET " + QUEUE + "/open", "sales", null).body();
        assertFalse(open.get("open").asBoolean());
        assertEquals("queue-offline", open.get("reason").asText());
        stage.supervisor(route, "sales", "{\"online\":true}");
        assertEquals(201, stage.enqueue("sales", "t-1").status());
    }

    private JsonNode message(String agentId) {
        return stage.workbench.show(agentId).body().get("message");
    }

    @Test
    void outsideItsHoursItSaysWhenItOpens() {
        // Monday, the second of November: nine in London, ten in Oslo.
        put("{\"name\":\"Sales\",\"channels\":[\"chat\"],"
                + "\"hours\":{\"zone\":\"Europe/Oslo\",\"days\":{\"monday\":[\"11:00-12:00\"]}}}");
        assertEquals(Instant.parse("2026-11-02T09:00:00Z"), stage.workbench.clock.instant());
        Workbench.Answer refused = stage.enqueue("sales", "t-1");
        assertEquals("outside-hours", refused.code());
        assertEquals("3600", refused.headers().get("Retry-After"));
        JsonNode open = stage.client("GET " + QUEUE + "/open", "sales", null).body();
        assertEquals("2026-11-02T10:00:00.000Z", open.get("until").asText());
        stage.workbench.clock.set(Instant.parse("2026-11-02T10:00:00Z"));
        assertEquals(201, stage.enqueue("sales", "t-1").status());
    }

    @Test
    void theListsShowWhoWaitsWhoWasAnsweredAndWhoWasNot() {
        stage.setUp("sales");
        stage.agent("a-1", "[\"sales\"]");
        stage.enqueue("sales", "t-1");
        stage.answer("t-1", "a-1");
        stage.enqueue("sales", "t-2");
        stage.enqueue("sales", "t-3");
        stage.client("POST /tickets/{ticketId}/leave", "t-3", "{}");
        assertEquals(List.of("t-2"), list("waiting", "supervisor", null));
        assertEquals(List.of("t-1"), list("answered", "agent", "a-1"));
        assertEquals(List.of("t-3"), list("unanswered", "agent", "a-1"));
        stage.enqueue("sales", "t-4");
        stage.workbench.clock.set(stage.workbench.clock.instant().plusSeconds(60));
        assertEquals(List.of(), list("waiting", "supervisor", null), "whoever is gone does not wait");
    }

    private List<String> list(String name, String scope, String who) {
        return tickets(name, scope, who).body().get("tickets").findValuesAsText("ticketId");
    }

    private Workbench.Answer tickets(String name, String scope, String who) {
        return stage.workbench.call("GET " + QueueStage.TICKETS, "sales", scope, null, event -> {
            event.setQueryStringParameters(Map.of("list", name));
            if (who != null) {
                event.getRequestContext().getAuthorizer().getJwt().getClaims().put("agent_id", who);
            }
            return event;
        });
    }

    @Test
    void anAgentSeesNoCustomersOfQueuesThatAreNotTheirs() {
        stage.setUp("sales");
        stage.setUp("support");
        stage.agent("a-1", "[\"support\"]");
        assertEquals("forbidden", tickets("waiting", "agent", "a-1").code());
        assertEquals("invalid-request", tickets("lost", "supervisor", null).code());
    }

    @Test
    void allQueuesAreListedByNameAndWhoSwitchedThemIsForColleagues() {
        put("{\"name\":\"B\",\"channels\":[\"voice\"]}");
        stage.supervisor("PUT " + QUEUE, "support", "{\"name\":\"A\",\"channels\":[\"chat\"]}");
        JsonNode shown = stage.client("GET /queues", "-", null).body().get("queues");
        assertEquals(List.of("support", "sales"), shown.findValuesAsText("queueId"));
        assertFalse(shown.get(0).has("byId"));
        assertEquals(
                200, stage.as("agent", "a-1", "GET " + QUEUE, "sales", null).status());
        assertEquals("queue-unknown", stage.client("GET " + QUEUE, "gone", null).code());
    }

    /** Their page must know which they may log on to, and those alone. */
    @Test
    void anAgentIsListedTheQueuesThatTheyAreRegisteredForAndThatAreSetUp() {
        stage.setUp("sales");
        stage.setUp("support");
        stage.supervisor("PUT /agents/{agentId}", "a-1", "{\"name\":\"Ada\",\"queues\":[\"gone\",\"support\"]}");
        assertEquals(List.of("support"), listed("a-1"));
        assertEquals(List.of(), listed("a-2"));
    }

    private List<String> listed(String agentId) {
        return stage.as("agent", agentId, "GET /queues", "-", null)
                .body()
                .get("queues")
                .findValuesAsText("queueId");
    }

    @Test
    void theFiguresAreOfWhoWaitsWhoIsFreeAndOfTheLastHour() {
        stage.setUp("sales");
        stage.enqueue("sales", "t-0");
        stage.workbench.clock.set(stage.workbench.clock.instant().plusSeconds(7));
        stage.client("POST /tickets/{ticketId}/leave", "t-0", "{}");
        stage.workbench.clock.set(stage.workbench.clock.instant().plusSeconds(4000));
        stage.agent("a-1", "[\"sales\"]");
        assertEquals(1, figures().get("free").asInt());
        stage.enqueue("sales", "t-1");
        stage.answer("t-1", "a-1");
        stage.enqueue("sales", "t-2", ",\"aliveSeconds\":600");
        stage.workbench.clock.set(stage.workbench.clock.instant().plusSeconds(90));
        stage.enqueue("sales", "t-3");
        JsonNode figures = figures();
        assertEquals(2, figures.get("waiting").asInt());
        assertEquals(90, figures.get("longestWaitSeconds").asInt());
        assertEquals(0, figures.get("free").asInt());
        assertEquals(1, figures.get("answered").asInt());
        assertEquals(0, figures.get("abandoned").asInt(), "an hour ago and more");
        assertEquals(1.0, figures.get("serviceLevel").asDouble());
        assertTrue(figures.get("complete").asBoolean());
        assertEquals(
                403,
                stage.client("GET /queues/{queueId}/figures", "sales", null).status());
    }

    private JsonNode figures() {
        Workbench.Answer answer = stage.supervisor("GET /queues/{queueId}/figures", "sales", null);
        assertEquals(200, answer.status(), answer.body().toString());
        return answer.body();
    }
}
