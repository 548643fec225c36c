package lineclear.platform.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.PhonePlatform;
import lineclear.platform.Samples;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmazonConnectTest {
    private static final Instant NOW = Instant.parse("2026-11-22T05:20:00Z");
    private static final String AGENT = "arn:aws:connect:eu-west-1:111122223333:instance/"
            + "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0/agent/17171717-1717-1717-1717-171717171717";
    private static final PhonePlatform PLATFORM = Samples.platform("{'amazon-connect': {}}");

    private static Heard hear(byte[] body) {
        return PLATFORM.hear(new Delivery("", Map.of(), body), NOW);
    }

    static Heard hear(String body) {
        return hear(body.getBytes(StandardCharsets.UTF_8));
    }

    static String sample(String name) {
        return new String(Samples.body("amazon-connect", name), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "2-connected.json, CONNECTED,, 1, VOICE, STANDARD, 2026-11-22T05:00:04.120Z",
        "3-disconnected.json, ENDED, COMPLETED, 1, VOICE, STANDARD, 2026-11-22T05:12:30.500Z",
        "4-completed.json, ENDED, COMPLETED, 1, VOICE, STANDARD, 2026-11-22T05:12:30.500Z",
        "connected-other-spelling.json, CONNECTED,, 1, VOICE, STANDARD, 2026-11-22T05:00:05Z",
        "connected-time-unset.json, CONNECTED,, 1, VOICE, STANDARD, 2026-11-22T05:00:05Z",
        "connected-chat.json, CONNECTED,, 6, CHAT, STANDARD, 2026-11-22T05:00:04.120Z",
        "connected-email.json, CONNECTED,, 9, EMAIL, STANDARD, 2026-11-22T05:00:04.120Z",
        "connected-outbound.json, CONNECTED,, 7, VOICE, DIRECT, 2026-11-22T05:00:04.120Z",
        "connected-monitor.json, CONNECTED,, 5, VOICE, SUPPORT, 2026-11-22T05:00:04.120Z",
    })
    void everySampleIsUnderstood(
            String sample, Step step, Ending ending, String digit, Channel channel, Kind kind, Instant at) {
        String contact = digit.repeat(8) + "-2222-3333-4444-555555555555";
        assertEquals(
                new Heard.Events(List.of(new CallEvent(contact, step, ending, null, AGENT, channel, kind, at, null))),
                hear(sample(sample)));
    }

    @ParameterizedTest
    @CsvSource({"1-queued.json", "other-task.json", "other-external-outbound.json"})
    void nothingThatConcernsUs(String sample) {
        assertEquals(new Heard.Events(List.of()), hear(sample(sample)));
    }

    @Test
    void noSampleIsForgotten() {
        assertEquals(12, Samples.names("amazon-connect").size());
    }

    @Test
    void everyMixOfSpellingsSaysTheSame() {
        String documented = sample("3-disconnected.json");
        String other = documented
                .replace("\"eventType\"", "\"EventType\"")
                .replace("\"contactId\"", "\"ContactID\"")
                .replace("\"channel\": \"VOICE\"", "\"Channel\": \"Voice\"")
                .replace("\"agentInfo\"", "\"AgentInfo\"")
                .replace("\"agentArn\"", "\"AgentARN\"")
                .replace("\"disconnectTimestamp\"", "\"DisconnectTimestamp\"")
                .replace("\"DISCONNECTED\"", "\"disconnected\"")
                .replace("\"detail-type\"", "\"detailType\"");
        assertEquals(hear(documented), hear(other));
    }

    @Test
    void nothingThatCameOverHttpIsEverHeard() {
        Delivery overHttp = new Delivery(
                "https://l.example/webhooks/amazon-connect",
                Map.of(),
                Samples.body("amazon-connect", "2-connected.json"));
        assertInstanceOf(Heard.BadSignature.class, PLATFORM.hear(overHttp, NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            nonsense                                                                            | the body is not JSON
            []                                                                                  | \
            the body is not a JSON object
            {"source":"aws.connect","detail":7}                                                 | \
            detail is not a JSON object
            {"source":"aws.connect","detail":{"channel":"VOICE"}}                               | eventType is missing
            {"source":"aws.connect","detail":{"channel":"VOICE","eventType":"DISCONNECTED"}}    | contactId is missing
            """)
    void whatIsNotAsDocumentedIsMalformed(String body, String sentence) {
        Heard.Malformed malformed = assertInstanceOf(Heard.Malformed.class, hear(body));
        assertTrue(malformed.why().startsWith(sentence), malformed.why());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {}
            {"source":"aws.ec2","detail":{"eventType":"DISCONNECTED","contactId":"c","channel":"VOICE"}}
            {"source":"aws.connect"}
            """)
    void anythingElseSaysNothing(String body) {
        assertEquals(new Heard.Events(List.of()), hear(body));
    }

    @Property(tries = 500)
    void noBodyMakesItThrow(@ForAll byte[] body) {
        assertTrue(!(hear(body) instanceof Heard.BadSignature));
    }
}
