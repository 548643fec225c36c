package lineclear.function;

import static lineclear.function.ChatDesk.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What pages hear of queues and chats, and who may listen. */
class ChatFramesTest {
    private final LiveStage live = new LiveStage(new Policies(Presets.policies(), "asm"));
    private final QueueStage stage = new QueueStage(live.workbench);
    private final ChatDesk desk = new ChatDesk(stage);

    @BeforeEach
    void queue() {
        stage.setUp("sales");
        stage.setUp("support");
    }

    @AfterEach
    void stop() {
        live.close();
    }

    private static String watch(String... topics) {
        return "{\"type\":\"watch\",\"topics\":[\"" + String.join("\",\"", topics) + "\"]}";
    }

    private static List<String> types(List<JsonNode> heard) {
        return heard.stream().map(frame -> frame.get("type").asText()).toList();
    }

    /** The socket of a customer's page. */
    private String customersPage(String token) {
        return live.page(desk.customer(token, "POST /chat/live", "{}").body());
    }

    @Test
    void aCustomersPageHearsOfTheirChatAndOfNothingElse() {
        String token = desk.answered("t-1");
        String page = customersPage(token);
        live.tell(
                live.changeOfTicket("t-1", () -> desk.agentSays("t-1", "m-1", "Hi")),
                live.changeOfTicket("t-2", () -> stage.enqueue("sales", "t-2")),
                live.change("a-1", () -> stage.logOn("a-1", "[]")));
        JsonNode heard = live.heard(page).get(0);
        assertEquals(1, live.heard(page).size());
        assertEquals("ticket", heard.get("type").asText());
        assertEquals(1, heard.get("seq").asInt());
        assertEquals("answered", heard.get("state").asText());
        for (String other : List.of("ticket#t-2", "queue#sales", "floor", "agent#a-1")) {
            assertEquals("refused", live.say(page, watch(other)).get("type").asText(), other);
        }
    }

    @Test
    void whatIsWrittenIsInNoFrame() {
        String page = customersPage(desk.answered("t-1"));
        live.tell(live.changeOfTicket("t-1", () -> desk.agentSays("t-1", "m-1", "HUSH")));
        assertFalse(live.heard(page).toString().contains("HUSH"));
        DynamodbStreamRecord message =
                live.change("ticket#t-1", "m#00000002", () -> desk.agentSays("t-1", "m-2", "HUSH"));
        live.tell(message);
        assertEquals(1, live.heard(page).size(), "its own item of the stream tells nothing");
    }

    @Test
    void anAgentWatchesTheQueuesTheyAreRegisteredFor() {
        stage.agent("a-1", "[\"sales\"]");
        String page = live.page("agent", "a-1");
        assertEquals(List.of("agent#a-1", "queue#sales"), topics(live.say(page, watch("agent#a-1", "queue#sales"))));
        assertEquals(
                "forbidden", live.say(page, watch("queue#support")).get("code").asText());
        live.tell(
                live.changeOfTicket("t-1", () -> stage.enqueue("sales", "t-1")),
                live.changeOfTicket("t-2", () -> stage.enqueue("sales", "t-2")),
                live.changeOfTicket("t-3", () -> stage.enqueue("support", "t-3")));
        assertEquals(List.of("queue"), types(live.heard(page)), "once for many");
        assertEquals("sales", live.heard(page).get(0).get("queueId").asText());
    }

    private static List<String> topics(JsonNode hello) {
        List<String> topics = new ArrayList<>();
        hello.get("topics").forEach(topic -> topics.add(topic.asText()));
        return topics;
    }

    @Test
    void whatIsWrittenAndThatSomebodyIsThereMovesNoList() {
        String token = desk.answered("t-1");
        String page = live.page("supervisor", null);
        live.say(page, watch("queue#sales", "ticket#t-1"));
        live.tell(live.changeOfTicket("t-1", () -> desk.customerSays(token, "m-1", "Hello?")));
        assertEquals(List.of("ticket"), types(live.heard(page)));
        live.tell(live.changeOfTicket("t-1", () -> stage.supervisor("POST /tickets/{ticketId}/close", "t-1", "{}")));
        assertEquals(List.of("ticket", "ticket", "queue"), types(live.heard(page)));
    }

    @Test
    void anAgentWatchesTheTicketsThatTheyMayRead() {
        desk.answered("t-1");
        stage.enqueue("support", "t-2");
        String page = live.page("agent", "a-1");
        assertEquals("hello", live.say(page, watch("ticket#t-1")).get("type").asText());
        assertEquals("refused", live.say(page, watch("ticket#t-2")).get("type").asText());
        assertEquals("refused", live.say(page, watch("ticket#t-9")).get("type").asText());
        live.close(page);
        live.tell(live.changeOfTicket("t-1", () -> desk.agentSays("t-1", "m-1", "Hi")));
        assertEquals(List.of(), live.heard(page), "nothing is left of what a closed page watched");
        Map<String, AttributeValue> key =
                Map.of("pk", AttributeValue.fromS("topic#ticket#t-1"), "sk", AttributeValue.fromS("conn#" + page));
        assertFalse(live.workbench
                .client
                .getItem(request -> request.tableName("lineclear").key(key))
                .hasItem());
    }

    @Test
    void anAgentsOwnPageHearsOfTheCustomersTheyGetHaveAndLose() {
        stage.agent("a-1", "[\"sales\"]");
        String page = live.page("agent", "a-1");
        live.tell(live.changeOfTicket("t-1", () -> stage.enqueue("sales", "t-1")));
        live.tell(live.changeOfTicket("t-1", () -> stage.answer("t-1", "a-1")));
        String token = token(stage.enqueue("sales", "t-1"));
        live.tell(live.changeOfTicket("t-1", () -> desk.customerSays(token, "m-1", "Hello?")));
        desk.customer(token, "POST /chat/typing", "{}");
        live.tell(live.changeOfTicket("t-1", () -> desk.customer(token, "POST /chat/leave", "{}")));
        List<String> told = live.heard(page).stream()
                .map(frame -> frame.get("type").asText() + frame.path("state").asText())
                .filter(one -> !one.equals("queue"))
                .toList();
        assertEquals(List.of("ticketanswered", "ticketanswered", "typing", "ticketclosed"), told);
    }

    @Test
    void oneSocketWatchesSixtyFourTopicsAtMost() {
        String page = live.page("supervisor", null);
        for (int i = 1; i < 64; i++) {
            assertEquals(
                    "hello", live.say(page, watch("queue#q-" + i)).get("type").asText());
        }
        assertEquals("refused", live.say(page, watch("queue#q-64")).get("type").asText());
        assertEquals("hello", live.say(page, watch("queue#q-1")).get("type").asText(), "again is no more");
    }

    @Test
    void thatSomebodyIsWritingIsToldAndKeptNowhere() {
        String token = desk.answered("t-1");
        String page = customersPage(token);
        JsonNode before = stage.ticket("t-1");
        assertEquals(
                204,
                stage.as("agent", "a-1", "POST /tickets/{ticketId}/typing", "t-1", "{}")
                        .status());
        assertEquals(204, desk.customer(token, "POST /chat/typing", null).status());
        assertEquals(List.of("typing", "typing"), types(live.heard(page)));
        assertEquals("agent", live.heard(page).get(0).get("from").asText());
        assertEquals("customer", live.heard(page).get(1).get("from").asText());
        assertEquals(before, stage.ticket("t-1"));
    }

    @Test
    void aTicketThatTheTableRemovesTellsNothing() {
        stage.enqueue("sales", "t-1");
        String page = live.page("supervisor", null);
        live.say(page, watch("queue#sales", "ticket#t-1"));
        live.tell(live.changeOfTicket(
                "t-1",
                () -> live.workbench.client.deleteItem(request -> request.tableName("lineclear")
                        .key(Map.of("pk", AttributeValue.fromS("ticket#t-1"), "sk", AttributeValue.fromS("ticket"))))));
        assertEquals(List.of(), live.heard(page));
    }
}
