package lineclear.local.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.wire.Hmac;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we sign, the service believes; the service's own tests hold that against the vendors' libraries. */
class DialectTest {
    private static final String URL = "https://lines.example.com/webhooks/p/a-1/s-1?until=1795323600&mac=x_-y";

    private static Heard heard(SetUp setUp, String url, String sent, Map<String, String> headers) {
        return setUp.platform().hear(new Delivery(url, headers, Hmac.bytes(sent)), Instant.now());
    }

    private static String sent(SetUp setUp, String body) {
        return setUp.dialect().sent(body, Instant.now());
    }

    private static Map<String, String> headers(SetUp setUp, String body) {
        return setUp.dialect().headers(URL, Hmac.bytes(body), Instant.now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kamailio", "standard", "twilio", "vonage"})
    void theServiceBelievesWhatIsSignedAndNothingElse(String type) throws Exception {
        SetUp setUp = Platforms.setUp(type);
        List<Sample> samples = new Samples(setUp).read(Optional.empty());
        assertFalse(samples.isEmpty());
        for (Sample sample : samples) {
            String body = sent(setUp, sample.body());
            Map<String, String> headers = headers(setUp, body);
            assertInstanceOf(Heard.Events.class, heard(setUp, URL, body, headers));
            assertInstanceOf(Heard.BadSignature.class, heard(setUp, URL, body + " ", headers));
            assertInstanceOf(Heard.BadSignature.class, heard(setUp, URL, body, Map.of()));
        }
        String malformed = sent(setUp, setUp.dialect().malformed());
        assertInstanceOf(Heard.Malformed.class, heard(setUp, URL, malformed, headers(setUp, malformed)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kamailio", "standard", "twilio", "vonage"})
    void anotherSecretSignsInVain(String type) throws Exception {
        String body = "{}";
        Map<String, String> theirs = headers(Platforms.setUp(type, Platforms.OTHER_SECRETS), body);
        assertInstanceOf(Heard.BadSignature.class, heard(Platforms.setUp(type), URL, body, theirs));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kamailio", "standard", "twilio", "vonage"})
    void onlyTwiliosSignatureCoversTheAddress(String type) throws Exception {
        SetUp setUp = Platforms.setUp(type);
        String body = sent(setUp, setUp.dialect().malformed());
        boolean believed =
                heard(setUp, URL.replace("lines", "line"), body, headers(setUp, body)) instanceof Heard.Malformed;
        assertEquals(!type.equals("twilio"), believed);
    }
}
