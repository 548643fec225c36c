package lineclear.local.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import lineclear.local.Ask;
import lineclear.local.InMemory;
import lineclear.local.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes no further than the entrance, as it looks on the wire. */
@QuarkusTest
@QuarkusTestResource(InMemory.class)
class EntranceTest {
    private static final String HOST = "Host: localhost\r\n";
    private static final String EVENTS = "POST /webhooks/twilio HTTP/1.1\r\n" + HOST;

    @Inject
    MeterRegistry meters;

    @ParameterizedTest
    @CsvSource({
        "NONSENSE,400",
        "GET / HTTP/1.1~Host: localhost~bad header: x,400",
        "POST /test/open HTTP/1.1~Host: localhost~Content-Length: x,400",
        "POST /test/open HTTP/1.1~Host: localhost~Content-Length: -1,400",
        "POST /test/open HTTP/1.1~Host: localhost~Content-Length: 1~Content-Length: 2,400",
        "GET /LONG HTTP/1.1~Host: localhost,414",
        "GET / HTTP/1.1~Host: localhost~X-Long: LONG,431"
    })
    void whatIsNoHttpIsAnsweredAndCountedAndTheConnectionClosed(String head, int status) throws IOException {
        double before = turnedAway(status, "no-http");
        try (RawHttp wire = wire()) {
            String answer = wire.send(head.replace("~", "\r\n").replace("LONG", "x".repeat(30_000)) + "\r\n\r\n")
                    .answer();
            assertTrue(answer.startsWith("HTTP/1.") && answer.substring(9).startsWith("" + status), answer);
            assertTrue(wire.isClosed());
        }
        assertEquals(before + 1, turnedAway(status, "no-http"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET /agents/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /% HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /agents?limit=%z HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /docs?a|b HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\n\r\n",
            })
    void whatIsNoProperRequestIsAProblemAndTheConnectionGoesOn(String request) throws IOException {
        double before = turnedAway(400, "invalid-request");
        try (RawHttp wire = wire()) {
            assertProblem(400, "invalid-request", wire.send(request).answer());
            assertTrue(wire.send("GET /local HTTP/1.1\r\n" + HOST + "\r\n")
                    .answer()
                    .startsWith("HTTP/1.1 200 "));
        }
        assertEquals(before + 1, turnedAway(400, "invalid-request"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nffffffffff\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: gzip\r\n\r\nhello",
                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"
            })
    void aBodyWhoseEndNobodyKnowsIsAProblemAndTheEndOfTheConnection(String rest) throws IOException {
        try (RawHttp wire = wire()) {
            assertProblem(400, "invalid-request", wire.send(EVENTS + rest).answer());
            assertTrue(wire.isClosed());
        }
    }

    /** Who has no token hears that, whatever follows: the answer leaves before the connection does. */
    @Test
    void aBrokenBodyWithoutATokenIsAnsweredToo() throws IOException {
        try (RawHttp wire = wire()) {
            String answer = wire.send("POST /agents/a-17/reserve HTTP/1.1\r\n" + HOST
                            + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n")
                    .answer();
            assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
            assertTrue(wire.isClosed());
        }
    }

    @Test
    void aCallerWhoGoesAwayInTheMiddleIsCounted() throws Exception {
        double before = turnedAway(499, "gone");
        try (RawHttp wire = wire()) {
            wire.send(EVENTS + "Content-Length: 10\r\n\r\nabc");
        }
        while (turnedAway(499, "gone") == before) {
            Thread.sleep(20);
        }
    }

    @Test
    void whoSendsFarTooMuchHearsItAndMayFinish() throws IOException {
        try (RawHttp wire = wire()) {
            wire.send(EVENTS + "Content-Length: 4000000\r\n\r\n");
            assertProblem(413, "too-large", wire.answer());
            assertTrue(wire.send(new byte[4_000_000])
                    .send("GET /local HTTP/1.1\r\n" + HOST + "\r\n")
                    .answer()
                    .startsWith("HTTP/1.1 200 "));
        }
        try (RawHttp wire = wire()) {
            wire.send(EVENTS + "Transfer-Encoding: chunked\r\n\r\n");
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            for (int i = 0; i < 40; i++) {
                wire.send(chunk);
            }
            wire.send("0\r\n\r\n");
            assertProblem(413, "too-large", wire.answer());
        }
    }

    @Test
    void whoAsksBeforeSendingIsToldToGoOn() throws IOException {
        try (RawHttp wire = wire()) {
            String go = wire.send(
                            "POST /test/open HTTP/1.1\r\n" + HOST + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n")
                    .answer();
            assertTrue(go.startsWith("HTTP/1.1 100 "), go);
            assertTrue(wire.send("{}").answer().startsWith("HTTP/1.1 200 "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/local",
                "/docs",
                "/openapi.yaml",
                "/q/health",
                "/q/health/ready",
                "/q/metrics",
                "/local/tokens",
                "/no"
            })
    void aPageFromElsewhereSeesNothingOfThisMachine(String path) {
        for (String host :
                new String[] {"evil.example", "localhost.evil.example:8080", "127.0.0.1.evil.example", "0.0.0.0"}) {
            given().header("host", host)
                    .get(path)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("code", equalTo("forbidden"))
                    .body("checks", nullValue());
        }
        for (String host : new String[] {"localhost", "LOCALHOST:1", "127.0.0.1:8080", "[::1]", "[::1]:8080"}) {
            int status = given().header("host", host).get(path).statusCode();
            assertTrue(status == 200 || status == 404 || status == 405, host + " " + status);
        }
    }

    @Test
    void twoHostsAreNone() throws IOException {
        try (RawHttp wire = wire()) {
            String answer = wire.send("GET /q/health HTTP/1.1\r\n" + HOST + "Host: evil.example\r\n\r\n")
                    .answer();
            assertProblem(403, "forbidden", answer);
        }
    }

    @Test
    void whatNeedsATokenOrASignatureIsReachedByAnyName() {
        given().header("host", "lines.example.com")
                .post("/webhooks/twilio")
                .then()
                .statusCode(401);
        Ask.as("client")
                .header("host", "lines.example.com")
                .get("/agents")
                .then()
                .statusCode(200);
    }

    @Test
    void theHealthChecksSayNothingOfThisMachine() {
        String health = given().get("/q/health").asString();
        assertFalse(health.contains("data\": \"") || health.contains("memory"), health);
    }

    private double turnedAway(int status, String code) {
        Counter counter = meters.find("lineclear.turned.away")
                .tags("status", "" + status, "code", code)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private static void assertProblem(int status, String code, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains("content-type: application/problem+json\r\n"), answer);
        assertTrue(answer.contains("\"code\":\"" + code + "\""), answer);
    }

    private static RawHttp wire() throws IOException {
        return new RawHttp(RestAssured.port);
    }
}
