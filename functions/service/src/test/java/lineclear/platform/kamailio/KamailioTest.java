package lineclear.platform.kamailio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.Loopback;
import lineclear.platform.PhonePlatform;
import lineclear.platform.Samples;
import lineclear.platform.SecretsUnreadable;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KamailioTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:55:00Z");
    private static final String URL = "https://lineclear.example/webhooks/kamailio";
    private static final PhonePlatform PLATFORM =
            Samples.platform("{'kamailio': {'secrets': ['literal:test-secret', 'literal:old-secret']}}");

    /** As Kamailio's crypto module makes it. */
    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Heard hear(byte[] body, Map<String, String> headers) {
        return PLATFORM.hear(new Delivery(URL, headers, body), NOW);
    }

    /** A body that says that it was sent just now, where it is one that can. */
    static Heard hearSigned(String body) {
        String comma = body.startsWith("{\"") ? "," : "";
        return hearAsItIs(body.replaceFirst("^\\{(?=[\"}])", "{\"sent\":\"" + NOW.getEpochSecond() + "\"" + comma));
    }

    private static Heard hearAsItIs(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return hear(bytes, Map.of("X-Signature", "sha256=" + signature("test-secret", bytes)));
    }

    private static String answered(String times) {
        return "{\"event\":\"answered\",\"callId\":\"c\"" + times + "}";
    }

    private static String at(String member, long secondsFromNow) {
        return ",\"" + member + "\":\"" + (NOW.getEpochSecond() + secondsFromNow) + ".5\"";
    }

    @Test
    void whatIsReplayedLaterProvesNothing() {
        assertEquals(1, events(hearAsItIs(answered(at("ts", -299)))).size());
        assertInstanceOf(Heard.BadSignature.class, hearAsItIs(answered(at("ts", -301))));
        assertInstanceOf(Heard.BadSignature.class, hearAsItIs(answered(at("ts", 301))));
        assertInstanceOf(Heard.BadSignature.class, hearAsItIs(answered("")));
        assertInstanceOf(Heard.BadSignature.class, hearAsItIs(answered(",\"ts\":\"1e999999999\"")));
        assertInstanceOf(Heard.BadSignature.class, hearAsItIs(answered(at("ts", 0) + at("sent", -301))));
    }

    @Test
    void whatHadToWaitForItsTurnIsBelievedWhenItIsSent() {
        List<CallEvent> late = events(hearAsItIs(answered(at("ts", -3600) + at("sent", 0))));
        assertEquals(NOW.minusSeconds(3600).plusMillis(500), late.get(0).at());
    }

    private static List<CallEvent> events(Heard heard) {
        return assertInstanceOf(Heard.Events.class, heard).events();
    }

    @Test
    void aSignatureCapturedFromKamailioFits() {
        byte[] body = ("{\"event\":\"ringing\",\"callId\":\"1-28548@127.0.0.1\",\"agentId\":\"1\","
                        + "\"from\":\"sip:sipp@127.0.0.1:15071\","
                        + "\"seq\":2,\"ts\":\"1795323277.064902\",\"boot\":\"1795323238\"}")
                .getBytes(StandardCharsets.UTF_8);
        String captured = "sha256=a3a559b34203c8dab0410275f46b65bfaf962a6c3f0f9c187900ddd8d5fb79e4";
        assertEquals(
                List.of(new CallEvent(
                        "1-28548@127.0.0.1",
                        Step.RINGING,
                        null,
                        "1",
                        null,
                        Channel.VOICE,
                        Kind.DIRECT,
                        Instant.parse("2026-11-22T04:54:37.064902Z"),
                        1795323238_000002L)),
                events(hear(body, Map.of("x-signature", captured))));
    }

    @ParameterizedTest
    @CsvSource({
        "1-ringing.json, RINGING,, 1795323238000001",
        "2-answered.json, CONNECTED,, 1795323238000002",
        "3-completed.json, ENDED, COMPLETED, 1795323238000003",
        "failed-busy.json, ENDED, DECLINED, 1795323238000001",
        "failed-canceled.json, ENDED, CANCELLED, 1795323238000002",
        "failed-no-answer.json, ENDED, NO_ANSWER, 1795323238000002",
        "failed-unreachable.json, ENDED, FAILED, 1795323238000001"
    })
    void everySampleIsUnderstood(String sample, Step step, Ending ending, Long sequence) {
        byte[] body = Samples.body("kamailio", sample);
        List<CallEvent> events = events(hear(body, Map.of("x-signature", "sha256=" + signature("test-secret", body))));
        assertEquals(1, events.size());
        CallEvent event = events.get(0);
        assertEquals(step, event.step());
        assertEquals(ending, event.ending());
        assertEquals("a-17", event.agentId());
        assertEquals(sequence, event.sequence());
        assertTrue(event.callId().endsWith("-28548@127.0.0.1"));
    }

    @Test
    void noSampleIsForgotten() {
        assertEquals(
                new TreeSet<>(Set.of(
                        "1-ringing.json",
                        "2-answered.json",
                        "3-completed.json",
                        "failed-busy.json",
                        "failed-canceled.json",
                        "failed-no-answer.json",
                        "failed-unreachable.json")),
                Samples.names("kamailio"));
    }

    @ParameterizedTest
    @CsvSource({
        "completed, caller-hangup, COMPLETED",
        "completed, agent-hangup, COMPLETED",
        "completed, timeout, COMPLETED",
        "completed,, COMPLETED",
        "failed, canceled, CANCELLED",
        "failed, busy, DECLINED",
        "failed, sip-603, DECLINED",
        "failed, no-answer, NO_ANSWER",
        "failed, rejected, FAILED",
        "failed, unreachable, FAILED",
        "failed, not-registered, FAILED",
        "failed, relay-error, FAILED",
        "failed, reserve-error-28, FAILED",
        "failed, sip-480, FAILED",
        "failed,, FAILED"
    })
    void reasonsAreOutcomes(String event, String reason, Ending ending) {
        String said = reason == null ? "" : ",\"reason\":\"" + reason + "\"";
        assertEquals(
                ending,
                events(hearSigned("{\"event\":\"" + event + "\",\"callId\":\"c\"" + said + "}"))
                        .get(0)
                        .ending());
    }

    @Test
    void aSecondBootGoesAfterTheFirst() {
        String event = "{\"event\":\"ringing\",\"callId\":\"c\",\"seq\":%d,\"boot\":\"%d\"}";
        Long late =
                events(hearSigned(event.formatted(999_999, 1795323238))).get(0).sequence();
        Long next = events(hearSigned(event.formatted(1, 1795323239))).get(0).sequence();
        assertTrue(late < next);
        assertNull(events(hearSigned(event.formatted(1_000_000, 1795323239)))
                .get(0)
                .sequence());
    }

    @Test
    void theOldSecretStillServesAndAQueryParameterToo() {
        byte[] body = Samples.body("kamailio", "1-ringing.json");
        assertEquals(
                1,
                events(hear(body, Map.of("X-SIGNATURE", "sha256=" + signature("old-secret", body))))
                        .size());
        Delivery keptAlive = new Delivery(URL + "?sig=" + signature("test-secret", body), Map.of(), body);
        assertEquals(1, events(PLATFORM.hear(keptAlive, NOW)).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha256=00", "md5=00", "sha256=é"})
    void aSignatureOfAnotherShapeIsRefused(String signature) {
        byte[] body = Samples.body("kamailio", "1-ringing.json");
        assertInstanceOf(Heard.BadSignature.class, hear(body, Map.of("x-signature", signature)));
        assertInstanceOf(Heard.BadSignature.class, hear(body, Map.of()));
    }

    @Property(tries = 500)
    void anyBodyIsRefusedUnderAWrongSecretAndNeverThrowsUnderTheRightOne(@ForAll byte[] body, @ForAll int at) {
        assertInstanceOf(
                Heard.BadSignature.class, hear(body, Map.of("x-signature", "sha256=" + signature("wrong", body))));
        String right = signature("test-secret", body);
        Heard heard = hear(body, Map.of("x-signature", "sha256=" + right));
        assertInstanceOf(Heard.Malformed.class, heard);
        if (body.length > 0) {
            byte[] tampered = body.clone();
            tampered[Math.floorMod(at, body.length)] ^= 1;
            assertInstanceOf(Heard.BadSignature.class, hear(tampered, Map.of("x-signature", "sha256=" + right)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {                                                 | the body is not JSON
            []                                                | the body is not a JSON object
            7                                                 | the body is not a JSON object
            {}                                                | event is missing
            {"event":"ringing"}                               | callId is missing
            {"event":"ringing","callId":""}                   | callId is missing
            {"event":"ringing","callId":{}}                   | callId is not a text
            {"event":"ringing","callId":"a\\u0000b"}          | callId is not a text
            {"event":"ringing","callId":"c","agentId":"a b"}  | agentId is no agent's id
            """)
    void whatIsNotAsDocumentedIsMalformed(String body, String sentence) {
        Heard.Malformed malformed = assertInstanceOf(Heard.Malformed.class, hearSigned(body));
        assertTrue(malformed.why().startsWith(sentence), malformed.why());
    }

    @Test
    void aTimeThatMakesNoSenseIsNoReasonToLoseTheFact() {
        assertNull(events(hearSigned("{\"event\":\"ringing\",\"callId\":\"c\",\"ts\":\"1e999999999\",\"seq\":-1}"))
                .get(0)
                .at());
    }

    @Test
    void withoutASecretThatCanBeReadTheSenderHasToTryAgain() throws IOException {
        try (Loopback extension = new Loopback(Loopback.json(500, ""))) {
            PhonePlatform platform = Samples.platform(
                    "{'kamailio': {'secrets': ['secret:key']}}",
                    Map.of("AWS_SESSION_TOKEN", "t", "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", "" + extension.port()),
                    java.time.Clock.systemUTC(),
                    new lineclear.platform.lookup.BoundedHttp());
            byte[] body = Samples.body("kamailio", "1-ringing.json");
            Delivery delivery =
                    new Delivery(URL, Map.of("x-signature", "sha256=" + signature("test-secret", body)), body);
            Assertions.assertThrows(SecretsUnreadable.class, () -> platform.hear(delivery, NOW));
        }
    }
}
