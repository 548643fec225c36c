package lineclear.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lineclear.local.check.CheckAnswer;
import lineclear.local.check.Http;
import lineclear.platform.wire.Hmac;

/** The service's requests, each as whoever would make it. */
final class DemoApi {
    /** Among what register keeps of an agent: so nobody else's agent is ever taken for one of ours. */
    static final String QUEUE = "demo-floor";

    private static final String SUPERVISOR = "{\"role\":\"supervisor\"}";
    private static final String CLIENT = "{\"role\":\"client\"}";

    private final Http http;
    private final URI service;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    DemoApi(Http http, URI service) {
        this.http = http;
        this.service = service;
    }

    CheckAnswer register(Cast agent) throws InterruptedException {
        ObjectNode body = object().put("name", agent.person()).put("policy", agent.policy());
        body.putArray("queues").add(QUEUE);
        return ask("PUT", SUPERVISOR, agent, "", body);
    }

    /** Whether it is registered, and by us. */
    boolean isOurs(Cast agent) throws InterruptedException {
        for (JsonNode queue :
                ask("GET", SUPERVISOR, agent, "?registration=true", null).body().at("/registration/queues")) {
            if (queue.asText().equals(QUEUE)) {
                return true;
            }
        }
        return false;
    }

    CheckAnswer unregister(Cast agent) throws InterruptedException {
        return ask("DELETE", SUPERVISOR, agent, "", null);
    }

    CheckAnswer setStatus(Cast agent, String status, String reason) throws InterruptedException {
        ObjectNode body = object().put("status", status);
        if (reason != null) {
            body.put("reason", reason);
        }
        return ask("POST", role(agent), agent, "/set-status", body);
    }

    CheckAnswer reserve(Cast agent, String sessionId, String channel, ObjectNode customer, int holdSeconds)
            throws InterruptedException {
        ObjectNode body = object().put("sessionId", sessionId)
                .put("channel", channel)
                .put("holdSeconds", holdSeconds)
                .put("platform", DemoPlatform.NAME);
        body.set("customer", customer);
        return ask("POST", CLIENT, agent, "/reserve", body);
    }

    CheckAnswer release(Cast agent, String sessionId, String outcome) throws InterruptedException {
        return ask(
                "POST",
                CLIENT,
                agent,
                "/release",
                object().put("sessionId", sessionId).put("outcome", outcome));
    }

    CheckAnswer view(Cast agent) throws InterruptedException {
        return ask("GET", SUPERVISOR, agent, "", null);
    }

    private static String role(Cast agent) {
        return "{\"role\":\"agent\",\"agentId\":\"" + agent.agentId() + "\"}";
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private CheckAnswer ask(String method, String role, Cast agent, String rest, JsonNode body)
            throws InterruptedException {
        CheckAnswer answer = send(method, role, agent, rest, body);
        if (answer.status() == 401) { // a token lives for half a day
            tokens.remove(role);
            return send(method, role, agent, rest, body);
        }
        return answer;
    }

    private CheckAnswer send(String method, String role, Cast agent, String rest, JsonNode body)
            throws InterruptedException {
        String token = tokens.get(role);
        if (token == null) {
            token = token(role);
            tokens.put(role, token);
        }
        return http.send(
                method,
                service + "/agents/" + agent.agentId() + rest,
                Map.of("content-type", "application/json", "authorization", "Bearer " + token),
                body == null ? new byte[0] : Hmac.bytes(body.toString()));
    }

    private String token(String role) throws InterruptedException {
        return http.send(
                        "POST", service + "/local/tokens", Map.of("content-type", "application/json"), Hmac.bytes(role))
                .body()
                .path("token")
                .asText();
    }
}
