package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.metrics.Metric;
import lineclear.platform.Delivery;
import lineclear.platform.Loopback;
import lineclear.platform.deployment.Deployment;
import lineclear.platform.settings.Environment;
import lineclear.platform.twilio.Posted;

/** The functions with Twilio as their phone platform: it posts what it signed, and is asked at a server of its own. */
final class TwilioBench implements AutoCloseable {
    static final String TOKEN = "0123456789abcdef0123456789abcdef";
    static final String ACCOUNT = "AC0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    static final String WORKSPACE = "WS11112222333344445555666677778888";
    private static final String EVENTS = "https://lines.example.com/webhooks/twilio";

    final Loopback twilio = listening();
    final Workbench workbench;

    /** @param policy the deployment's */
    TwilioBench(String policy) {
        String settings = "{'twilio': {'secrets': ['literal:" + TOKEN + "'], 'accountSid': '" + ACCOUNT
                + "', 'workspaceSid': '" + WORKSPACE + "', 'api': '" + twilio.uri("") + "', 'taskRouterApi': '"
                + twilio.uri("") + "', 'ownNumbers': {'+15550199001': 'support'}}}";
        workbench = new Workbench(
                new Policies(Presets.policies(), policy),
                Deployment.read(settings.replace('\'', '"'), Environment.ofThisProcess(java.time.Clock.systemUTC())));
    }

    private static Loopback listening() {
        try {
            return new Loopback(Loopback.json(503, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An agent who is available, known to Twilio by these names. */
    void agent(String agentId, String... addresses) {
        String list = String.join(
                ",",
                Arrays.stream(addresses)
                        .map(value -> "{\"platform\":\"twilio\",\"value\":\"" + value + "\"}")
                        .toList());
        workbench.call(
                "PUT /agents/{agentId}", agentId, "supervisor", "{\"name\":\"Ada\",\"addresses\":[" + list + "]}");
        workbench.post("set-status", agentId, "agent", "{\"status\":\"available\"}");
    }

    /** To the account's address. */
    Workbench.Answer form(String body) {
        return deliver(Posted.form(TOKEN, EVENTS, body));
    }

    /** To a session's own address, as reserve has given it out. */
    Workbench.Answer form(URI address, String body) {
        return deliver(Posted.form(TOKEN, address.toString(), body));
    }

    /** To the account's address, as JSON. */
    Workbench.Answer json(String body) {
        return deliver(Posted.json(TOKEN, EVENTS, body));
    }

    private Workbench.Answer deliver(Delivery delivery) {
        URI url = URI.create(delivery.url());
        String[] steps = url.getPath().substring(1).split("/");
        boolean own = steps.length > 2;
        Map<String, String> in = new HashMap<>(Map.of("platform", steps[1]));
        if (own) {
            in.putAll(Map.of("agentId", steps[2], "sessionId", steps[3]));
        }
        Map<String, String> asked = new HashMap<>();
        if (url.getQuery() != null) {
            Arrays.stream(url.getQuery().split("&"))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> asked.put(pair[0], pair[1]));
        }
        return workbench.invoke(
                "webhook",
                APIGatewayV2HTTPEvent.builder()
                        .withRouteKey("POST /webhooks/{platform}" + (own ? "/{agentId}/{sessionId}" : ""))
                        .withRawPath(url.getPath())
                        .withRawQueryString(url.getQuery())
                        .withPathParameters(in)
                        .withQueryStringParameters(asked)
                        .withHeaders(delivery.headers())
                        .withBody(new String(delivery.body(), StandardCharsets.UTF_8))
                        .build());
    }

    JsonNode view(String agentId) {
        return workbench.show(agentId).agent();
    }

    String status(String agentId) {
        return view(agentId).get("status").asText();
    }

    /** Of a customer, and its events to an address of its own. */
    Workbench.Answer reserve(String agentId, String sessionId) {
        return workbench.post(
                "reserve",
                agentId,
                "client",
                "{\"sessionId\":\"" + sessionId
                        + "\",\"channel\":\"voice\",\"customer\":{\"id\":\"c-9\"},\"platform\":\"twilio\"}");
    }

    List<String> counted(Metric metric) {
        return workbench.measured.stream()
                .filter(measurement -> measurement.metric() == metric)
                .map(measurement -> String.join(" ", measurement.labels()))
                .toList();
    }

    @Override
    public void close() {
        workbench.close();
        twilio.close();
    }
}
