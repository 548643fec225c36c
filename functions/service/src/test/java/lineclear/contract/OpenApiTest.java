package lineclear.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge itself: it accepts what the document shows, and refuses what differs from it in one point. */
class OpenApiTest {
    private static final OpenApi API = OpenApi.load();
    private static final String SHOW = "GET /agents/{agentId}";
    private static final String RESERVE = "POST /agents/{agentId}/reserve";
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Map<String, String> PROBLEM = Map.of("content-type", "application/problem+json");
    private static final String IDLE = example("Idle");
    private static final String BUSY = example("AgentBusy");

    @Test
    void acceptsAnAnswerAsDescribed() {
        API.assertValid(SHOW, 200, JSON, IDLE);
        API.assertValid(SHOW, 200, Map.of("CONTENT-TYPE", "application/json; charset=utf-8"), IDLE);
        API.assertValid(RESERVE, 201, JSON, example("Reservation"));
        API.assertValid(RESERVE, 409, Map.of("content-type", "application/problem+json", "Retry-After", "120"), BUSY);
        API.assertValid(SHOW, 401, JSON, "{\"message\":\"Unauthorized\"}");
    }

    @Test
    void refusesAnUnknownRoute() {
        assertRefused("no such route", () -> API.assertValid("GET /agent/{agentId}", 200, JSON, IDLE));
        assertRefused("no such route", () -> API.assertValid("POST /agents/{agentId}", 200, JSON, IDLE));
        assertRefused("no such route", () -> API.assertValidRequest("PUT /agents", "{}"));
    }

    @Test
    void refusesAStatusThatTheRouteDoesNotHave() {
        assertRefused("no such status", () -> API.assertValid(SHOW, 201, JSON, IDLE));
        assertRefused("no such status", () -> API.assertValid(SHOW, 409, PROBLEM, BUSY));
    }

    @Test
    void refusesAnotherContentTypeOrNone() {
        assertRefused("content type", () -> API.assertValid(SHOW, 200, PROBLEM, IDLE));
        assertRefused("content type", () -> API.assertValid(RESERVE, 409, JSON, BUSY));
        assertRefused("no content type", () -> API.assertValid(SHOW, 200, Map.of(), IDLE));
        assertRefused("no content type", () -> API.assertValid(SHOW, 200, null, IDLE));
    }

    @Test
    void refusesABodyThatIsNotOneJsonDocument() {
        assertRefused("no body", () -> API.assertValid(SHOW, 200, JSON, null));
        assertRefused("no body", () -> API.assertValid(SHOW, 200, JSON, ""));
        assertRefused("not JSON", () -> API.assertValid(SHOW, 200, JSON, "ready"));
        assertRefused("not JSON", () -> API.assertValid(SHOW, 200, JSON, IDLE + IDLE));
        assertRefused("not JSON", () -> API.assertValid(SHOW, 200, JSON, IDLE.replaceFirst("\\{", "{\"next\":null,")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "until":null,                          |                                        | until
                    "until":null                           | "until":""                             | until
                    "next":null                            | "next":{}                              | next
                    "since":"2026-11-02T09:00:00.000Z"     | "since":"2026-11-02T09:00:00Z"         | since
                    "since":"2026-11-02T09:00:00.000Z"     | "since":"2026-13-02T09:00:00.000Z"     | since
                    "since":"2026-11-02T09:00:00.000Z"     | "since":"2026-11-02T10:00:00.000+01:00"| since
                    "version":41                           | "version":"41"                         | version
                    "version":41                           | "version":0                            | version
                    "version":41                           | "version":41,"freeAt":0                | freeAt
                    "status":"available","label"           | "status":"ready","label"               | status
                    "voice":true                           | "phone":true                           | accepts
                    "voice":true                           | "voice":"yes"                          | accepts
                    "agentId":"a-17"                       | "agentId":"a 17"                       | agentId
                    "by":"agent"                           | "by":"client"                          | by
                    "sessions":[]                          | "sessions":null                        | sessions
                    """)
    void refusesAViewThatDiffersInOnePoint(String right, String wrong, String where) {
        String differs = IDLE.replace(right, wrong == null ? "" : wrong);
        assertTrue(!differs.equals(IDLE), "the example has no " + right);
        assertRefused(where, () -> API.assertValid(SHOW, 200, JSON, differs));
    }

    @Test
    void refusesACodeThatTheStatusDoesNotHave() {
        assertRefused("code", () -> API.assertValid(RESERVE, 409, PROBLEM, BUSY.replace("agent-busy", "call-live")));
        assertRefused("code", () -> API.assertValid(RESERVE, 409, PROBLEM, BUSY.replace("agent-busy", "busy")));
        assertRefused("status", () -> API.assertValid(RESERVE, 409, PROBLEM, BUSY.replace("409", "400")));
    }

    @Test
    void refusesAConflictThatDoesNotShowTheAgent() {
        String bare = BUSY.substring(0, BUSY.indexOf(",\"agent\"")) + "}";
        assertRefused("agent", () -> API.assertValid(RESERVE, 409, PROBLEM, bare));
    }

    @Test
    void refusesARetryAfterThatIsNoNumberOfSecondsOrOutOfPlace() {
        for (String wrong : new String[] {"", "-1", "soon", "1.5", "Mon, 02 Nov 2026 09:02:12 GMT"}) {
            Map<String, String> headers = Map.of("content-type", "application/problem+json", "retry-after", wrong);
            assertRefused("Retry-After", () -> API.assertValid(RESERVE, 409, headers, BUSY));
        }
        Map<String, String> headers = Map.of("content-type", "application/json", "retry-after", "1");
        assertRefused("Retry-After", () -> API.assertValid(SHOW, 200, headers, IDLE));
    }

    @Test
    void acceptsRequestsAsDescribed() {
        API.assertValidRequest(RESERVE, example("ReserveSmallest"));
        API.assertValidRequest("POST /agents/{agentId}/verify", null);
        API.assertValidRequest("POST /agents/{agentId}/verify", "{}");
        API.assertValidRequest(SHOW, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"channel\":\"chat\"}",
                "{\"channel\":\"chat\",\"customer\":\"c-9\"}",
                "{\"channel\":\"chat\",\"customer\":{}}",
                "{\"channel\":\"fax\",\"customer\":{\"id\":\"c-9\"}}",
                "{\"channel\":\"chat\",\"customer\":{\"id\":\"c-9\",\"age\":30}}",
                "{\"channel\":\"chat\",\"customer\":{\"id\":\"c-9\"},\"holdMinutes\":2}",
                "{\"channel\":\"chat\",\"customer\":{\"id\":\"c-9\"},\"holdSeconds\":0}",
                "{\"channel\":\"chat\",\"customer\":{\"id\":\"c-9\"},\"holdSeconds\":601}",
                "{\"channel\":\"chat\",\"customer\":{\"id\":\"c-9\"},\"holdSeconds\":1.5}",
                "{\"channel\":\"chat\",\"customer\":{\"id\":\"c-9\"},\"holdSeconds\":\"60\"}",
                "{\"channel\":\"chat\",\"customer\":null}",
                "{\"channel\":\"chat\",\"customer\":{\"id\":\"c-9\"},\"sessionId\":\"s/1\"}",
                "{\"channel\":\"chat\",\"customer\":{\"id\":\"c-9\"},\"platform\":\"Twilio\"}",
                "{\"channel\":\"chat\",\"customer\":{\"id\":\"c-9\",\"name\":\" \"}}",
                "{\"channel\":\"chat\",\"customer\":{\"id\":\"c-9\",\"name\":\"Gra\\nce\"}}",
                "{\"channel\":\"chat\",\"customer\":{\"id\":\"c-9\",\"doing\":\"\"}}",
                "[]",
                "\"reserve\"",
                "{",
                ""
            })
    void refusesRequestsThatAreNot(String body) {
        assertThrows(AssertionError.class, () -> API.assertValidRequest(RESERVE, body));
    }

    @Test
    void refusesABodyWhereNoneIsTaken() {
        assertRefused("takes no body", () -> API.assertValidRequest(SHOW, "{}"));
    }

    @Test
    void knowsTheFunctionOfARoute() {
        assertEquals("show", API.function("GET /agents"));
        assertEquals("set-status", API.function("POST /agents/{agentId}/set-status"));
    }

    private static void assertRefused(String because, org.junit.jupiter.api.function.Executable wrong) {
        AssertionError refusal = assertThrows(AssertionError.class, wrong);
        assertTrue(refusal.getMessage().contains(because), () -> "refused, but not for " + because + ": " + refusal);
    }

    private static String example(String name) {
        return assertDoesNotThrow(() ->
                API.document().at("/components/examples/" + name + "/value").toString());
    }
}
