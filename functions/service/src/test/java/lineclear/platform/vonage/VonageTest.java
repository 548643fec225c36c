package lineclear.platform.vonage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.vonage.jwt.Jwt;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.PhonePlatform;
import lineclear.platform.Samples;
import lineclear.platform.wire.Hmac;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are made by the library that Vonage's own builds upon, and checked by Vonage's own beside us. */
class VonageTest {
    private static final Instant NOW = Instant.parse("2026-11-22T05:00:10Z");
    private static final String SECRET = "XsA09z2MhSoCRv2cMtKK1QZ5Bxkyrk0mSgnNiaKh";
    private static final PhonePlatform PLATFORM = Samples.platform("{'vonage': {'secrets': ['literal:" + SECRET
            + "', 'literal:the-old-one'], 'apiKey': 'a1b2c3d4', 'ownNumbers': {'15550199002': 'test'}}}");

    private static JWTCreator.Builder claims(byte[] body) {
        return JWT.create()
                .withIssuer("Vonage")
                .withJWTId("c5ba8f24-1a14-4c10-bfdf-3fbe8ce511b5")
                .withIssuedAt(NOW)
                .withClaim("api_key", "a1b2c3d4")
                .withClaim("application_id", "aaaaaaaa-bbbb-cccc-dddd-0123456789ab")
                .withClaim("payload_hash", HexFormat.of().formatHex(Hmac.digest(body)));
    }

    private static String signed(byte[] body, String secret) {
        return claims(body).sign(Algorithm.HMAC256(secret));
    }

    private static Heard hear(byte[] body, String authorization) {
        return PLATFORM.hear(
                new Delivery("https://l.example/webhooks/vonage", Map.of("Authorization", authorization), body), NOW);
    }

    static Heard hearSigned(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return hear(bytes, "Bearer " + signed(bytes, SECRET));
    }

    private static boolean accepted(Heard heard) {
        return !(heard instanceof Heard.BadSignature);
    }

    @Property(tries = 300)
    void weAndTheirLibraryAgreeOnEverySignature(
            @ForAll byte[] body, @ForAll @AlphaChars @StringLength(min = 1, max = 40) String secret) {
        for (String key : List.of(SECRET, "the-old-one", secret)) {
            String token = signed(body, key);
            assertTrue(Jwt.verifySignature(token, key));
            boolean theirs = Jwt.verifySignature(token, SECRET) || Jwt.verifySignature(token, "the-old-one");
            assertEquals(theirs, accepted(hear(body, "Bearer " + token)));
        }
    }

    @Property(tries = 300)
    void aTamperedBodyOrTokenIsRefused(@ForAll byte[] body, @ForAll int at, @ForAll byte flip) {
        String token = signed(body, SECRET);
        byte[] longer = java.util.Arrays.copyOf(body, body.length + 1);
        assertTrue(!accepted(hear(longer, "Bearer " + token)));
        char[] letters = token.toCharArray();
        int where = Math.floorMod(at, token.lastIndexOf('.'));
        letters[where] = letters[where] == 'A' ? 'B' : 'A';
        assertTrue(!accepted(hear(body, "Bearer " + new String(letters))));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "300, true", "-300, true", "301, false", "-301, false"})
    void issuedFiveMinutesOffIsAllowedEitherWay(long seconds, boolean accepted) {
        byte[] body = Hmac.bytes("{}");
        String token = claims(body).withIssuedAt(NOW.plusSeconds(seconds)).sign(Algorithm.HMAC256(SECRET));
        assertEquals(accepted, accepted(hear(body, "Bearer " + token)));
    }

    @Test
    void theClaimsHaveToFitToo() {
        byte[] body = Hmac.bytes("{}");
        Algorithm algorithm = Algorithm.HMAC256(SECRET);
        String hash = HexFormat.of().formatHex(Hmac.digest(body));
        assertTrue(accepted(hear(body, "bearer  " + claims(body).sign(algorithm))));
        for (JWTCreator.Builder wrong : List.of(
                claims(body).withClaim("api_key", "other"),
                claims(body).withClaim("payload_hash", "00"),
                claims(body).withNullClaim("payload_hash"),
                claims(body).withNullClaim("iat"),
                claims(body).withClaim("iat", "soon"),
                claims(body).withClaim("iat", Map.of()),
                claims(body).withExpiresAt(NOW),
                JWT.create().withIssuedAt(NOW).withClaim("payload_hash", hash),
                JWT.create())) {
            assertInstanceOf(Heard.BadSignature.class, hear(body, "Bearer " + wrong.sign(algorithm)));
        }
    }

    @Test
    void noOtherAlgorithmIsEverTried() throws Exception {
        byte[] body = Hmac.bytes("{}");
        assertInstanceOf(
                Heard.BadSignature.class, hear(body, "Bearer " + claims(body).sign(Algorithm.none())));
        assertInstanceOf(
                Heard.BadSignature.class, hear(body, "Bearer " + claims(body).sign(Algorithm.HMAC512(SECRET))));
        // Signed as HS256 signs, while its head says otherwise.
        String head = encoded("{\"alg\":\"none\"}");
        String claims = claims(body).sign(Algorithm.none()).split("\\.")[1];
        String signature = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Hmac.sha256(Hmac.bytes(SECRET), Hmac.bytes(head + "." + claims)));
        assertInstanceOf(Heard.BadSignature.class, hear(body, "Bearer " + head + "." + claims + "." + signature));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Hmac.bytes(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic YTpi",
                "Bearer a.b",
                "Bearer a.b.c.d",
                "Bearer ..",
                "Bearer é.é.é"
            })
    void whatIsNoTokenIsRefused(String authorization) {
        assertInstanceOf(Heard.BadSignature.class, hear(Hmac.bytes("{}"), authorization));
        assertInstanceOf(Heard.BadSignature.class, PLATFORM.hear(new Delivery("", Map.of(), new byte[0]), NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "2-ringing.json, RINGING,, 01",
        "3-answered.json, CONNECTED,, 05",
        "4-completed.json, ENDED, COMPLETED, 09",
        "busy.json, ENDED, DECLINED, 07",
        "rejected.json, ENDED, DECLINED, 07",
        "rejected-restricted.json, ENDED, FAILED, 07",
        "cancelled.json, ENDED, CANCELLED, 07",
        "unanswered.json, ENDED, NO_ANSWER, 07",
        "timeout.json, ENDED, NO_ANSWER, 07",
        "failed.json, ENDED, FAILED, 07",
        "disconnected.json, ENDED, COMPLETED, 07",
        "human.json, CONNECTED,, 07",
        "machine.json, CONNECTED,, 07",
    })
    void aCallToTheAgent(String sample, Step step, Ending ending, String second) {
        assertEquals(
                new Heard.Events(List.of(new CallEvent(
                        "63f61863-4a51-4f6b-86e1-46edebcf9356",
                        step,
                        ending,
                        null,
                        "15550100017",
                        Channel.VOICE,
                        Kind.DIRECT,
                        Instant.parse("2026-11-22T05:00:" + second + ".100Z"),
                        null))),
                hearSigned(text(sample)));
    }

    @Test
    void theAgentsOwnTestCall() {
        CallEvent event = ((Heard.Events) hearSigned(text("inbound-test-call.json")))
                .events()
                .get(0);
        assertEquals("15550100017", event.address());
        assertEquals(Kind.TEST, event.kind());
        assertEquals(Instant.parse("2026-11-22T05:30:00Z"), event.at());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-started.json",
                "other-input.json",
                "other-transfer.json",
                "other-record.json",
                "other-error.json"
            })
    void nothingThatConcernsUs(String sample) {
        assertEquals(new Heard.Events(List.of()), hearSigned(text(sample)));
    }

    @Test
    void noSampleIsForgotten() {
        assertEquals(19, Samples.names("vonage").size());
    }

    static String text(String sample) {
        return new String(Samples.body("vonage", sample), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            nonsense                                        | the body is not JSON
            [{}]                                            | the body is not a JSON object
            {"status":"ringing"}                            | uuid is missing
            {"status":"ringing","uuid":["x"]}               | uuid is not a text
            """)
    void whatIsNotAsDocumentedIsMalformed(String body, String sentence) {
        Heard.Malformed malformed = assertInstanceOf(Heard.Malformed.class, hearSigned(body));
        assertTrue(malformed.why().startsWith(sentence), malformed.why());
    }
}
