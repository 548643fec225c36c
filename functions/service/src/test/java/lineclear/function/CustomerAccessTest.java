package lineclear.function;

import static lineclear.function.ChatDesk.texts;
import static lineclear.function.ChatDesk.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer's page, with a token that opens one chat and nothing else. */
class CustomerAccessTest {
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

    private String codeOf(String token) {
        return desk.customer(token, "GET /chat", null).code();
    }

    @Test
    void aCustomerSeesTheirPlaceAndWritesWhileTheyWait() {
        String token = token(stage.enqueue("sales", "t-1"));
        JsonNode chat = desk.customer(token, "GET /chat", null).body();
        assertEquals("waiting", chat.at("/chat/state").asText());
        assertEquals(1, chat.get("position").asInt());
        assertEquals(201, desk.customerSays(token, "m-1", "Hello?").status());
        assertEquals(200, desk.customerSays(token, "m-1", "Hello?").status());
        assertEquals(List.of("Hello?"), texts(desk.customer(token, "GET /chat/messages", null)));
    }

    @Test
    void aCustomerIsNotToldWhichAgentWrites() {
        String token = desk.answered("t-1");
        desk.agentSays("t-1", "m-1", "Hi");
        Workbench.Answer read = desk.customer(token, "GET /chat/messages", null, Map.of("after", "0", "limit", "10"));
        assertEquals("agent", read.body().at("/messages/0/from").asText());
        assertFalse((read.body() + "" + desk.customer(token, "GET /chat", null).body()).contains("a-1"));
    }

    @Test
    void aCustomerStaysAndGoes() {
        String token = token(stage.enqueue("sales", "t-1", ",\"aliveSeconds\":10"));
        stage.workbench.clock.forward(Duration.ofSeconds(9));
        assertEquals(
                200,
                desk.customer(token, "POST /chat/alive", "{\"aliveSeconds\":60}")
                        .status());
        stage.workbench.clock.forward(Duration.ofSeconds(30));
        assertEquals(
                "waiting",
                desk.customer(token, "GET /chat", null).body().at("/chat/state").asText());
        Workbench.Answer left = desk.customer(token, "POST /chat/leave", "{}");
        assertEquals("abandoned", left.body().at("/chat/state").asText());
        assertEquals(
                "ticket-ended", desk.customer(token, "POST /chat/alive", "{}").code());
        assertEquals("chat-ended", desk.customerSays(token, "m-1", "Wait!").code());
        assertEquals(
                "chat-ended", desk.customer(token, "POST /chat/typing", "{}").code());
    }

    @Test
    void anHourAfterItsEndTheTokenOpensNothing() {
        String token = desk.answered("t-1");
        desk.agentSays("t-1", "m-1", "Bye");
        stage.supervisor("POST /tickets/{ticketId}/close", "t-1", "{}");
        stage.workbench.clock.forward(CustomerAccess.AFTERWARDS.minusMillis(1));
        assertEquals(List.of("Bye"), texts(desk.customer(token, "GET /chat/messages", null)));
        stage.workbench.clock.forward(Duration.ofMillis(1));
        assertEquals("unauthorized", codeOf(token));
    }

    @Test
    void askedForAgainTheNewestTokenCounts() {
        String first = token(stage.enqueue("sales", "t-1"));
        String second = token(stage.enqueue("sales", "t-1"));
        assertNotEquals(first, second);
        assertEquals("unauthorized", codeOf(first));
        assertEquals(200, desk.customer(second, "GET /chat", null).status());
        stage.client("POST /tickets/{ticketId}/leave", "t-1", "{}");
        assertFalse(stage.enqueue("sales", "t-1").body().has("customerToken"), "it is over");
    }

    @Test
    void onlyAChatHasAToken() {
        Workbench.Answer call = stage.client(
                "POST " + QueueStage.TICKETS,
                "sales",
                "{\"ticketId\":\"t-1\",\"channel\":\"voice\",\"customer\":{\"id\":\"c-1\"}}");
        assertFalse(call.body().has("customerToken"));
        assertEquals("unauthorized", codeOf("t-1." + "A".repeat(43)));
    }

    @Test
    void nobodysTokenIsKept() {
        String token = token(stage.enqueue("sales", "t-1"));
        String secret = token.substring(token.lastIndexOf('.') + 1);
        String items = stage.workbench
                .client
                .scan(request -> request.tableName("lineclear"))
                .items()
                .toString();
        assertTrue(items.contains("t-1"));
        assertFalse(items.contains(secret));
    }

    @Test
    void aTokenOfOneChatIsNoneOfAnother() {
        String one = token(stage.enqueue("sales", "t-1"));
        stage.enqueue("sales", "t-2");
        assertEquals("unauthorized", codeOf("t-2" + one.substring(one.lastIndexOf('.'))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "t-1", "t-1.", ".x", "t-9.x", "..x", "t 1.x", "t-1.x y"})
    void whatIsNoTokenIsRefusedInTheSameWords(String token) {
        stage.enqueue("sales", "t-1");
        Workbench.Answer refused = desk.customer(token, "GET /chat", null);
        assertEquals(401, refused.status());
        assertEquals(desk.customer("t-1." + "A".repeat(43), "GET /chat", null).body(), refused.body());
    }

    @Test
    void aTokenOfOursOpensNoCustomersRoute() {
        assertEquals(
                "unauthorized",
                stage.workbench.call("GET /chat", null, "supervisor", null).code());
    }

    /** Its secret is 256 bits from the system's entropy, so that a plain digest of it can be kept. */
    @Test
    void noTwoTokensAreAlikeAndNoneIsSaidInASentence() {
        CustomerToken one = CustomerToken.issue("t.1");
        assertNotEquals(one, CustomerToken.issue("t.1"));
        assertEquals(43, one.secret().length());
        assertEquals(one, CustomerToken.parse(one.text()).orElseThrow());
        assertTrue(one.fits(one.digest()));
        assertFalse(one.fits(CustomerToken.issue("t.1").digest()));
        assertFalse(one.toString().contains(one.secret()));
    }
}
