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
import java.util.Optional;
import java.util.Set;
import lineclear.platform.CallState;
import lineclear.platform.Loopback;
import lineclear.platform.PhonePlatform;
import lineclear.platform.Samples;
import lineclear.platform.lookup.BoundedHttp;
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
    private static final String RESERVATION = "WRaaaabbbbccccddddeeeeffff00001111";
    private static final String WORKER = "WK17171717171717171717171717171717";
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
                new BoundedHttp(Duration.ofMillis(500), 10_000));
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
        assertEquals(
                List.of(basic("new"), basic("old")),
                twilio.asked().stream()
                        .map(asked -> asked.header("authorization"))
                        .distinct()
                        .toList());
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

    private CallState whoTalks(String sid) {
        return platform.whoTalks(List.of(sid)).get(sid);
    }

    /** As "TaskRouter Event resource" and "Task Reservation Resource" show them; what is not needed is left out. */
    private static String reservation(String status) {
        return "{'sid':'%s','task_sid':'%s','worker_sid':'%s','worker_name':'Doug','reservation_status':'%s',"
                .formatted(RESERVATION, TASK, WORKER, status)
                .concat("'date_created':'2026-11-22T05:00:00Z','date_updated':'2026-11-22T05:10:12Z'}")
                .replace('\'', '"');
    }

    private static String events(String reservation, String task) {
        return "{'events':[{'sid':'EV1','event_type':'reservation.created','event_data':{'reservation_sid':'%s',"
                .formatted(reservation)
                .concat("'task_sid':'%s','worker_sid':'%s'}}],'meta':{'key':'events'}}".formatted(task, WORKER))
                .replace('\'', '"');
    }

    private void reservationIs(String status) {
        twilio.answers((asked, exchange) -> Loopback.send(
                exchange, 200, asked.uri().contains("/Events?") ? events(RESERVATION, TASK) : reservation(status)));
    }

    /** All of ReservationStatus: twilio.com/docs/taskrouter/api/reservations. */
    @ParameterizedTest
    @CsvSource({
        "pending, true",
        "accepted, true",
        "rejected, false",
        "timeout, false",
        "canceled, false",
        "rescinded, false",
        "wrapping, false",
        "completed, false"
    })
    void anOfferIsAskedForBelowTheTaskThatItsEventsName(String status, boolean live) {
        reservationIs(status);
        CallState state = ask(RESERVATION);
        assertEquals(live, state instanceof CallState.Live);
        if (!live) {
            assertEquals(new CallState.Ended(Instant.parse("2026-11-22T05:10:12Z")), state);
        }
        String workspace = "/router/v1/Workspaces/" + WORKSPACE;
        assertEquals(
                List.of(
                        workspace + "/Events?ReservationSid=" + RESERVATION + "&Minutes=43200&PageSize=1",
                        workspace + "/Tasks/" + TASK + "/Reservations/" + RESERVATION),
                twilio.asked().stream().map(Loopback.Asked::uri).toList());
        assertEquals(twilio.asked().size(), platform.pace().questions(false), "that many count against the rate");
    }

    @Test
    void whoHasAcceptedAnOfferTalks() {
        reservationIs("accepted");
        assertEquals(new CallState.Live(Set.of(WORKER)), whoTalks(RESERVATION));
        reservationIs("pending");
        assertEquals(new CallState.Live(), whoTalks(RESERVATION), "nobody yet");
    }

    @Test
    void anOfferThatIsGoneWithItsTaskIsOver() {
        twilio.answers((asked, exchange) -> {
            boolean events = asked.uri().contains("/Events?");
            Loopback.send(exchange, events ? 200 : 404, events ? events(RESERVATION, TASK) : "{\"code\":20404}");
        });
        assertEquals(new CallState.Ended(null), ask(RESERVATION));
    }

    @Test
    void nobodyIsFreedWhereNoEventNamesTheTask() {
        for (String events : List.of(
                "{\"events\":[]}",
                "{}",
                events("WR00000000000000000000000000000000", TASK),
                events(RESERVATION, "../Workers"))) {
            twilio.answers(Loopback.json(200, events));
            assertInstanceOf(CallState.Unknown.class, ask(RESERVATION), events);
        }
        twilio.answers(Loopback.json(404, "{\"code\":20404}"));
        assertInstanceOf(CallState.Unknown.class, ask(RESERVATION), "a list that is not there");
    }

    @Test
    void whoHasAcceptedATaskTalks() {
        twilio.answers((asked, exchange) -> Loopback.send(
                exchange,
                200,
                asked.uri().contains("/Reservations?ReservationStatus=accepted")
                        ? "{\"reservations\":[" + reservation("accepted") + "]}"
                        : "{\"sid\":\"" + TASK + "\",\"assignment_status\":\"assigned\"}"));
        assertEquals(new CallState.Live(Set.of(WORKER)), whoTalks(TASK));
        assertEquals(twilio.asked().size(), platform.pace().questions(true), "that many count against the rate");
    }

    private static String leg(String sid, String direction, String from, String to, String parent) {
        return "{'sid':'%s','status':'in-progress','direction':'%s','from':'%s','to':'%s','parent_call_sid':%s}"
                .formatted(sid, direction, from, to, parent == null ? "null" : "'" + parent + "'")
                .replace('\'', '"');
    }

    @Test
    void ofALegToAnAgentBothEndsAreNamed() {
        twilio.answers(Loopback.json(200, leg(CALL, "outbound-api", "+15550199000", "client:alice", null)));
        assertEquals(new CallState.Live(Set.of("+15550199000", "client:alice")), whoTalks(CALL));
        assertEquals(1, twilio.asked().size());
        twilio.answers(Loopback.json(200, leg(CALL, "outbound-api", "+15550199000", "+15550199000", null)));
        assertEquals(new CallState.Live(Set.of("+15550199000")), whoTalks(CALL), "who calls themselves");
    }

    @Test
    void ofALegThatWasDialledWhoPlacedThatCallTalksToo() {
        String parent = "CAfeedc0de0000000000000000000000b2";
        twilio.answers((asked, exchange) -> Loopback.send(
                exchange,
                200,
                asked.uri().contains(parent)
                        ? leg(parent, "inbound", "client:alice", "", null)
                        : leg(CALL, "outbound-dial", "+15550199000", "+15550100099", parent)));
        assertEquals(new CallState.Live(Set.of("+15550199000", "+15550100099", "client:alice")), whoTalks(CALL));
    }

    @Test
    void ofACallThatCameInTheLegsItWasPutThroughToTalkToo() {
        twilio.answers((asked, exchange) -> Loopback.send(
                exchange,
                200,
                asked.uri().contains("?ParentCallSid=" + CALL + "&Status=in-progress")
                        ? "{\"calls\":[" + leg("CA1", "outbound-dial", "+15550100099", "+15550100017", CALL) + "]}"
                        : leg(CALL, "inbound", "+15550100099", "+15550199000", null)));
        assertEquals(new CallState.Live(Set.of("+15550100099", "+15550199000", "+15550100017")), whoTalks(CALL));
    }

    @Test
    void whileItRingsAndOnceItIsOverNobodyTalks() {
        twilio.answers(Loopback.json(200, call("ringing", "null")));
        assertEquals(new CallState.Live(), whoTalks(CALL));
        twilio.answers(Loopback.json(200, call("completed", "null")));
        assertEquals(new CallState.Ended(null), whoTalks(CALL));
    }

    @Test
    void whoPlacedACallIsSaidOrNot() {
        twilio.answers(Loopback.json(200, leg(CALL, "inbound", "client:alice", "", null)));
        assertEquals(Optional.of("client:alice"), platform.callerOf(CALL));
        twilio.answers(Loopback.json(404, "{\"code\":20404}"));
        assertEquals(Optional.empty(), platform.callerOf(CALL));
        twilio.answers(Loopback.breaksOff());
        assertEquals(Optional.empty(), platform.callerOf(CALL));
        assertEquals(Optional.empty(), platform.callerOf("../Calls"));
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
        assertInstanceOf(CallState.Unknown.class, ask(RESERVATION));
        assertEquals(Optional.empty(), platform.callerOf(CALL));
    }
}
