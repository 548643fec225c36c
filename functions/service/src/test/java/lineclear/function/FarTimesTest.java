package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.metrics.Metric;
import lineclear.platform.deployment.Deployment;
import lineclear.platform.settings.Environment;
import lineclear.platform.wire.Hmac;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A signed event says that it happened at a time with which nobody can compute: the fact counts, and is not asked for
 * again.
 */
class FarTimesTest {
    private static final byte[] KEY = new byte[24];

    private final Workbench workbench = new Workbench(
            new Policies(Presets.policies(), "keen"),
            Deployment.read(
                    "{\"standard\":{\"secrets\":[\"literal:whsec_"
                            + Base64.getEncoder().encodeToString(KEY) + "\"]}}",
                    Environment.ofThisProcess(Clock.systemUTC())));

    @AfterEach
    void close() {
        workbench.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+300000000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59.999999999-18:00",
                "-999999999-01-01T00:00:00+18:00",
                "9223372036854775807",
                "0000-01-01T00:00:00Z"
            })
    void isAFactAllTheSame(String timestamp) {
        workbench.available("a-17");
        assertEquals(200, tell("call.connected", timestamp).status());
        assertEquals(1, workbench.show("a-17").agent().get("sessions").size());
        Workbench.Answer ended = tell("call.ended", timestamp);
        assertEquals(200, ended.status());
        assertEquals(1, ended.body().get("changed").asInt());
        assertEquals("available", workbench.show("a-17").agent().get("status").asText());
        assertTrue(workbench.measured.stream()
                .filter(one -> one.metric() == Metric.EVENT_LATENESS)
                .allMatch(one -> one.value() >= 0));
    }

    private Workbench.Answer tell(String type, String timestamp) {
        String body = "{\"type\":\"" + type + "\",\"timestamp\":\"" + timestamp
                + "\",\"data\":{\"callId\":\"call-1\",\"agentId\":\"a-17\"}}";
        String now = "" + workbench.clock.instant().getEpochSecond();
        byte[] signature = Hmac.sha256(KEY, Hmac.bytes("m." + now + "." + body));
        return workbench.invoke(
                "webhook",
                APIGatewayV2HTTPEvent.builder()
                        .withRouteKey("POST /webhooks/{platform}")
                        .withRawPath("/webhooks/standard")
                        .withPathParameters(Map.of("platform", "standard"))
                        .withHeaders(Map.of(
                                "webhook-id",
                                "m",
                                "webhook-timestamp",
                                now,
                                "webhook-signature",
                                "v1," + Base64.getEncoder().encodeToString(signature)))
                        .withBody(body)
                        .build());
    }
}
