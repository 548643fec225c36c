package lineclear.local.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lineclear.local.run.LocalRun;

/** A queue of its own, and the one agent who answers its chats, over the API. */
record ChatAgent(Desk desk, String agentId, String queueId) {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    static ChatAgent loggedOn(Desk desk) throws Exception {
        int number = NUMBER.incrementAndGet();
        ChatAgent agent = new ChatAgent(desk, "chats-" + number, "queue-" + number);
        String supervisor = LocalRun.token(desk.url, "supervisor");
        agent.ask(
                supervisor,
                "PUT",
                "/queues/" + agent.queueId,
                "{\"name\":\"Queue %d\",\"channels\":[\"chat\"]}".formatted(number));
        agent.ask(
                supervisor,
                "PUT",
                "/agents/" + agent.agentId,
                "{\"name\":\"Ada\",\"policy\":\"asm\",\"queues\":[\"" + agent.queueId + "\"]}");
        agent.ask(agent.token(), "POST", "/agents/" + agent.agentId + "/set-status", "{\"status\":\"available\"}");
        agent.ask(
                agent.token(),
                "PUT",
                "/agents/" + agent.agentId + "/queues",
                "{\"queues\":[\"" + agent.queueId + "\"]}");
        return agent;
    }

    /** A customer who waits; their own token, as the client program gets it. */
    String customer(String ticketId) throws Exception {
        String body = "{\"ticketId\":\"%s\",\"channel\":\"chat\",\"customer\":{\"id\":\"c-1\"},\"aliveSeconds\":600}"
                .formatted(ticketId);
        return ask(LocalRun.token(desk.url, "client"), "POST", "/queues/" + queueId + "/tickets", body)
                .get("customerToken")
                .asText();
    }

    /** The one who waits, whoever they are. */
    String waiting() throws Exception {
        JsonNode tickets =
                ask(token(), "GET", "/queues/" + queueId + "/tickets", "").get("tickets");
        return tickets.get(0).get("ticketId").asText();
    }

    void answer(String ticketId) throws Exception {
        ask(token(), "POST", "/tickets/" + ticketId + "/answer", "{}");
    }

    void say(String ticketId, String text) throws Exception {
        String body = "{\"clientId\":\"a-%d\",\"text\":%s}".formatted(NUMBER.incrementAndGet(), new TextNode(text));
        ask(token(), "POST", "/tickets/" + ticketId + "/messages", body);
    }

    void typing(String ticketId) throws Exception {
        ask(token(), "POST", "/tickets/" + ticketId + "/typing", "{}");
    }

    void close(String ticketId) throws Exception {
        ask(token(), "POST", "/tickets/" + ticketId + "/close", "{}");
    }

    /** Each as {@code 1 customer Hello?}. */
    List<String> read(String ticketId) throws Exception {
        List<String> lines = new ArrayList<>();
        for (JsonNode message :
                ask(token(), "GET", "/tickets/" + ticketId + "/messages", "").get("messages")) {
            lines.add(message.get("seq").asText() + " " + message.get("from").asText() + " "
                    + message.get("text").asText());
        }
        return lines;
    }

    private String token() throws Exception {
        String asked = "{\"role\":\"agent\",\"agentId\":\"" + agentId + "\"}";
        return JSON.readTree(LocalRun.send(desk.url, "POST", "/local/tokens", "", asked)
                        .body())
                .path("token")
                .asText();
    }

    private JsonNode ask(String token, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = LocalRun.send(desk.url, method, path, token, body);
        assertTrue(answer.statusCode() < 300, path + " " + answer.body());
        return answer.body().isEmpty() ? null : JSON.readTree(answer.body());
    }
}
