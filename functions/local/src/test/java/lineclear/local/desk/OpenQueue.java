package lineclear.local.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lineclear.local.run.LocalRun;

/** One queue of the desk, the agents who are logged on to it, and the customers who come. */
record OpenQueue(Desk desk, String id) {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One that nobody has used before. */
    static OpenQueue open(Desk desk) throws Exception {
        OpenQueue queue = new OpenQueue(desk, "q-" + NUMBER.incrementAndGet());
        queue.ask(
                "supervisor",
                "PUT",
                "/queues/" + queue.id,
                "{\"name\":\"%s\",\"channels\":[\"chat\",\"voice\"],\"offerSeconds\":600}".formatted(queue.name()));
        return queue;
    }

    String name() {
        return "Queue " + id;
    }

    /** Somebody new of that policy, available, registered for this queue. */
    Somebody registered(String policy) throws Exception {
        Somebody ada = desk.somebody(policy);
        ask("supervisor", "PUT", "/agents/" + ada.id(), "{\"name\":\"Ada\",\"queues\":[\"" + id + "\"]}");
        return ada;
    }

    /** The same, logged on to it. */
    Somebody loggedOn(String policy) throws Exception {
        Somebody ada = registered(policy);
        ask("supervisor", "PUT", "/agents/" + ada.id() + "/queues", "{\"queues\":[\"" + id + "\"]}");
        return ada;
    }

    /** @return the ticket's id */
    String comes(String name, String channel) throws Exception {
        String ticketId = id + "-t-" + NUMBER.incrementAndGet();
        ask(
                "client",
                "POST",
                "/queues/" + id + "/tickets",
                """
                {"ticketId":"%s","channel":"%s","customer":{"id":"c-%s","name":"%s"},"aliveSeconds":600}"""
                        .formatted(ticketId, channel, ticketId, name));
        return ticketId;
    }

    /** By the agent themself. */
    void answers(Somebody agent, String ticketId) throws Exception {
        ask("agent\",\"agentId\":\"" + agent.id(), "POST", "/tickets/" + ticketId + "/answer", "{}");
    }

    /** The customer, through the client program. */
    void says(String ticketId, String text) throws Exception {
        String body = JSON.createObjectNode()
                .put("clientId", "c-" + NUMBER.incrementAndGet())
                .put("text", text)
                .toString();
        ask("client", "POST", "/tickets/" + ticketId + "/messages", body);
    }

    /** What stands in the chat, as {@code agent: text}, in order. */
    List<String> said(String ticketId) throws Exception {
        List<String> said = new ArrayList<>();
        ask("client", "GET", "/tickets/" + ticketId + "/messages", "")
                .path("messages")
                .forEach(one -> said.add(
                        one.path("from").asText() + ": " + one.path("text").asText()));
        return said;
    }

    void leaves(String ticketId) throws Exception {
        ask("client", "POST", "/tickets/" + ticketId + "/leave", "{}");
    }

    JsonNode ticket(String ticketId) throws Exception {
        return ask("client", "GET", "/tickets/" + ticketId, "").path("ticket");
    }

    JsonNode ask(String role, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = LocalRun.send(desk.url, method, path, LocalRun.token(desk.url, role), body);
        assertTrue(answer.statusCode() < 300, method + " " + path + ": " + answer.body());
        return JSON.readTree(answer.body());
    }
}
