package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong is refused with the field's name; nothing is written. */
class BadInputTest {
    private static final String CUSTOMER = "\"customer\":{\"id\":\"c-9\"}";
    private static Workbench workbench;

    @BeforeAll
    static void start() {
        workbench = new Workbench();
        workbench.available("a-17");
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    private record Case(String function, String body, String says) {}

    @TestFactory
    List<DynamicTest> isRefusedWithTheFieldsName() {
        return List.of(
                        new Case("reserve", null, "customer is missing"),
                        new Case("reserve", "", "customer is missing"),
                        new Case("reserve", "{", "not JSON"),
                        new Case("reserve", "{} {}", "not JSON"),
                        new Case("reserve", "[]", "must be a JSON object"),
                        new Case("reserve", "null", "must be a JSON object"),
                        new Case("reserve", "{\"channel\":\"voice\",\"channel\":\"chat\"}", "not JSON"),
                        new Case("reserve", "[".repeat(5000), "not JSON"),
                        new Case("reserve", "{\"chanel\":\"voice\"}", "Unknown member chanel"),
                        new Case("reserve", "{\"channel\":\"voice\"}", "customer is missing"),
                        new Case("reserve", "{\"channel\":\"voice\",\"customer\":\"c-9\"}", "customer must be"),
                        new Case("reserve", "{\"channel\":\"voice\",\"customer\":{}}", "customer.id is missing"),
                        new Case("reserve", "{\"channel\":\"fax\"," + CUSTOMER + "}", "channel must be one of voice"),
                        new Case("reserve", "{\"channel\":\"VOICE\"," + CUSTOMER + "}", "channel must be one of"),
                        new Case("reserve", "{\"channel\":7," + CUSTOMER + "}", "channel must be one of"),
                        new Case("reserve", "{" + CUSTOMER + "}", "channel is missing"),
                        reserve("\"holdSeconds\":0", "holdSeconds must be a whole number from 1 to 600"),
                        reserve("\"holdSeconds\":601", "holdSeconds must be"),
                        reserve("\"holdSeconds\":1.5", "holdSeconds must be"),
                        reserve("\"holdSeconds\":\"60\"", "holdSeconds must be"),
                        reserve("\"holdSeconds\":99999999999999999999", "holdSeconds must be"),
                        reserve("\"holdSeconds\":1e1000000000", "holdSeconds must be"),
                        reserve("\"sessionId\":\"\"", "sessionId must match"),
                        reserve("\"sessionId\":\"a b\"", "sessionId must match"),
                        reserve("\"sessionId\":\"" + "x".repeat(65) + "\"", "sessionId must match"),
                        reserve("\"kind\":\"gold\"", "kind must be one of"),
                        reserve("\"platform\":\"Twilio!\"", "platform must match"),
                        new Case(
                                "reserve",
                                "{\"channel\":\"voice\",\"customer\":{\"id\":\"c-9\",\"name\":\"" + "x".repeat(65)
                                        + "\"}}",
                                "customer.name must be"),
                        new Case(
                                "reserve",
                                "{\"channel\":\"voice\",\"customer\":{\"id\":\"c-9\",\"doing\":\"a\\nb\"}}",
                                "customer.doing must be"),
                        new Case(
                                "reserve",
                                "{\"channel\":\"voice\",\"customer\":{\"id\":\"c-9\",\"name\":\"\\ud800\"}}",
                                "customer.name must be"),
                        new Case("connect", "{\"sessionId\":\"s-1\"}", "phase is missing"),
                        new Case(
                                "connect",
                                "{\"sessionId\":\"s-1\",\"phase\":\"reserved\"}",
                                "phase must be one of ringing, connected"),
                        new Case("connect", "{\"phase\":\"ringing\"}", "sessionId is missing"),
                        new Case(
                                "release", "{\"sessionId\":\"s-1\",\"outcome\":\"expired\"}", "outcome must be one of"),
                        new Case("release", "{\"sessionId\":\"s-1\"}", "outcome is missing"))
                .stream()
                .map(bad -> DynamicTest.dynamicTest(bad.function() + " " + shortened(bad.body()), () -> refused(bad)))
                .toList();
    }

    private static Case reserve(String member, String says) {
        return new Case("reserve", "{\"channel\":\"voice\"," + CUSTOMER + "," + member + "}", says);
    }

    private static String shortened(String body) {
        return body == null ? "(none)" : body.substring(0, Math.min(60, body.length()));
    }

    private static void refused(Case bad) {
        Workbench.Answer answer = workbench.post(bad.function(), "a-17", "client", bad.body());
        assertEquals("invalid-request", answer.code());
        String detail = answer.body().get("detail").asText();
        assertTrue(detail.contains(bad.says()), detail);
        assertEquals(2, workbench.show("a-17").body().get("version").asInt(), "something was written");
    }

    @Test
    void theAgentIdInThePathIsChecked() {
        Workbench.Answer answer = workbench.post("release", "a 17/../x", "client", "{}");
        assertEquals("invalid-request", answer.code());
    }

    @Test
    void anUnknownAgentIsNotMade() {
        assertEquals("agent-unknown", workbench.reserve("a-99", "s-1").code());
        assertEquals(
                "agent-unknown", workbench.release("a-99", "s-1", "completed").code());
        assertEquals(
                "agent-unknown", workbench.connect("a-99", "s-1", "ringing").code());
        assertEquals(
                "agent-unknown",
                workbench.post("verify", "a-99", "supervisor", "{}").code());
        assertEquals(
                "agent-unknown",
                workbench
                        .post("set-status", "a-99", "supervisor", "{\"status\":\"break\"}")
                        .code());
        assertEquals(
                "agent-unknown",
                workbench.post("clear", "a-99", "supervisor", "{\"version\":1}").code());
        assertEquals("agent-unknown", workbench.show("a-99").code());
    }

    @Test
    void aLargeBodyIsRefusedAndOneOfExactly64KilobytesIsRead() {
        String padding = " ".repeat(64 * 1024 - 2);
        assertEquals(
                "invalid-request",
                workbench.post("reserve", "a-17", "client", "{" + padding + "}").code());
        assertEquals(
                "too-large",
                workbench
                        .post("reserve", "a-17", "client", "{ " + padding + "}")
                        .code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "text/plain",
                "application/jsonp",
                "application/json, text/plain",
                "*/*",
                ""
            })
    void aBodyThatIsSaidToBeNoJsonIsNotRead(String type) {
        for (String function : List.of("verify", "heartbeat")) {
            assertEquals("unsupported-media-type", typed(function, "{}", type), function);
            assertEquals("agent-unknown", typed(function, "", type), "an empty body has no type");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON ;charset=utf-8", "application/merge-patch+json"})
    void aBodyThatIsSaidToBeJsonIsRead(String type) {
        assertEquals("agent-unknown", typed("verify", "{}", type));
    }

    private static String typed(String function, String body, String type) {
        return workbench
                .call("POST /agents/{agentId}/" + function, "a-99", "agent", body, event -> {
                    event.setHeaders(Map.of("Content-Type", type));
                    return event;
                })
                .code();
    }

    @Test
    void aBase64BodyIsDecoded() {
        String body = "{\"sessionId\":\"s-9\",\"outcome\":\"cancelled\"}";
        Workbench.Answer answer = workbench.call("POST /agents/{agentId}/release", "a-18", "client", body, event -> {
            event.setBody(Base64.getEncoder().encodeToString(body.getBytes()));
            event.setIsBase64Encoded(true);
            return event;
        });
        assertEquals("agent-unknown", answer.code());
        Workbench.Answer garbled = workbench.call("POST /agents/{agentId}/release", "a-18", "client", body, event -> {
            event.setIsBase64Encoded(true);
            return event;
        });
        assertEquals("invalid-request", garbled.code());
    }

    @Test
    void registerChecksEveryField() {
        for (String body : List.of(
                "{}",
                "{\"name\":\" \"}",
                "{\"name\":\"Ada\",\"policy\":\"nobody\"}",
                "{\"name\":\"Ada\",\"addresses\":{}}",
                "{\"name\":\"Ada\",\"addresses\":[{\"platform\":\"twilio\"}]}",
                "{\"name\":\"Ada\",\"addresses\":[{\"platform\":\"twilio\",\"value\":\"a b\"}]}",
                "{\"name\":\"Ada\",\"addresses\":[7]}",
                "{\"name\":\"Ada\",\"queues\":[\"\"]}",
                "{\"name\":\"Ada\",\"queues\":[" + "\"q\",".repeat(32) + "\"q\"]}")) {
            assertEquals(
                    "invalid-request",
                    workbench
                            .call("PUT /agents/{agentId}", "a-18", "supervisor", body)
                            .code(),
                    body);
        }
        assertEquals("agent-unknown", workbench.show("a-18").code());
    }

    @Test
    void aBadPageIsRefused() {
        for (String query : List.of("0", "101", "-1", "ten", "")) {
            assertEquals("invalid-request", list("limit", query), query);
        }
        for (String cursor : List.of("x", "", "MDphIGI", "OTk6YS0x".repeat(40))) {
            assertEquals("invalid-request", list("cursor", cursor), cursor);
        }
    }

    private static String list(String name, String value) {
        return workbench
                .call("GET /agents", "-", "client", null, event -> {
                    event.setQueryStringParameters(Map.of(name, value));
                    return event;
                })
                .code();
    }
}
