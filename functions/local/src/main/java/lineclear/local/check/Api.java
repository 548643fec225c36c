package lineclear.local.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import lineclear.platform.wire.Hmac;

/** The service's requests, as a supervisor and as the program that brings customers. */
final class Api {
    private static final String SUPERVISOR = "LINECLEAR_SUPERVISOR_TOKEN";
    private static final String CLIENT = "LINECLEAR_CLIENT_TOKEN";

    private final Http http;
    private final URI service;
    private final String supervisor;
    private final String client;

    private Api(Http http, URI service, String supervisor, String client) {
        this.http = http;
        this.service = service;
        this.supervisor = supervisor;
        this.client = client;
    }

    /** With the tokens of the environment, or with those that a local run makes. */
    static Api of(Http http, URI service, UnaryOperator<String> environment) throws CannotCheck, InterruptedException {
        return new Api(
                http,
                service,
                token(http, service, environment, SUPERVISOR, "supervisor"),
                token(http, service, environment, CLIENT, "client"));
    }

    private static String token(Http http, URI service, UnaryOperator<String> environment, String variable, String role)
            throws CannotCheck, InterruptedException {
        Optional<String> set = Optional.ofNullable(environment.apply(variable))
                .map(String::strip)
                .filter(token -> !token.isEmpty());
        if (set.isPresent()) {
            return set.get();
        }
        CheckAnswer answer = http.send(
                "POST",
                service + "/local/tokens",
                Map.of("content-type", "application/json"),
                Hmac.bytes("{\"role\":\"" + role + "\"}"));
        if (answer.status() == 0) {
            throw new CannotCheck("No service answers at " + service + " (" + answer.fault()
                    + "): start it, or name its address with --url.");
        } else if (!answer.accepted()) {
            throw new CannotCheck(service + " makes no tokens itself (it answered " + answer.status() + "): set "
                    + SUPERVISOR + " and " + CLIENT + " to two of your identity provider's.");
        }
        return answer.body().path("token").asText();
    }

    CheckAnswer register(String agentId, String platform, Set<String> addresses, Optional<String> policy)
            throws InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", "Check " + agentId);
        policy.ifPresent(name -> body.put("policy", name));
        addresses.forEach(value -> body.withArray("addresses")
                .addObject()
                .put("platform", platform)
                .put("value", value));
        return ask("PUT", agentId, "", supervisor, body);
    }

    CheckAnswer setStatus(String agentId, String status) throws InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", status);
        return ask("POST", agentId, "/set-status", supervisor, body);
    }

    /** For as long as a hold may last, so that it does not run out meanwhile. */
    CheckAnswer reserve(String agentId, String sessionId, Story story, String platform) throws InterruptedException {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("sessionId", sessionId)
                .put("channel", story.channel().word())
                .put("holdSeconds", 600)
                .put("platform", platform);
        body.putObject("customer").put("id", "check");
        return ask("POST", agentId, "/reserve", client, body);
    }

    CheckAnswer view(String agentId) throws InterruptedException {
        return ask("GET", agentId, "", supervisor, null);
    }

    /** Ends whatever is open, so that nobody else meets what a check has left. */
    void releaseAll(String agentId, JsonNode view) throws InterruptedException {
        for (JsonNode session : view.path("sessions")) {
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("sessionId", session.path("sessionId").asText())
                    .put("outcome", "cancelled");
            ask("POST", agentId, "/release", client, body);
        }
    }

    private CheckAnswer ask(String method, String agentId, String function, String token, JsonNode body)
            throws InterruptedException {
        return http.send(
                method,
                service + "/agents/" + agentId + function,
                Map.of("content-type", "application/json", "authorization", "Bearer " + token),
                body == null ? new byte[0] : Hmac.bytes(body.toString()));
    }
}
