package lineclear.platform.kamailio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** Answers as Kamailio 5.6.3 gives them. */
@Timeout(30)
class DialogsTest {
    private static final CallState LIVE = new CallState.Live();
    private static final CallState GONE = new CallState.Ended(null);

    private Loopback kamailio;
    private PhonePlatform platform;

    @BeforeEach
    void listen() throws IOException {
        kamailio = new Loopback(Loopback.json(500, ""));
        platform = platform(", 'longestCallSeconds': 0");
    }

    private PhonePlatform platform(String more) {
        return Samples.platform(
                "{'kamailio': {'secrets': ['literal:s'], 'token': 'literal:test-rpc', 'rpc': '" + kamailio.uri("/RPC")
                        + "'" + more + "}}",
                Clock.systemUTC(),
                new BoundedHttp(Duration.ofMillis(500), 100_000));
    }

    @AfterEach
    void stop() {
        kamailio.close();
    }

    private static String result(String json) {
        return "{\n\t\"jsonrpc\":\t\"2.0\",\n\t\"result\":\t" + json + ",\n\t\"id\":\t1\n}";
    }

    private static String dialog(String callId, int state, long end) {
        return "{\"h_entry\":3826,\"h_id\":8063,\"ref\":2,\"call-id\":\"" + callId + "\",\"state\":" + state
                + ",\"start_ts\":1795323277,\"end_ts\":" + end + ",\"caller\":{\"tag\":\"t\"},\"profiles\":[]}";
    }

    private CallState ask(String callId) {
        Map<String, CallState> states = platform.ask(List.of(callId));
        assertEquals(1, states.size());
        return states.get(callId);
    }

    @ParameterizedTest
    @CsvSource({"2,", "3,a-17", "4,a-17"})
    void whoTalksIsInTheCallsVariables(int state, String agentId) {
        String variables = "\"variables\":[{\"session\":\"s-1\"},{\"from\":\"sip:c@h\"},{\"agent\":\"a-17\"}]";
        kamailio.answers(Loopback.json(200, result(dialog("1-1@h", state, 0).replace("\"profiles\":[]", variables))));
        assertEquals(new CallState.Live(agentId), ask("1-1@h"));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4"})
    void aListedCallIsLive(int state) {
        kamailio.answers(Loopback.json(200, result(dialog("1-1@h", state, 0))));
        assertEquals(LIVE, ask("1-1@h"));
        Loopback.Asked asked = kamailio.asked().get(0);
        assertEquals("Bearer test-rpc", asked.header("authorization"));
        assertEquals("{\"jsonrpc\":\"2.0\",\"method\":\"dlg.dlg_list\",\"params\":[\"1-1@h\"],\"id\":1}", asked.body());
    }

    @Test
    void anEndAtATimeThatMakesNoSenseIsAnEndAllTheSame() {
        kamailio.answers(Loopback.json(200, result(dialog("1-1@h", 5, Long.MAX_VALUE))));
        assertInstanceOf(CallState.Ended.class, ask("1-1@h"));
    }

    @Test
    void stateFiveHasEnded() {
        kamailio.answers(Loopback.json(200, result(dialog("1-1@h", 5, 1795323280))));
        assertEquals(new CallState.Ended(Instant.parse("2026-11-22T04:54:40Z")), ask("1-1@h"));
    }

    @Test
    void anEmptyObjectIsACallItDoesNotKnow() {
        kamailio.answers(Loopback.json(200, result("{}")));
        assertEquals(GONE, ask("1-1@h"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            200 | {"jsonrpc":"2.0","result":{}}
            200 | {"jsonrpc":"2.0","result":{},"id":2}
            200 | {"jsonrpc":"2.0","error":{"code":500,"message":"Method Not Found"},"id":1}
            200 | {"jsonrpc":"2.0","result":{"call-id":"other","state":5},"id":1}
            200 | {"jsonrpc":"2.0","result":{"call-id":"1-1@h"},"id":1}
            200 | {"jsonrpc":"2.0","result":{"call-id":"1-1@h","state":9},"id":1}
            200 | <html>It works!</html>
            200 | {}
            401 | {"jsonrpc":"2.0","result":{},"id":1}
            404 | not found
            503 | {"jsonrpc":"2.0","result":{},"id":1}
            """)
    void anythingElseIsUnknown(int status, String answer) {
        kamailio.answers(Loopback.json(status, answer));
        assertInstanceOf(CallState.Unknown.class, ask("1-1@h"));
    }

    @Test
    @Tag("exhaustive")
    void whoHangsDribblesFloodsOrBreaksOffIsUnknown() {
        for (Loopback.Answering bad :
                List.of(Loopback.hangs(), Loopback.dribbles(), Loopback.floods(), Loopback.breaksOff())) {
            kamailio.answers(bad);
            assertInstanceOf(CallState.Unknown.class, ask("1-1@h"));
        }
        kamailio.close();
        assertInstanceOf(CallState.Unknown.class, ask("1-1@h"));
    }

    @Test
    void theVeryFirstQuestionMayBeAboutSeveral() {
        kamailio.answers((asked, exchange) -> Loopback.send(
                exchange, 200, result(dialog(asked.body().replaceAll(".*params.:..([^\"]*).*", "$1"), 4, 0))));
        for (int i = 0; i < 20; i++) {
            platform = platform(", 'longestCallSeconds': 0");
            List<String> calls = List.of("1-1@h", "2-1@h", "3-1@h", "4-1@h", "5-1@h", "6-1@h");
            Map<String, CallState> states = platform.ask(calls);
            calls.forEach(callId -> assertEquals(LIVE, states.get(callId)));
        }
    }

    /** Answers dlg.briefing with the list, and dlg.dlg_list with the agent of any call that is in it. */
    private void lists(String... callIds) {
        String briefing = Stream.of(callIds)
                .map(callId -> "{\"h_entry\":1,\"h_id\":2,\"call-id\":\"" + callId + "\",\"state\":4}")
                .collect(Collectors.joining(",", "[", "]"));
        kamailio.answers((asked, exchange) -> {
            String one = asked.body().replaceAll(".*params.:..([^\"]*).*", "$1");
            String dialog = List.of(callIds).contains(one)
                    ? dialog(one, 4, 0).replace("\"profiles\":[]", "\"variables\":[{\"agent\":\"a-17\"}]")
                    : "{}";
            Loopback.send(exchange, 200, result(asked.body().contains("briefing") ? briefing : dialog));
        });
    }

    @Test
    void whoTalksIsSaidOfMany() {
        lists("3-1@h", "7-1@h");
        List<String> calls = IntStream.range(0, 100).mapToObj(i -> i + "-1@h").toList();
        Map<String, CallState> states = platform.whoTalks(calls);
        calls.forEach(callId -> assertEquals(
                List.of("3-1@h", "7-1@h").contains(callId) ? new CallState.Live("a-17") : GONE, states.get(callId)));
        assertEquals(3, kamailio.asked().size());
    }

    @Test
    void aCallOfWhichOnlyANameWasKeptIsFoundInTheListOfAll() {
        lists("a/b=c@10.0.0.1", "other@h");
        Map<String, CallState> states =
                platform.askByName(List.of("~a/b=c@10.0.0.1", "~gone@h"), callId -> "~" + callId);
        assertEquals(Map.of("~a/b=c@10.0.0.1", new CallState.Live("a-17"), "~gone@h", GONE), states);
        kamailio.answers(Loopback.json(500, ""));
        assertInstanceOf(
                CallState.Unknown.class,
                platform.askByName(List.of("~gone@h"), callId -> "~" + callId).get("~gone@h"));
    }

    @Test
    void manyAreAskedForAtOnce() {
        List<String> calls = IntStream.range(0, 100).mapToObj(i -> i + "-1@h").toList();
        String briefing = IntStream.range(0, 60)
                .mapToObj(i ->
                        "{\"h_entry\":1,\"h_id\":2,\"call-id\":\"" + i + "-1@h\",\"state\":" + (i < 50 ? 4 : 5) + "}")
                .collect(Collectors.joining(",", "[", "]"));
        kamailio.answers(Loopback.json(200, result(briefing)));
        Map<String, CallState> states = platform.ask(calls);
        assertEquals(1, kamailio.asked().size());
        for (int i = 0; i < 100; i++) {
            assertEquals(i < 50 ? LIVE : GONE, states.get(i + "-1@h"));
        }
    }

    @Test
    void aForkedCallLivesWhileOneOfItsBranchesDoes() {
        List<String> calls = IntStream.range(0, 30).mapToObj(i -> i + "-1@h").toList();
        kamailio.answers(Loopback.json(
                200,
                result(List.of(dialog("0-1@h", 4, 0), dialog("0-1@h", 5, 9)).toString())));
        assertEquals(LIVE, platform.ask(calls).get("0-1@h"));
        kamailio.answers(Loopback.json(
                200,
                result(List.of(dialog("0-1@h", 5, 9), dialog("0-1@h", 4, 0)).toString())));
        assertEquals(LIVE, platform.ask(calls).get("0-1@h"));
    }

    @Test
    void aFailedBriefingFreesNobody() {
        List<String> calls = IntStream.range(0, 30).mapToObj(i -> i + "-1@h").toList();
        kamailio.answers(Loopback.floods());
        Map<String, CallState> states = platform.ask(calls);
        assertEquals(30, states.size());
        states.values().forEach(state -> assertInstanceOf(CallState.Unknown.class, state));
    }

    @Test
    void afterARestartAForgottenCallIsUnknownForAsLongAsCallsLast() {
        platform = platform(", 'longestCallSeconds': 3600");
        int[] uptime = {3600};
        kamailio.answers((asked, exchange) -> Loopback.send(
                exchange,
                200,
                result(asked.body().contains("core.uptime") ? "{\"now\":\"…\",\"uptime\":" + uptime[0] + "}" : "{}")));
        assertInstanceOf(CallState.Unknown.class, ask("1-1@h"));
        uptime[0]++;
        assertEquals(GONE, ask("1-1@h"));
    }

    @Test
    void withoutAnAddressOrAUsableTokenNothingIsKnown() {
        platform = Samples.platform("{'kamailio': {'secrets': ['literal:s']}}");
        assertEquals(new CallState.Unknown("no rpc is set for this platform"), ask("1-1@h"));
        kamailio.answers(Loopback.json(200, "{\"SecretString\":\"top\\nsecret\"}"));
        platform = Samples.platform(
                "{'kamailio': {'secrets': ['literal:s'], 'token': 'secret:rpc', 'rpc': '" + kamailio.uri("/RPC")
                        + "'}}",
                Map.of("AWS_SESSION_TOKEN", "t", "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", "" + kamailio.port()),
                Clock.systemUTC(),
                new BoundedHttp());
        String why = ((CallState.Unknown) ask("1-1@h")).why();
        assertTrue(!why.contains("secret"), why);
        assertEquals(1, kamailio.asked().size(), "only the secret was asked for");
    }
}
