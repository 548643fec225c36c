package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.inquiry.ReconcileReport;
import lineclear.metrics.Metric;
import lineclear.platform.deployment.Deployment;
import lineclear.platform.settings.Environment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kamailio's signed events, on the account's address and on the session's own. */
class WebhookTest {
    private static final String KEY = "not-a-secret-for-tests";

    private final Workbench workbench = new Workbench(
            new Policies(Presets.policies(), "keen"),
            Deployment.read(
                    "{\"kamailio\":{\"secrets\":[\"literal:" + KEY + "\"]}}",
                    Environment.ofThisProcess(Clock.systemUTC())));

    @BeforeEach
    void available() {
        workbench.available("a-17");
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private String event(String what, String callId) {
        String reason = what.equals("failed") ? ",\"reason\":\"canceled\"" : "";
        return "{\"event\":\"" + what + "\",\"callId\":\"" + callId
                + "\",\"agentId\":\"a-17\",\"from\":\"sip:c\",\"seq\":2,"
                + "\"ts\":\"" + workbench.clock.instant().getEpochSecond() + ".06\",\"boot\":\"1793600000\"" + reason
                + "}";
    }

    private static String signature(String key, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Workbench.Answer post(String what, String callId) {
        return deliver("/webhooks/kamailio", null, event(what, callId), signature(KEY, event(what, callId)));
    }

    private Workbench.Answer deliver(String path, String query, String body, String signature) {
        String[] steps = path.substring(1).split("/");
        String routeKey = "POST /webhooks/{platform}" + (steps.length > 2 ? "/{agentId}/{sessionId}" : "");
        Map<String, String> in = new HashMap<>(Map.of("platform", steps[1]));
        if (steps.length > 2) {
            in.put("agentId", steps[2]);
            in.put("sessionId", steps[3]);
        }
        Map<String, String> asked = new HashMap<>();
        if (query != null) {
            Arrays.stream(query.split("&"))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> asked.put(pair[0], pair[1]));
        }
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withRouteKey(routeKey)
                .withRawPath(path)
                .withRawQueryString(query)
                .withPathParameters(in)
                .withQueryStringParameters(asked)
                .withHeaders(signature == null ? Map.of() : Map.of("X-Signature", signature))
                .withBody(body)
                .build();
        return workbench.invoke("webhook", event);
    }

    private JsonNode agent() {
        return workbench.show("a-17").agent();
    }

    private String status() {
        return agent().get("status").asText();
    }

    private URI reserveOnKamailio(String sessionId) {
        JsonNode reserved = workbench
                .post(
                        "reserve",
                        "a-17",
                        "client",
                        "{\"sessionId\":\"" + sessionId
                                + "\",\"channel\":\"voice\",\"customer\":{\"id\":\"c-9\"},\"platform\":\"kamailio\"}")
                .body();
        return URI.create(reserved.get("events").asText());
    }

    @Test
    void aCallFollowsItsReservation() {
        workbench.reserve("a-17", "call-1");
        assertEquals(1, post("ringing", "call-1").body().get("changed").asInt());
        assertEquals("ringing", status());
        post("answered", "call-1");
        assertEquals("connected", status());
        assertEquals("kamailio", agent().at("/sessions/0/platform").asText());
        post("completed", "call-1");
        assertEquals("available", status());
    }

    @Test
    void aDuplicateChangesNothing() {
        workbench.reserve("a-17", "call-1");
        post("answered", "call-1");
        long version = agent().get("version").asLong();
        Workbench.Answer again = post("answered", "call-1");
        assertEquals(200, again.status());
        assertEquals(1, again.body().get("known").asInt());
        assertEquals(1, post("ringing", "call-1").body().get("known").asInt(), "late, and behind");
        assertEquals(version, agent().get("version").asLong());
    }

    @Test
    void anEndBeforeItsReserveLeavesOnlyATombstone() {
        assertEquals(200, post("failed", "call-1").status());
        assertEquals("available", status());
        assertEquals("session-ended", workbench.reserve("a-17", "call-1").code());
        post("answered", "call-1");
        assertEquals("available", status(), "what comes after the end is stale");
    }

    @Test
    void aRefusedCallersEndTouchesNobodyElse() {
        reserveOnKamailio("s-1");
        post("failed", "call-2");
        assertEquals("reserved", status());
    }

    @Test
    void aCallThatNobodyReservedMakesTheAgentBusy() {
        post("answered", "call-7");
        assertEquals("busy", status());
        assertTrue(agent().at("/sessions/0/customer").isNull());
        post("completed", "call-7");
        assertEquals("available", status());
    }

    @Test
    void aCallWhoseIdCannotStandInARecordIsNotAskedForUnderAnother() {
        String callId = "a*b/c=".repeat(20);
        post("answered", callId);
        assertEquals("busy", status());
        workbench.clock.forward(Duration.ofMinutes(5));
        ReconcileReport report = workbench.reconcile.reconcile(null);
        assertEquals(1, report.unknown());
        assertEquals("busy", status(), "nobody is freed on what nobody knows");
        post("completed", callId);
        assertEquals("available", status());
    }

    @Test
    void aCallFindsTheOneSessionThatWaitsForItsPlatform() {
        reserveOnKamailio("s-1");
        post("ringing", "call-1");
        assertEquals("s-1", agent().at("/sessions/0/sessionId").asText());
        assertEquals("call-1", agent().at("/sessions/0/callId").asText());
        post("completed", "call-1");
        assertEquals("reserved", status(), "nobody has said that it was the customer's");
    }

    @Test
    void aCallIdThatCannotStandInARecordGetsANameThatCan() {
        String name = "~" + "2c12607dc23c7f60bd369a8a9b3ae029"; // printf %s 'a/b=c@10.0.0.1' | md5sum
        reserveOnKamailio(name);
        post("answered", "a/b=c@10.0.0.1");
        assertEquals(name, agent().at("/sessions/0/sessionId").asText());
        assertEquals(name, agent().at("/sessions/0/callId").asText());
        assertEquals("connected", status());
        post("completed", "a/b=c@10.0.0.1");
        assertEquals("available", status());
    }

    @Test
    void eventsOfAgentsNobodyKnowsAreCountedAndPassedOver() {
        String body = event("answered", "call-1").replace("a-17", "a-99");
        Workbench.Answer answer = deliver("/webhooks/kamailio", null, body, signature(KEY, body));
        assertEquals(200, answer.status());
        assertEquals(1, answer.body().get("strange").asInt());
    }

    @Test
    void anEventThatIsNotKnownIsNoFault() {
        Workbench.Answer answer = post("reserve", "call-1");
        assertEquals(200, answer.status());
        assertEquals(0, answer.body().get("events").asInt());
    }

    @Test
    void theSessionsOwnAddressSaysWhoseCallItIs() {
        URI url = reserveOnKamailio("s-1");
        assertTrue(url.toString().startsWith("https://lines.example.com/webhooks/kamailio/a-17/s-1?"), url.toString());
        String body = event("answered", "call-5").replace("a-17", "somebody-else");
        assertEquals(
                200,
                deliver(url.getPath(), url.getQuery(), body, signature(KEY, body))
                        .status());
        assertEquals("connected", status());
        assertEquals("s-1", agent().at("/sessions/0/sessionId").asText());
        String other = event("completed", "call-6");
        for (String told : List.of("changed", "known")) { // remembered once, should its beginning come later
            assertEquals(
                    1,
                    deliver(url.getPath(), url.getQuery(), other, signature(KEY, other))
                            .body()
                            .get(told)
                            .asInt());
            assertEquals("connected", status(), "bound to the first call");
        }
    }

    @Test
    void anAddressThatWasMadeUpIsRefused() {
        URI url = reserveOnKamailio("s-1");
        String body = event("answered", "call-1");
        String right = signature(KEY, body);
        String query = url.getQuery();
        for (String path : List.of("/webhooks/kamailio/a-18/s-1", "/webhooks/kamailio/a-17/s-2")) {
            assertEquals("unauthorized", deliver(path, query, body, right).code());
        }
        assertEquals("unauthorized", deliver(url.getPath(), null, body, right).code());
        assertEquals(
                "unauthorized",
                deliver(url.getPath(), query.replaceAll("until=\\d", "until=9"), body, right)
                        .code());
        assertEquals(
                "unauthorized",
                deliver(url.getPath(), query.substring(0, query.length() - 1), body, right)
                        .code());
        assertEquals(
                "unauthorized",
                deliver(url.getPath(), query, body, signature("other", body)).code());
        workbench.clock.forward(Duration.ofDays(1));
        assertEquals("unauthorized", deliver(url.getPath(), query, body, right).code());
        assertEquals("available", status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=00", "md5=00", "sha256=zz"})
    void aMissingOrWrongSignatureIsRefusedBeforeAnythingIsParsed(String signature) {
        for (String body : List.of(event("answered", "call-1"), "no JSON at all")) {
            Workbench.Answer answer = deliver("/webhooks/kamailio", null, body, signature);
            assertEquals(401, answer.status());
            assertEquals("unauthorized", answer.code());
        }
        assertEquals("available", status());
    }

    @Test
    void whatIsSignedAndYetNoEventIsInvalid() {
        String sent = "{\"sent\":\"" + workbench.clock.instant().getEpochSecond() + "\"";
        for (String body : List.of("", "[]", sent + "}", sent + ",\"event\":\"answered\"}", "no JSON")) {
            assertEquals(
                    "invalid-request",
                    deliver("/webhooks/kamailio", null, body, signature(KEY, body))
                            .code(),
                    body);
        }
    }

    @Test
    void aBodyThatIsTooLargeIsNotRead() {
        String body = "{\"event\":\"" + "x".repeat(Body.LARGEST_BYTES) + "\"}";
        assertEquals(
                "too-large",
                deliver("/webhooks/kamailio", null, body, signature(KEY, body)).code());
    }

    @Test
    void aPlatformThatIsNotSetUpIsNoPlatform() {
        assertEquals(
                "unauthorized", deliver("/webhooks/vonage", null, "{}", null).code());
    }

    @Test
    void anAnswerThatIsReplayedAfterItsPlaceWasTakenMakesNobodyBusy() {
        String recorded = event("answered", "call-1");
        String signature = signature(KEY, recorded);
        deliver("/webhooks/kamailio", null, recorded, signature);
        post("completed", "call-1");
        for (int i = 0; i < 40; i++) {
            reserveOnKamailio("s-" + i);
            workbench.release("a-17", "s-" + i, "cancelled");
        }
        workbench.clock.forward(Duration.ofSeconds(301));
        assertEquals(
                "unauthorized",
                deliver("/webhooks/kamailio", null, recorded, signature).code());
        assertEquals("available", status());
    }

    private List<String> counted(Metric metric) {
        return workbench.measured.stream()
                .filter(measurement -> measurement.metric() == metric)
                .map(measurement -> String.join(" ", measurement.labels()))
                .toList();
    }

    @Test
    void whatBecameOfEachEventIsCounted() {
        reserveOnKamailio("s-1");
        post("answered", "call-1");
        post("answered", "call-1");
        post("transferred", "call-1");
        String stranger = event("answered", "call-2").replace("a-17", "nobody");
        deliver("/webhooks/kamailio", null, stranger, signature(KEY, stranger));
        assertEquals(
                List.of("kamailio changed", "kamailio known", "kamailio undocumented", "kamailio strange"),
                counted(Metric.EVENT));
        assertEquals(3, counted(Metric.EVENT_LATENESS).size());
    }

    @Test
    void deliveriesThatProveNothingAreCountedUnderNoNameThatAStrangerChose() {
        deliver("/webhooks/kamailio", null, event("answered", "call-1"), "sha256=00");
        deliver("/webhooks/made-up-1", null, event("answered", "call-1"), "sha256=00");
        deliver("/webhooks/made-up-2", null, event("answered", "call-1"), null);
        assertEquals(List.of("kamailio", "unknown", "unknown"), counted(Metric.SIGNATURE_REFUSED));
        assertEquals(
                List.of("webhook unauthorized", "webhook unauthorized", "webhook unauthorized"),
                counted(Metric.REFUSED));
    }

    /** Both at once, as different processes would take them. */
    private void together(Runnable one, Runnable other) {
        CompletableFuture.allOf(CompletableFuture.runAsync(one), CompletableFuture.runAsync(other))
                .join();
    }

    @Test
    void anAnswerAndTheEndOfItsCallAtOnceLeaveNobodyConnected() {
        for (int i = 0; i < 20; i++) {
            String callId = "call-" + i;
            reserveOnKamailio("s-" + i);
            together(() -> post("answered", callId), () -> post("completed", callId));
            assertTrue(Set.of("available", "reserved").contains(status()), status());
            workbench.post("release", "a-17", "client", "{\"sessionId\":\"s-" + i + "\",\"outcome\":\"cancelled\"}");
        }
    }

    @Test
    void twoCallsAnsweredAtOnceAreBothRecorded() {
        for (int i = 0; i < 20; i++) {
            String one = "one-" + i;
            String other = "other-" + i;
            reserveOnKamailio("s-" + i);
            together(() -> post("answered", one), () -> post("answered", other));
            assertEquals(2, agent().get("sessions").size());
            post("completed", one);
            assertEquals(1, agent().get("sessions").size());
            post("completed", other);
            assertEquals("available", status());
        }
    }
}
