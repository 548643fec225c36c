package lineclear.platform.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineclear.platform.CallState;
import lineclear.platform.Loopback;
import lineclear.platform.PhonePlatform;
import lineclear.platform.Samples;
import lineclear.platform.lookup.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ResourcesTest {
    private static final String ACCOUNT = "AC0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private static final String WORKSPACE = "WS11112222333344445555666677778888";
    private static final String CALL = "CAfeedc0de0000000000000000000000a1";
    private static final String TASK = "WT0123456789abcdef0123456789abcdef";

    private Loopback twilio;
    private PhonePlatform platform;

    @BeforeEach
    void listen() throws IOException {
        twilio = new Loopback(Loopback.json(500, ""));
        platform = Samples.platform(
                "{'twilio': {'secrets': ['literal:new', 'literal:old'], 'accountSid': '" + ACCOUNT
                        + "', 'workspaceSid': '" + WORKSPACE + "', 'api': '" + twilio.uri("") + "', 'taskRouterApi': '"
                        + twilio.uri("/router") + "'}}",
                Clock.systemUTC(),
                new Web(Duration.ofMillis(500), 10_000));
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    private CallState ask(String sid) {
        return platform.ask(List.of(sid)).get(sid);
    }

    private static String call(String status, String end) {
        return "{\"sid\":\"" + CALL + "\",\"account_sid\":\"" + ACCOUNT + "\",\"status\":\"" + status
                + "\",\"start_time\":null,\"end_time\":" + end + ",\"direction\":\"outbound-api\",\"price\":null}";
    }

    private static String basic(String token) {
        return "Basic " + Base64.getEncoder().encodeToString((ACCOUNT + ":" + token).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "initiated", "ringing", "in-progress"})
    void aCallThatGoesOnIsLive(String status) {
        twilio.answers(Loopback.json(200, call(status, "null")));
        assertEquals(new CallState.Live(), ask(CALL));
        Loopback.Asked asked = twilio.asked().get(0);
        assertEquals("/2010-04-01/Accounts/" + ACCOUNT + "/Calls/" + CALL + ".json", asked.uri());
        assertEquals("GET", asked.method());
        assertEquals(basic("new"), asked.header("authorization"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "busy", "failed", "no-answer", "canceled"})
    void aCallThatEndedSaysWhen(String status) {
        twilio.answers(Loopback.json(200, call(status, "\"Sun, 22 Nov 2026 05:10:12 +0000\"")));
        assertEquals(new CallState.Ended(Instant.parse("2026-11-22T05:10:12Z")), ask(CALL));
        twilio.answers(Loopback.json(200, call(status, "null")));
        assertEquals(new CallState.Ended(null), ask(CALL));
    }

    @Test
    void aCallThatTwilioDoesNotHaveIsNone() {
        twilio.answers(Loopback.json(404, "{\"code\":20404,\"message\":\"not found\",\"status\":404}"));
        assertEquals(new CallState.Ended(null), ask(CALL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            404 | <html>no such page</html>
            404 | {"code":404}
            200 | {"sid":"CAfeedc0de0000000000000000000000b2","status":"completed"}
            200 | {"sid":"CAfeedc0de0000000000000000000000a1","status":"exploded"}
            200 | {"sid":"CAfeedc0de0000000000000000000000a1"}
            200 | {}
            200 | completed
            401 | {"code":20003,"status":401}
            403 | {"code":20003,"status":"completed"}
            429 | {"code":20429}
            503 | {"sid":"CAfeedc0de0000000000000000000000a1","status":"completed"}
            """)
    void nothingElseFreesAnybody(int status, String body) {
        twilio.answers(Loopback.json(status, body));
        assertInstanceOf(CallState.Unknown.class, ask(CALL));
    }

    @Test
    void aTokenThatIsNoLongerGoodGivesWayToTheNext() {
        twilio.answers((asked, exchange) -> {
            boolean good = basic("old").equals(asked.header("authorization"));
            Loopback.send(exchange, good ? 200 : 401, good ? call("ringing", "null") : "{\"code\":20003}");
        });
        assertEquals(new CallState.Live(), ask(CALL));
        assertEquals(2, twilio.asked().size());
    }

    @ParameterizedTest
    @CsvSource({
        "pending, true",
        "reserved, true",
        "assigned, true",
        "wrapping, false",
        "completed, false",
        "canceled, false"
    })
    void aTaskIsAskedForAtTaskRouter(String status, boolean live) {
        twilio.answers(Loopback.json(
                200,
                "{\"sid\":\"" + TASK + "\",\"assignment_status\":\"" + status
                        + "\",\"date_updated\":\"2026-11-22T05:10:12Z\"}"));
        assertEquals(
                live ? new CallState.Live() : new CallState.Ended(Instant.parse("2026-11-22T05:10:12Z")), ask(TASK));
        assertEquals(
                "/router/v1/Workspaces/" + WORKSPACE + "/Tasks/" + TASK,
                twilio.asked().get(0).uri());
    }

    @Test
    void severalAreAskedForOneByOne() {
        twilio.answers((asked, exchange) -> Loopback.send(
                exchange, 200, asked.uri().contains(CALL) ? call("completed", "null") : "{\"sid\":\"" + TASK + "\"}"));
        Map<String, CallState> states = new HashMap<>(platform.ask(List.of(CALL, TASK, "c-1", "../x", "")));
        assertEquals(new CallState.Ended(null), states.remove(CALL));
        assertEquals(4, states.size());
        states.values().forEach(state -> assertInstanceOf(CallState.Unknown.class, state));
        assertEquals(2, twilio.asked().size(), "what cannot be Twilio's is not asked for");
    }

    @Test
    @Tag("exhaustive")
    void whoHangsDribblesFloodsOrBreaksOffIsUnknown() {
        for (Loopback.Answering bad :
                List.of(Loopback.hangs(), Loopback.dribbles(), Loopback.floods(), Loopback.breaksOff())) {
            twilio.answers(bad);
            assertInstanceOf(CallState.Unknown.class, ask(CALL));
        }
    }

    @Test
    void withoutAnAccountNothingIsKnown() {
        platform = Samples.platform("{'twilio': {'secrets': ['literal:t']}}");
        assertInstanceOf(CallState.Unknown.class, ask(CALL));
        assertInstanceOf(CallState.Unknown.class, ask(TASK));
    }
}
