package lineclear.function;

import static lineclear.function.ChatDesk.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chats as agents, supervisors and client programs see them. */
class ChatTest {
    private static final String TRANSCRIPT = "GET /tickets/{ticketId}/transcript";
    private final QueueStage stage = new QueueStage("asm");
    private final ChatDesk desk = new ChatDesk(stage);

    @BeforeEach
    void queue() {
        stage.setUp("sales");
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Workbench.Answer clientSays(String clientId, String text) {
        return desk.say("client", null, "t-1", clientId, text);
    }

    @Test
    void whatBothSidesWriteIsReadInOneOrder() {
        desk.answered("t-1");
        Workbench.Answer first = clientSays("m-1", "Hello?");
        assertEquals(201, first.status());
        assertEquals(1, first.body().get("seq").asInt());
        assertEquals("customer", first.body().get("from").asText());
        assertEquals(
                2,
                desk.agentSays("t-1", "m-1", "Hi, this is Ada.")
                        .body()
                        .get("seq")
                        .asInt());
        Workbench.Answer read = desk.read("agent", "a-1", "t-1", 0);
        assertEquals(List.of("Hello?", "Hi, this is Ada."), texts(read));
        assertEquals("answered", read.body().get("state").asText());
        assertEquals("a-1", read.body().at("/messages/1/agentId").asText());
        assertEquals(List.of("Hi, this is Ada."), texts(desk.read("client", null, "t-1", 1)));
    }

    @Test
    void theSameAgainIsAnsweredAsTheFirstTimeEvenWhenItIsOver() {
        desk.answered("t-1");
        Workbench.Answer first = clientSays("m-1", "Hello?");
        stage.workbench.clock.forward(Duration.ofSeconds(3));
        stage.client("POST /tickets/{ticketId}/leave", "t-1", "{}");
        Workbench.Answer again = clientSays("m-1", "Hello?");
        assertEquals(200, again.status());
        assertEquals(first.body(), again.body());
        assertEquals("chat-ended", clientSays("m-2", "Are you still there?").code());
    }

    @Test
    void theTicketSaysHowFarTheyAre() {
        desk.answered("t-1");
        JsonNode before = stage.ticket("t-1");
        assertEquals(0, before.get("seq").asInt());
        assertTrue(before.get("replied").isNull() && before.get("lastTextAt").isNull());
        desk.agentSays("t-1", "m-1", "Hi");
        Instant replied = stage.workbench.clock.instant();
        stage.workbench.clock.forward(Duration.ofSeconds(3));
        clientSays("m-1", "Hello");
        JsonNode after = stage.ticket("t-1");
        assertEquals(2, after.get("seq").asInt());
        assertEquals(replied, Instant.parse(after.get("replied").asText()));
        assertEquals(
                replied.plusSeconds(3), Instant.parse(after.get("lastTextAt").asText()));
    }

    @Test
    void onlyTheAgentWhoHasThemWritesToThem() {
        desk.answered("t-1");
        stage.agent("a-2", "[\"sales\"]");
        assertEquals("forbidden", desk.say("agent", "a-2", "t-1", "m-1", "Hi").code());
        assertEquals(
                "forbidden", desk.say("supervisor", null, "t-1", "m-1", "Hi").code());
        assertEquals(
                "ticket-unknown", desk.say("client", null, "t-9", "m-1", "Hi").code());
    }

    /** ASM Core, "Chat": a look at an answered or unanswered chat shows its details. */
    @Test
    void whoeverIsLoggedOnToTheQueueReadsItsChats() {
        desk.answered("t-1");
        stage.setUp("support");
        stage.agent("a-2", "[\"sales\"]");
        stage.agent("a-3", "[\"support\"]");
        assertEquals(200, desk.read("agent", "a-2", "t-1", 0).status());
        assertEquals("forbidden", desk.read("agent", "a-3", "t-1", 0).code());
        assertEquals(200, desk.read("supervisor", null, "t-1", 0).status());
        stage.logOn("a-1", "[]");
        assertEquals(200, desk.read("agent", "a-1", "t-1", 0).status(), "the one who has them");
    }

    @Test
    void theAgentWhoHasThemEndsItAndNobodyElse() {
        desk.answered("t-1");
        stage.agent("a-2", "[\"sales\"]");
        String close = "POST /tickets/{ticketId}/close";
        assertEquals("forbidden", stage.as("agent", "a-2", close, "t-1", "{}").code());
        Workbench.Answer closed = stage.as("agent", "a-1", close, "t-1", "{}");
        assertEquals("closed", closed.body().at("/ticket/state").asText());
        assertEquals(0, stage.workbench.show("a-1").body().get("sessions").size());
        assertEquals(closed.body(), stage.as("agent", "a-1", close, "t-1", "{}").body());
        assertEquals(closed.body(), stage.supervisor(close, "t-1", "{}").body());
    }

    @Test
    void aSupervisorSendsAwayWhoWaits() {
        stage.enqueue("sales", "t-1");
        Workbench.Answer closed = stage.supervisor("POST /tickets/{ticketId}/close", "t-1", "{}");
        assertEquals("abandoned", closed.body().at("/ticket/state").asText());
    }

    /** ASM Core, "Chat": the record keeps start, end, contents, a link that opens it again, and the source Chat. */
    @Test
    void theRecordTellsTheWholeConversation() {
        desk.answered("t-1");
        clientSays("m-1", "Hello?\nI need help.");
        desk.agentSays("t-1", "m-1", "Hi");
        stage.workbench.clock.forward(Duration.ofMinutes(2));
        stage.as("agent", "a-1", "POST /tickets/{ticketId}/close", "t-1", "{}");
        JsonNode record = stage.supervisor(TRANSCRIPT, "t-1", null).body();
        assertEquals("Chat", record.get("source").asText());
        assertEquals("/desk/?ticket=t-1", record.get("link").asText());
        assertEquals("a-1", record.get("agentId").asText());
        assertEquals(record.get("since"), record.get("replied"));
        assertEquals(
                Instant.parse(record.get("since").asText()).plusSeconds(120),
                Instant.parse(record.get("ended").asText()));
        assertEquals(2, record.get("messages").size());
        assertFalse(record.has("next"));
        String text = stage.as("supervisor", null, TRANSCRIPT, "t-1", null, Map.of("format", "text"))
                .body()
                .asText();
        assertTrue(text.contains("customer: Hello?\n    I need help.\n"), text);
        assertTrue(text.contains("agent a-1: Hi\n"), text);
    }

    @Test
    void aLongRecordIsReadPartByPart() {
        desk.answered("t-1");
        for (int i = 1; i <= 507; i++) {
            clientSays("m-" + i, "text " + i);
        }
        JsonNode first = stage.supervisor(TRANSCRIPT, "t-1", null).body();
        assertEquals(500, first.get("messages").size());
        assertEquals(500, first.get("next").asInt());
        JsonNode rest = stage.as("supervisor", null, TRANSCRIPT, "t-1", null, Map.of("after", "500"))
                .body();
        assertEquals(7, rest.get("messages").size());
        assertFalse(rest.has("next"));
    }

    @Test
    void whatWasWrittenIsTakenAwayAndThatItWasIsNot() {
        desk.answered("t-1");
        clientSays("m-1", "my card is 4111");
        desk.agentSays("t-1", "m-1", "thanks");
        assertEquals(
                "forbidden",
                stage.as("agent", "a-1", "POST /tickets/{ticketId}/erase", "t-1", "{}")
                        .code());
        JsonNode erased =
                stage.supervisor("POST /tickets/{ticketId}/erase", "t-1", "{}").body();
        assertEquals(2, erased.get("erased").asInt());
        assertTrue(erased.get("everything").asBoolean());
        JsonNode read = desk.read("supervisor", null, "t-1", 0).body();
        assertEquals(2, read.get("seq").asInt());
        assertTrue(read.at("/messages/0/text").isNull()
                && read.at("/messages/0/erased").asBoolean());
        assertEquals(200, clientSays("m-1", "my card is 4111").status(), "it is still the same message");
        assertTrue(desk.read("supervisor", null, "t-1", 0)
                .body()
                .at("/messages/0/text")
                .isNull());
    }

    @Test
    void theLongestTextIsFourKilobytesWhateverItsLetters() {
        desk.answered("t-1");
        assertEquals(201, clientSays("m-1", "ö".repeat(2048)).status());
        assertEquals(
                "invalid-request", clientSays("m-2", "ö".repeat(2048) + "x").code());
        assertEquals(201, clientSays("m-3", "😀".repeat(1024)).status());
        assertEquals(201, clientSays("m-4", "a line\n\tand another\r\n").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "a\u0000b", "a\u001bb", "\ud800"})
    void whatNobodyCanReadIsRefused(String text) {
        desk.answered("t-1");
        String escaped = text.equals("\ud800")
                ? "\"\\ud800\""
                : new com.fasterxml.jackson.databind.node.TextNode(text).toString();
        Workbench.Answer refused = stage.client(
                "POST /tickets/{ticketId}/messages", "t-1", "{\"clientId\":\"m-1\",\"text\":" + escaped + "}");
        assertEquals("invalid-request", refused.code());
    }

    @Test
    void aRefusalDoesNotRepeatWhatWasWritten() {
        desk.answered("t-1");
        Workbench.Answer refused = clientSays("m-1", "4111" + "x".repeat(5000));
        assertFalse(refused.body().toString().contains("4111"));
    }
}
