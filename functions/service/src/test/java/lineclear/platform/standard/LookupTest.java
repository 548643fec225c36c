package lineclear.platform.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
class LookupTest {
    private Loopback system;

    @BeforeEach
    void listen() throws IOException {
        system = new Loopback(Loopback.json(200, "{\"state\":\"live\"}"));
    }

    @AfterEach
    void stop() {
        system.close();
    }

    private PhonePlatform platform(String template, String more) {
        return Samples.platform(
                "{'standard': {'secrets': ['literal:whsec_AAAA'], 'calls': '" + system.uri("") + template + "'" + more
                        + "}}",
                Clock.systemUTC(),
                new BoundedHttp(Duration.ofMillis(500), 10_000));
    }

    private CallState ask(String callId) {
        return platform("/calls/{callId}", "").ask(List.of(callId)).get(callId);
    }

    @Test
    void theCallStandsInTheAddressAndTheTokenInTheHeader() {
        PhonePlatform platform = platform("/v1/calls/{callId}?x={callId}", ", 'token': 'literal:t0'");
        assertEquals(Map.of("a b/../c?#", new CallState.Live()), platform.ask(List.of("a b/../c?#")));
        assertEquals(
                "/v1/calls/a%20b%2F..%2Fc%3F%23?x=a%20b%2F..%2Fc%3F%23",
                system.asked().get(0).uri());
        assertEquals("Bearer t0", system.asked().get(0).header("authorization"));
        ask("c-1");
        assertNull(system.asked().get(1).header("authorization"));
    }

    @Test
    void liveMaySayWithWhom() {
        system.answers(Loopback.json(200, "{\"state\":\"live\",\"agentId\":\"a-17\"}"));
        assertEquals(new CallState.Live("a-17"), ask("c"));
        system.answers(Loopback.json(200, "{\"state\":\"live\",\"agentId\":17}"));
        assertEquals(new CallState.Live(), ask("c"));
    }

    @Test
    void endedSaysWhen() {
        system.answers(Loopback.json(200, "{\"state\":\"ended\",\"endedAt\":\"2026-11-22T05:00:00.5Z\",\"more\":1}"));
        assertEquals(new CallState.Ended(Instant.parse("2026-11-22T05:00:00.5Z")), ask("c"));
        system.answers(Loopback.json(200, "{\"state\":\"ended\"}"));
        assertEquals(new CallState.Ended(null), ask("c"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            200 | {"state":"unknown"}
            200 | {"state":"over"}
            200 | {"state":["ended"]}
            200 | {}
            200 | ended
            201 | {"state":"ended"}
            302 | {"state":"ended"}
            401 | {"state":"ended"}
            404 | {"state":"ended"}
            429 | {"state":"ended"}
            500 | {"state":"ended"}
            """)
    void nothingElseFreesAnybody(int status, String body) {
        system.answers(Loopback.json(status, body));
        assertInstanceOf(CallState.Unknown.class, ask("c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void aStepInThePathIsNoCall(String callId) {
        assertInstanceOf(CallState.Unknown.class, ask(callId));
        assertEquals(List.of(), system.asked());
    }

    @Test
    @Tag("exhaustive")
    void whoHangsDribblesFloodsOrBreaksOffIsUnknown() {
        PhonePlatform platform = platform("/calls/{callId}", "");
        for (Loopback.Answering bad :
                List.of(Loopback.hangs(), Loopback.dribbles(), Loopback.floods(), Loopback.breaksOff())) {
            system.answers(bad);
            assertInstanceOf(CallState.Unknown.class, platform.ask(List.of("c")).get("c"));
        }
    }

    @Test
    void withoutAnAddressNothingIsKnown() {
        PhonePlatform platform = Samples.platform("{'standard': {'secrets': ['literal:whsec_AAAA']}}");
        assertEquals(Map.of("c", new CallState.Unknown("no calls address is set")), platform.ask(List.of("c")));
    }
}
