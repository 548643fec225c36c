package lineclear.platform.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.Loopback;
import lineclear.platform.PhonePlatform;
import lineclear.platform.Samples;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.wire.Hmac;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard Webhooks' own library signs for us, and checks what we take for right. */
class StandardTest {
    private static final String NEW = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD = "whsec_" + Base64.getEncoder().encodeToString(new byte[64]);
    private static final KeyPair PAIR = pair();
    private static final Instant NOW = Instant.now();
    private static final PhonePlatform PLATFORM = platform(NEW, OLD, publicKey(PAIR));

    private static PhonePlatform platform(String... secrets) {
        List<String> literals =
                Arrays.stream(secrets).map(one -> "'literal:" + one + "'").toList();
        return Samples.platform("{'standard': {'secrets': " + literals + "}}");
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String publicKey(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return "whpk_"
                + Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static String theirs(String secret, String id, Instant at, String body) {
        try {
            return new Webhook(secret).sign(id, at.getEpochSecond(), body);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String asymmetric(KeyPair pair, String id, Instant at, String body) throws Exception {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update((id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
        return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
    }

    private static Delivery delivery(String id, Instant at, String signature, String body) {
        return new Delivery(
                "https://lineclear.example/webhooks/standard",
                Map.of(
                        "Webhook-Id", id,
                        "Webhook-Timestamp", "" + at.getEpochSecond(),
                        "Webhook-Signature", signature),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static Heard hear(String id, Instant at, String signature, String body) {
        return PLATFORM.hear(delivery(id, at, signature, body), NOW);
    }

    static Heard hearSigned(String body) {
        return hear("msg_1", NOW, theirs(NEW, "msg_1", NOW, body), body);
    }

    private static void refused(Heard heard) {
        assertInstanceOf(Heard.BadSignature.class, heard);
    }

    @Property(tries = 300)
    void whatTheirLibrarySignsIsAcceptedAndATamperedBodyIsNot(
            @ForAll String body, @ForAll @StringLength(min = 1, max = 40) String id) {
        String signature = theirs(NEW, id, NOW, body);
        // A lone surrogate is no text that could be sent: as bytes it is a question mark, for them and for us.
        Heard heard = hear(id, NOW, signature, body);
        assertTrue(heard instanceof Heard.Malformed || heard instanceof Heard.Events, heard.toString());
        refused(hear(id, NOW, signature, body + " "));
        refused(hear(id + "1", NOW, signature, body));
    }

    @Test
    void eachOldKeyServesDuringARotation() throws Exception {
        String body = "{\"type\":\"other\"}";
        assertInstanceOf(Heard.Events.class, hear("m", NOW, theirs(OLD, "m", NOW, body), body));
        assertInstanceOf(Heard.Events.class, hear("m", NOW, asymmetric(PAIR, "m", NOW, body), body));
        refused(hear("m", NOW, asymmetric(pair(), "m", NOW, body), body));
        refused(hear("m", NOW, theirs(NEW + "BBBB", "m", NOW, body), body));
    }

    @Test
    void oneRightSignatureAmongSeveralIsEnough() {
        String body = "{\"type\":\"other\"}";
        String right = theirs(NEW, "m", NOW, body);
        String several = "v1,AAAA v2,x v1a,AAAA nonsense  " + right;
        assertInstanceOf(Heard.Events.class, hear("m", NOW, several, body));
        String tooMany = "v1,AAAA ".repeat(20) + right;
        refused(hear("m", NOW, tooMany, body));
    }

    @Test
    void aSignatureOfOneVersionIsNoneOfTheOther() {
        String body = "{}";
        String right = theirs(NEW, "m", NOW, body);
        refused(hear("m", NOW, right.replace("v1,", "v1a,"), body));
        refused(hear("m", NOW, right.replace("v1,", ""), body));
        refused(hear("m", NOW, right.replace("v1,", "v2,"), body));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "300, true", "-300, true", "301, false", "-301, false", "86400, false"})
    void fiveMinutesOffIsAllowedEitherWay(long seconds, boolean accepted) {
        Instant now = Instant.ofEpochSecond(NOW.getEpochSecond());
        Instant at = now.plusSeconds(seconds);
        Delivery delivery = delivery("m", at, theirs(NEW, "m", at, "{\"type\":\"x\"}"), "{\"type\":\"x\"}");
        assertEquals(accepted, PLATFORM.hear(delivery, now) instanceof Heard.Events);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void aMissingHeaderIsABadSignature(String missing) {
        Delivery whole = delivery("m", NOW, theirs(NEW, "m", NOW, "{}"), "{}");
        Map<String, String> headers = new HashMap<>(whole.headers());
        headers.keySet().removeIf(missing::equalsIgnoreCase);
        refused(PLATFORM.hear(new Delivery(whole.url(), headers, whole.body()), NOW));
    }

    @Test
    void aTimestampThatIsNoNumberIsRefusedEvenIfSigned() {
        byte[] key = Base64.getDecoder().decode(NEW.substring(6));
        String signature = "v1," + Base64.getEncoder().encodeToString(Hmac.sha256(key, Hmac.bytes("m.soon.{}")));
        refused(PLATFORM.hear(
                new Delivery(
                        "",
                        Map.of("webhook-id", "m", "webhook-timestamp", "soon", "webhook-signature", signature),
                        Hmac.bytes("{}")),
                NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_!", "whsec_=", "whpk_AAAA", "no key"})
    void aStoredSecretThatIsNoKeyIsOurFaultNotTheSenders(String stored) throws IOException {
        try (Loopback extension = new Loopback(Loopback.json(200, "{\"SecretString\":\"" + stored + "\"}"))) {
            PhonePlatform platform = Samples.platform(
                    "{'standard': {'secrets': ['secret:key']}}",
                    Map.of("AWS_SESSION_TOKEN", "t", "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", "" + extension.port()),
                    Clock.systemUTC(),
                    new BoundedHttp());
            Delivery delivery = delivery("m", NOW, theirs(NEW, "m", NOW, "{}"), "{}");
            String message = assertThrows(SecretsUnreadable.class, () -> platform.hear(delivery, NOW))
                    .getMessage();
            assertFalse(message.contains(stored), message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1-ringing.json, RINGING,, call-7f3a, a-17,, VOICE, DIRECT, 2026-11-22T05:00:01.120Z, 1",
        "2-connected.json, CONNECTED,, call-7f3a, a-17,, VOICE, DIRECT, 2026-11-22T05:00:09.004Z, 2",
        "3-ended.json, ENDED, COMPLETED, call-7f3a, a-17,, VOICE, DIRECT, 2026-11-22T05:12:44.870Z, 3",
        "ended-no-answer.json, ENDED, NO_ANSWER, call-8001, a-17,, VOICE, DIRECT, 2026-11-22T05:00:31Z, 2",
        "ended-declined-chat.json, ENDED, DECLINED, chat-55,, agent-17@example.com, CHAT, STANDARD, "
                + "2026-11-22T04:00:12Z,",
        "connected-test-call.json, CONNECTED,, call-9001,, +15550100017, VOICE, TEST, 2026-11-22T05:30:00Z,",
    })
    void everySampleIsUnderstood(
            String sample,
            Step step,
            Ending ending,
            String callId,
            String agentId,
            String address,
            Channel channel,
            Kind kind,
            Instant at,
            Long sequence) {
        String body = new String(Samples.body("standard", sample), StandardCharsets.UTF_8);
        assertEquals(
                new Heard.Events(
                        List.of(new CallEvent(callId, step, ending, agentId, address, channel, kind, at, sequence))),
                hearSigned(body));
    }

    /** The specification: it does "not dictate the structure" of the payload; {@code type} is a recommendation. */
    @ParameterizedTest
    @CsvSource({"other-recording.json, recording.ready", "other-without-type.json, without?type"})
    void anEventOfAnotherKindIsNamedAndSaysNothing(String sample, String name) {
        String body = new String(Samples.body("standard", sample), StandardCharsets.UTF_8);
        assertEquals(new Heard.Events(List.of(), List.of(name)), hearSigned(body));
    }

    @Test
    void noSampleIsForgotten() {
        assertEquals(
                new TreeSet<>(Set.of(
                        "1-ringing.json",
                        "2-connected.json",
                        "3-ended.json",
                        "connected-test-call.json",
                        "ended-declined-chat.json",
                        "ended-no-answer.json",
                        "other-recording.json",
                        "other-without-type.json")),
                Samples.names("standard"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            nonsense                                                              | the body is not JSON
            {"type":"call.ended"}                                                 | data is not a JSON object
            {"type":"call.ended","data":{}}                                       | callId is missing
            {"type":"call.ended","data":{"callId":"c","outcome":"cleared"}}       | \
            outcome must be one of completed, cancelled, declined, no-answer, failed
            {"type":"call.ended","data":{"callId":"c","channel":"fax"}}           | \
            channel must be one of voice, chat, email, social
            {"type":"call.ended","data":{"callId":"c","kind":"VIP"}}              | kind must be one of standard
            {"type":"call.ended","data":{"callId":"c","agentId":"../x"}}          | agentId is no agent's id
            """)
    void whatIsNotAsDocumentedIsMalformed(String body, String sentence) {
        Heard.Malformed malformed = assertInstanceOf(Heard.Malformed.class, hearSigned(body));
        assertTrue(malformed.why().startsWith(sentence), malformed.why());
    }

    @Property(tries = 300)
    void theirLibraryAndOursAgreeOnEverySignature(
            @ForAll @Size(min = 24, max = 64) byte[] key, @ForAll String body, @ForAll boolean right) throws Exception {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
        Instant at = Instant.now();
        String signed = right ? body : body + "x";
        String ours = "v1,"
                + Base64.getEncoder()
                        .encodeToString(
                                Hmac.sha256(key, Hmac.bytes("m." + at.getEpochSecond() + "."), Hmac.bytes(signed)));
        Map<String, List<String>> headers = Map.of(
                "webhook-id", List.of("m"),
                "webhook-timestamp", List.of("" + at.getEpochSecond()),
                "webhook-signature", List.of(ours));
        boolean theirs = true;
        try {
            new Webhook(secret).verify(body, headers);
        } catch (WebhookVerificationException refused) {
            theirs = false;
        }
        assertEquals(right, theirs);
        assertEquals(right, !(platform(secret).hear(delivery("m", at, ours, body), at) instanceof Heard.BadSignature));
    }

    @Test
    void aReplayIsRefusedOnceTheWindowIsOver() {
        Delivery delivery = delivery("m", NOW, theirs(NEW, "m", NOW, "{\"type\":\"x\"}"), "{\"type\":\"x\"}");
        assertInstanceOf(Heard.Events.class, PLATFORM.hear(delivery, NOW));
        refused(PLATFORM.hear(delivery, NOW.plus(Duration.ofMinutes(6))));
    }
}
