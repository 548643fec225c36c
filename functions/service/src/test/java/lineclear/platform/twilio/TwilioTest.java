package lineclear.platform.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.security.RequestValidator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.PhonePlatform;
import lineclear.platform.Samples;
import lineclear.platform.wire.Form;
import lineclear.platform.wire.Hmac;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Twilio's own validator judges beside us. It only checks; signatures are made by the rule that its documentation
 * gives.
 */
class TwilioTest {
    private static final Instant NOW = Instant.parse("2026-11-22T05:00:02Z");
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String URL = "https://lineclear.example/webhooks/twilio/a-17/s-1?e=1795330000&s=AbC-_d";
    private static final RequestValidator THEIRS = new RequestValidator(TOKEN);
    private static final PhonePlatform PLATFORM = Samples.platform(
            "{'twilio': {'secrets': ['literal:" + TOKEN + "', 'literal:ffffffffffffffffffffffffffffffff']}}");

    static String signature(String token, String url, Map<String, String> parameters) {
        StringBuilder text = new StringBuilder(url);
        new TreeMap<>(parameters).forEach((name, value) -> text.append(name).append(value));
        return Base64.getEncoder().encodeToString(Hmac.sha1(Hmac.bytes(token), Hmac.bytes(text.toString())));
    }

    static byte[] form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Heard hear(String url, byte[] body, String signature) {
        return PLATFORM.hear(new Delivery(url, Map.of("X-Twilio-Signature", signature), body), NOW);
    }

    private static boolean accepted(Heard heard) {
        return !(heard instanceof Heard.BadSignature);
    }

    @Provide
    Arbitrary<Map<String, String>> parameters() {
        Arbitrary<String> text =
                Arbitraries.strings().all().excludeChars('\0').ofMaxLength(12).filter(TwilioTest::sendable);
        return Arbitraries.maps(text.filter(one -> !one.isEmpty()), text).ofMaxSize(8);
    }

    private static boolean sendable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    @Property(tries = 400)
    void whatIsSignedIsAcceptedByThemAndByUs(@ForAll("parameters") Map<String, String> parameters) {
        String signature = signature(TOKEN, URL, parameters);
        assertTrue(THEIRS.validate(URL, parameters, signature));
        assertTrue(accepted(hear(URL, form(parameters), signature)));
    }

    @Property(tries = 400)
    void whatIsTamperedWithIsRefusedByThemAndByUs(
            @ForAll("parameters") Map<String, String> parameters, @ForAll("parameters") Map<String, String> others) {
        String signature = signature(TOKEN, URL, parameters);
        boolean theirs = THEIRS.validate(URL, others, signature);
        assertEquals(theirs, accepted(hear(URL, form(others), signature)));
        String wrong = signature("another", URL, parameters);
        assertEquals(THEIRS.validate(URL, parameters, wrong), accepted(hear(URL, form(parameters), wrong)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://l.example/w, https://l.example/w",
        "https://l.example/w, https://l.example:443/w",
        "https://l.example:443/w, https://l.example/w",
        "https://l.example:8443/w?x=1, https://l.example/w?x=1",
        "https://l.example:8443/w?x=1, https://l.example:8443/w?x=1",
        "http://l.example/w, http://l.example:80/w",
        "http://l.example:8080/w, http://l.example/w",
        "https://l.example, https://l.example:443",
        "https://l.example/w, https://l.example/v",
        "https://l.example/w, https://l.example:8443/w",
        "https://l.example/w, http://l.example/w",
        "https://l.example/w?x=1, https://l.example/w?x=2",
        "https://l.example/w?u=http://a:1/, https://l.example:443/w?u=http://a:1/",
    })
    void theAddressMayHaveAPortOrNotAsTheirValidatorSays(String ours, String signed) {
        String signature = signature(TOKEN, signed, Map.of("a", "b"));
        assertEquals(
                THEIRS.validate(ours, Map.of("a", "b"), signature),
                accepted(hear(ours, form(Map.of("a", "b")), signature)));
    }

    @Test
    void anOlderTokenStillServes() {
        byte[] body = form(Map.of("a", "b"));
        assertTrue(accepted(hear(URL, body, signature("f".repeat(32), URL, Map.of("a", "b")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "AAAA", "é", "0123456789abcdef0123456789abcdef"})
    void aSignatureOfAnotherShapeIsRefused(String signature) {
        assertInstanceOf(Heard.BadSignature.class, hear(URL, form(Map.of("a", "b")), signature));
        assertInstanceOf(Heard.BadSignature.class, PLATFORM.hear(new Delivery(URL, Map.of(), new byte[0]), NOW));
    }

    @Property(tries = 300)
    void aJsonBodyIsCoveredByItsHashInTheAddress(@ForAll String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String url = URL + "&bodySHA256=" + HexFormat.of().formatHex(Hmac.digest(body));
        String signature = signature(TOKEN, url, Map.of());
        assertTrue(THEIRS.validate(url, Map.of(), signature));
        assertTrue(accepted(hear(url, body, signature)));
        assertEquals(
                Hmac.same(Hmac.digest(body), Hmac.digest((json + " ").getBytes(StandardCharsets.UTF_8))),
                accepted(hear(url, (json + " ").getBytes(StandardCharsets.UTF_8), signature)));
        assertInstanceOf(Heard.BadSignature.class, hear(url, body, signature(TOKEN, URL, Map.of())));
    }

    private static Heard hearJson(String json) {
        String url = URL + "&bodySHA256=" + HexFormat.of().formatHex(Hmac.digest(Hmac.bytes(json)));
        return hear(url, Hmac.bytes(json), signature(TOKEN, url, Map.of()));
    }

    @Test
    void aJsonBodySaysTheSameAsAForm() {
        Map<String, String> form =
                Map.of("CallSid", "CA1", "CallStatus", "ringing", "Direction", "outbound-api", "To", "+1");
        assertEquals(
                hear(URL, form(form), signature(TOKEN, URL, form)),
                hearJson("{\"CallSid\":\"CA1\",\"CallStatus\":\"ringing\",\"Direction\":\"outbound-api\","
                        + "\"To\":\"+1\"}"));
        assertInstanceOf(Heard.Malformed.class, hearJson("[1]"));
        assertInstanceOf(Heard.Malformed.class, hearJson("1"));
    }

    @Test
    void aRepeatedParameterStandsOnceForEachValueInOrder() {
        Form form = Form.of(Hmac.bytes("b=2&a=z&a=y&a=z&c&&d=")).orElseThrow();
        assertEquals("ayazb2cd", form.sortedAndJoined());
        assertEquals(Map.of("a", "z", "b", "2", "c", "", "d", ""), form.first());
        assertTrue(Form.of(Hmac.bytes("a=%zz")).isEmpty());
        assertEquals(Set.of(), Form.of(new byte[0]).orElseThrow().first().keySet());
    }

    @Property(tries = 300)
    void noBodyMakesItThrow(@ForAll byte[] body) {
        hear(URL, body, "AAAA");
        Form.of(body).ifPresent(form -> {
            String signature = Base64.getEncoder()
                    .encodeToString(Hmac.sha1(Hmac.bytes(TOKEN), Hmac.bytes(URL + form.sortedAndJoined())));
            assertTrue(accepted(hear(URL, body, signature)));
        });
    }
}
