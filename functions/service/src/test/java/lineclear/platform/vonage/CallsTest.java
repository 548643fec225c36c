package lineclear.platform.vonage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.vonage.jwt.Jwt;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
class CallsTest {
    private static final String APPLICATION = "aaaaaaaa-bbbb-cccc-dddd-0123456789ab";
    private static final String CALL = "63f61863-4a51-4f6b-86e1-46edebcf9356";
    private static final KeyPair PAIR = pair();

    private static final String CONVERSATION = "CON-f972836a-550f-45fa-956c-12a2ab5b7d22";

    private Loopback vonage;
    private PhonePlatform platform;

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(PAIR.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    @BeforeEach
    void listen() throws IOException {
        vonage = new Loopback(Loopback.json(500, ""));
        platform = platform("literal:" + pem().replace("\n", "\\n"));
    }

    private PhonePlatform platform(String reference) {
        return Samples.platform(
                "{'vonage': {'secrets': ['literal:s'], 'applicationId': '" + APPLICATION + "', 'privateKey': '"
                        + reference + "', 'api': '" + vonage.uri("") + "'}}",
                Map.of("AWS_SESSION_TOKEN", "t", "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", "" + vonage.port()),
                Clock.systemUTC(),
                new BoundedHttp(Duration.ofMillis(500), 10_000));
    }

    @AfterEach
    void stop() {
        vonage.close();
    }

    private CallState ask(String uuid) {
        return platform.ask(List.of(uuid)).get(uuid);
    }

    private static String call(String status, String end) {
        return "{\"_links\":{\"self\":{\"href\":\"/calls/" + CALL + "\"}},\"uuid\":\"" + CALL + "\",\"status\":\""
                + status + "\",\"direction\":\"outbound\",\"end_time\":" + end + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"started", "ringing", "answered", "human", "machine"})
    void aCallThatGoesOnIsLive(String status) {
        vonage.answers(Loopback.json(200, call(status, "null")));
        assertEquals(new CallState.Live(), ask(CALL));
        assertEquals("/v1/calls/" + CALL, vonage.asked().get(0).uri());
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "busy", "cancelled", "failed", "rejected", "timeout", "unanswered"})
    void aCallThatEndedSaysWhen(String status) {
        vonage.answers(Loopback.json(200, call(status, "\"2026-11-22T05:00:09.000Z\"")));
        assertEquals(new CallState.Ended(Instant.parse("2026-11-22T05:00:09Z")), ask(CALL));
    }

    /** As "Get detail of a specific call" writes it (api/voice, {@code end_time}). */
    @Test
    void theDocumentedSpellingOfItsTimesIsUnderstood() {
        vonage.answers(Loopback.json(200, call("completed", "\"2020-01-01 12:00:00\"")));
        assertEquals(new CallState.Ended(Instant.parse("2020-01-01T12:00:00Z")), ask(CALL));
    }

    private static String leg(String uuid, String direction, String status, String from, String to) {
        return "{\"uuid\":\"" + uuid + "\",\"conversation_uuid\":\"" + CONVERSATION + "\",\"direction\":\"" + direction
                + "\",\"status\":\"" + status + "\",\"from\":" + from + ",\"to\":" + to + "}";
    }

    private static String phone(String number) {
        return "{\"type\":\"phone\",\"number\":\"" + number + "\"}";
    }

    /** The leg first, then whatever else is asked for. */
    private void answers(String leg, Loopback.Answering others) {
        vonage.answers((asked, exchange) -> {
            if (asked.uri().endsWith(CALL)) {
                Loopback.send(exchange, 200, leg);
            } else {
                others.answer(asked, exchange);
            }
        });
    }

    private CallState whoTalks() {
        return platform.whoTalks(List.of(CALL)).get(CALL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"type":"phone","number":"447700900000"}                                   | 447700900000
            {"type":"sip","uri":"sip:rebekka@sip.example.com;transport=tls;media=srtp"} | \
            sip:rebekka@sip.example.com;transport=tls;media=srtp
            {"type":"app","user":"jamie"}                                              | jamie
            {"type":"vbc","extension":"1234"}                                          | 1234
            """)
    void whoWasCalledTalksInAnAnsweredLeg(String endpoint, String party) {
        vonage.answers(Loopback.json(200, leg(CALL, "outbound", "answered", phone("447700900001"), endpoint)));
        assertEquals(new CallState.Live(Set.of(party)), whoTalks());
        assertEquals(1, vonage.asked().size());
        assertEquals(new CallState.Live(), ask(CALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"started", "ringing"})
    void nobodyTalksWhileItRings(String status) {
        vonage.answers(Loopback.json(200, leg(CALL, "outbound", status, phone("447700900001"), phone("447700900000"))));
        assertEquals(new CallState.Live(), whoTalks());
    }

    /**
     * "Get details of your calls", filtered by {@code conversation_uuid}: each endpoint of a conversation is a leg of
     * it.
     */
    @Test
    void theAgentOfACallersLegIsInAnotherOneOfItsConversation() {
        String caller = leg(CALL, "inbound", "answered", phone("447700900009"), phone("442079460000"));
        String calls = "{\"count\":4,\"page_size\":10,\"_embedded\":{\"calls\":[" + caller + ","
                + leg("b", "outbound", "answered", phone("442079460000"), phone("447700900000")) + ","
                + leg("c", "outbound", "completed", phone("442079460000"), phone("447700900001")) + ","
                + leg("d", "outbound", "answered", phone("442079460000"), phone("447700900002"))
                        .replace(CONVERSATION, "CON-other")
                + "]}}";
        answers(caller, Loopback.json(200, calls));
        assertEquals(new CallState.Live(Set.of("447700900009", "447700900000")), whoTalks());
        assertEquals(
                "/v1/calls?status=answered&conversation_uuid=" + CONVERSATION,
                vonage.asked().get(1).uri());
    }

    @Test
    @Tag("exhaustive")
    void whoCannotSayWhoElseTalksHasSaidThatTheCallLives() {
        String caller = leg(CALL, "inbound", "answered", phone("447700900009"), phone("442079460000"));
        for (Loopback.Answering second :
                List.of(Loopback.json(429, "{}"), Loopback.json(200, "[]"), Loopback.hangs())) {
            answers(caller, second);
            assertEquals(new CallState.Live(Set.of("447700900009")), whoTalks());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            200 | {"uuid":"other","status":"completed"}
            200 | {"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","status":"over"}
            200 | {}
            401 | {"type":"UNAUTHORIZED"}
            404 | {"type":"NOT_FOUND","error_title":"Not Found"}
            429 | {}
            500 | {}
            """)
    void nothingElseFreesAnybody(int status, String body) {
        vonage.answers(Loopback.json(status, body));
        assertInstanceOf(CallState.Unknown.class, ask(CALL));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTokenIsOneThatTheirLibraryWouldHaveMade(boolean lineEndsWrittenOut) throws Exception {
        platform = platform("literal:" + pem().replace("\n", lineEndsWrittenOut ? "\\\\n" : "\\n"));
        vonage.answers(Loopback.json(200, call("ringing", "null")));
        assertEquals(new CallState.Live(), ask(CALL));
        String ours = vonage.asked().get(0).header("authorization").replaceFirst("^Bearer ", "");
        DecodedJWT decoded = JWT.require(Algorithm.RSA256((RSAPublicKey) PAIR.getPublic(), null))
                .build()
                .verify(ours);
        assertEquals(APPLICATION, decoded.getClaim("application_id").asString());
        assertTrue(decoded.getExpiresAtAsInstant().isBefore(Instant.now().plusSeconds(61)));
        DecodedJWT theirs = JWT.decode(Jwt.builder()
                .applicationId(APPLICATION)
                .privateKeyContents(pem())
                .build()
                .generate());
        assertEquals(theirs.getAlgorithm(), decoded.getAlgorithm());
        assertEquals(theirs.getType(), decoded.getType());
        HashSet<String> lacking = new HashSet<>(theirs.getClaims().keySet());
        lacking.removeAll(decoded.getClaims().keySet());
        assertEquals(new HashSet<>(), lacking);
    }

    @Test
    void aStoredKeyThatIsNoneIsSaidAndNotQuoted() {
        platform = platform("secret:key");
        vonage.answers(Loopback.json(200, "{\"SecretString\":\"top-secret\"}"));
        String why = ((CallState.Unknown) ask(CALL)).why();
        assertFalse(why.contains("top-secret"), why);
        assertEquals(
                List.of("/secretsmanager/get?secretId=key"),
                vonage.asked().stream().map(Loopback.Asked::uri).toList());
    }

    @Test
    void whatCannotBeACallIsNotAskedFor() {
        for (String id : List.of("", "c-1", "../../x", CALL + CALL)) {
            assertInstanceOf(CallState.Unknown.class, ask(id));
        }
        assertEquals(List.of(), vonage.asked());
        platform = Samples.platform("{'vonage': {'secrets': ['literal:s']}}");
        assertInstanceOf(CallState.Unknown.class, ask(CALL));
    }

    @Test
    @Tag("exhaustive")
    void whoHangsDribblesFloodsOrBreaksOffIsUnknown() {
        for (Loopback.Answering bad :
                List.of(Loopback.hangs(), Loopback.dribbles(), Loopback.floods(), Loopback.breaksOff())) {
            vonage.answers(bad);
            assertInstanceOf(CallState.Unknown.class, ask(CALL));
        }
    }
}
