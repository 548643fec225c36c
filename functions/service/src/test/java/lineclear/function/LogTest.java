package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.platform.deployment.Deployment;
import lineclear.platform.settings.Environment;
import lineclear.platform.wire.Hmac;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Operators read ids and codes; every word that a caller writes is marked here, and none of them may be found again.
 */
class LogTest {
    private static final String MARK = "HUSH";
    private static final String KEY = "test-key";

    private final Workbench workbench = new Workbench(
            new Policies(Presets.policies(), "keen"),
            Deployment.read(
                    "{\"kamailio\":{\"secrets\":[\"literal:" + KEY + "\"]}}",
                    Environment.ofThisProcess(Clock.systemUTC())));

    private final Log log = new Log();

    @AfterEach
    void close() {
        workbench.close();
        log.close();
    }

    private void ask(String function, String scope, String body) {
        workbench.post(function, "a-17", scope, body);
    }

    private Workbench.Answer deliver(Map<String, String> path, String signature, String body) {
        boolean ofSession = path.containsKey("sessionId");
        return workbench.invoke(
                "webhook",
                APIGatewayV2HTTPEvent.builder()
                        .withRouteKey("POST /webhooks/{platform}" + (ofSession ? "/{agentId}/{sessionId}" : ""))
                        .withRawPath("/webhooks/" + path.get("platform"))
                        .withPathParameters(path)
                        .withHeaders(signature == null ? Map.of() : Map.of("x-signature", "sha256=" + signature))
                        .withBody(body)
                        .build());
    }

    private void assertNothingOfCallers() {
        assertFalse(log.lines().isEmpty());
        assertEquals(
                List.of(),
                log.lines().stream().filter(line -> line.contains(MARK)).toList());
    }

    @Test
    void everyAnswerIsALineOfIdsAndItsCode() {
        workbench.available("a-17");
        workbench.reserve("a-17", "s-1");
        workbench.reserve("a-17", "s-2");
        List<String> lines = log.lines();
        String last = lines.get(lines.size() - 1);
        assertTrue(last.startsWith("reserve: agent-busy {"), last);
        for (String named : List.of("reserve", "agent-busy", "agentId=a-17", "sessionId=s-2")) {
            assertEquals(1, last.split(named, -1).length - 1, last);
        }
        assertEquals(4, lines.size(), lines.toString());
    }

    @Test
    void holdsNothingThatACallerWrites() {
        String customer = "\"customer\":{\"id\":\"HUSH@example.com\",\"name\":\"HUSH\",\"doing\":\"HUSH-HUSH\"}";
        String reserve = "{\"sessionId\":\"%s\",\"channel\":\"voice\"," + customer + ",\"queue\":\"HUSH\"}";
        String address = "{\"name\":\"HUSH\",\"addresses\":[{\"platform\":\"twilio\",\"value\":\"+HUSH\"}]}";
        workbench.call("PUT /agents/{agentId}", "a-17", "supervisor", address);
        workbench.call("PUT /agents/{agentId}", "a-18", "supervisor", address);
        workbench.call("PUT /agents/{agentId}", "a-17", "supervisor", "{\"name\":\"Ada\",\"policy\":\"HUSH\"}");
        ask("reserve", "client", reserve.formatted("s-0"));
        ask("set-status", "supervisor", "{\"status\":\"break\",\"reason\":\"HUSH\",\"message\":\"HUSH\"}");
        ask("reserve", "client", reserve.formatted("s-0"));
        ask("set-status", "agent", "{\"status\":\"available\"}");
        ask("set-status", "agent", "{\"status\":\"stop-new\",\"reason\":\"HUSH\"}");
        ask("reserve", "client", reserve.formatted("s-1"));
        ask("reserve", "client", reserve.formatted("s-2"));
        ask("verify", "agent", "{}");
        ask("clear", "agent", "{\"version\":1,\"reason\":\"HUSH\"}");
        ask("connect", "client", "{\"sessionId\":\"s-1\",\"phase\":\"connected\",\"platform\":\"HUSH\"}");
        ask("connect", "client", "{\"sessionId\":\"s-9\",\"phase\":\"connected\"}");
        ask("release", "client", "{\"sessionId\":\"s-1\",\"outcome\":\"HUSH\"}");
        ask("release", "supervisor", "{\"sessionId\":\"s-1\",\"outcome\":\"completed\"}");
        ask("reserve", "client", "{\"HUSH\":1}");
        ask("reserve", "client", "HUSH");
        workbench.call("GET /agents", null, "supervisor", null, event -> {
            event.setQueryStringParameters(Map.of("cursor", "HUSH", "limit", "HUSH"));
            return event;
        });
        assertNothingOfCallers();
    }

    @Test
    void whoHasProvedNothingGetsNoWordIntoIt() {
        String long4k = MARK.repeat(1000);
        deliver(Map.of("platform", long4k), null, MARK);
        deliver(Map.of("platform", "kamailio"), MARK, MARK);
        deliver(Map.of("platform", "kamailio", "agentId", "HUSH", "sessionId", "HUSH"), null, MARK);
        deliver(Map.of("platform", long4k, "agentId", "a", "sessionId", "HUSH"), null, MARK);
        workbench.call("GET /agents/{agentId}", "HUSH", "client", null, event -> {
            event.setRequestContext(null);
            return event;
        });
        assertNothingOfCallers();
        assertTrue(workbench.measured.stream()
                .noneMatch(one -> one.labels().toString().contains(MARK)));
    }

    @Test
    void ofASignedEventItSaysTheAgentAndWhatCameOfIt() {
        workbench.available("a-17");
        String body =
                "{\"event\":\"answered\",\"callId\":\"HUSH <sip:HUSH>\",\"agentId\":\"a-17\",\"from\":\"sip:HUSH@x\","
                        + "\"sent\":\"" + workbench.clock.instant().getEpochSecond() + "\"}";
        String signature = java.util.HexFormat.of().formatHex(Hmac.sha256(Hmac.bytes(KEY), Hmac.bytes(body)));
        assertEquals(
                200, deliver(Map.of("platform", "kamailio"), signature, body).status());
        assertNothingOfCallers();
        assertEquals(3, log.lines().size(), "registered, available, and the event: " + log.lines());
        String line = log.lines().get(2);
        assertTrue(line.matches("webhook: 200 kamailio connected, call ~[0-9a-f]{32}: changed .*agentId=a-17.*"), line);
    }
}
