package lineclear.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import lineclear.platform.Loopback;
import lineclear.sigv4.SignedRequests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Alarms over the API of SQS.
 *
 * @see "Amazon SQS Developer Guide, Making Query API requests to Amazon SQS using AWS JSON protocol: POST to the
 *     endpoint, X-Amz-Target AmazonSQS.SendMessage, Content-Type application/x-amz-json-1.0; API Reference,
 *     SendMessage: DelaySeconds, valid values 0 to 900"
 */
class SignedAlarmTest {
    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final URI QUEUE = URI.create("https://sqs.eu-central-1.amazonaws.com/123456789012/alarms");

    private Loopback sqs;

    @BeforeEach
    void listen() throws IOException {
        sqs = new Loopback(Loopback.json(200, "{\"MessageId\":\"1\"}"));
    }

    @AfterEach
    void stop() {
        sqs.close();
    }

    private SignedAlarm alarm(Duration patience) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        SignedRequests requests = new SignedRequests(
                "sqs",
                "eu-central-1",
                sqs.uri("/"),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "example-key")),
                clock);
        return new SignedAlarm(requests, QUEUE, clock, patience);
    }

    private void set(Instant at, Wake whom) {
        alarm(Duration.ofSeconds(10)).at(at, whom);
    }

    private JsonNode sent() throws IOException {
        return new ObjectMapper().readTree(sqs.asked().get(0).body());
    }

    @Test
    void anAlarmIsAMessageThatIsKeptBackUntilItIsDue() throws IOException {
        set(NOW.plusSeconds(20), new Wake("t-9", null));
        Loopback.Asked asked = sqs.asked().get(0);
        assertEquals("POST", asked.method());
        assertEquals("/", asked.uri());
        assertEquals("AmazonSQS.SendMessage", asked.header("x-amz-target"));
        assertEquals("application/x-amz-json-1.0", asked.header("content-type"));
        String signed = asked.header("authorization");
        assertTrue(signed.contains("Credential=AKIDEXAMPLE/20261122/eu-central-1/sqs/aws4_request"), signed);
        assertTrue(signed.contains("x-amz-target"), signed);
        assertEquals(QUEUE.toString(), sent().get("QueueUrl").asText());
        assertEquals(20, sent().get("DelaySeconds").asInt());
        assertEquals(
                "{\"ticketId\":\"t-9\",\"at\":\"2026-11-22T05:00:20.000Z\"}",
                sent().get("MessageBody").asText());
    }

    @ParameterizedTest
    @CsvSource({"-5, 0", "0, 0", "1, 1", "1000, 1", "1001, 2", "900000, 900", "900001, 900", "86400000, 900"})
    void itIsNeverTooEarlyAndNeverKeptBackForLongerThanSqsDoes(long millis, int seconds) throws IOException {
        set(NOW.plusMillis(millis), new Wake(null, "a-17"));
        assertEquals(seconds, sent().get("DelaySeconds").asInt());
        assertTrue(sent().get("MessageBody").asText().startsWith("{\"agentId\":\"a-17\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 500, 503})
    void whatSqsDoesNotTakeFailsNobodysRequest(int status) {
        sqs.answers(Loopback.json(status, "{}"));
        set(NOW.plusSeconds(1), new Wake("t-9", null));
        assertEquals(1, sqs.asked().size());
    }

    @Test
    void anSqsThatSaysNothingIsNotWaitedForForEver() {
        sqs.answers(Loopback.hangs());
        alarm(Duration.ofMillis(200)).at(NOW, new Wake("t-9", null));
    }
}
