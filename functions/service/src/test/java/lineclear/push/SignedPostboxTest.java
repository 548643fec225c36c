package lineclear.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import lineclear.platform.Loopback;
import lineclear.platform.wire.Hmac;
import lineclear.sigv4.SignedRequests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Frames over API Gateway's management API.
 *
 * @see "Amazon API Gateway Management API Reference, PostToConnection: POST /@connections/{connectionId}; 410
 *     GoneException, 429 LimitExceededException, 413 PayloadTooLargeException, 403 ForbiddenException"
 */
class SignedPostboxTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T05:00:00Z"), ZoneOffset.UTC);

    private Loopback gateway;

    @BeforeEach
    void listen() throws IOException {
        gateway = new Loopback(Loopback.json(200, ""));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private SignedPostbox postbox(Duration patience) {
        return new SignedPostbox(
                new SignedRequests(
                        "execute-api",
                        "eu-central-1",
                        gateway.uri("/live"),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "example-key")),
                        CLOCK),
                patience);
    }

    private Sent post() {
        return postbox(Duration.ofSeconds(10))
                .post("L0SM9cOFvHcCIhw=", "{\"type\":\"pong\"}")
                .toCompletableFuture()
                .join();
    }

    @Test
    void aFrameIsPostedToItsConnectionSignedWithItsBody() {
        assertEquals(Sent.TAKEN, post());
        Loopback.Asked asked = gateway.asked().get(0);
        assertEquals("POST", asked.method());
        assertEquals("/live/@connections/L0SM9cOFvHcCIhw%3D", asked.uri());
        assertEquals("{\"type\":\"pong\"}", asked.body());
        assertTrue(
                asked.header("authorization")
                        .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-central-1/execute-api/"
                                + "aws4_request, SignedHeaders="),
                asked.header("authorization"));
        assertEquals(expected(asked), asked.header("authorization").replaceAll(".*Signature=", ""));
    }

    /** By hand, after the IAM User Guide, "Create a signed AWS API request": the path is encoded twice. */
    private String expected(Loopback.Asked asked) {
        String signed = asked.header("authorization").replaceAll(".*SignedHeaders=([^,]+),.*", "$1");
        StringBuilder headers = new StringBuilder();
        for (String name : signed.split(";")) {
            headers.append(name).append(':').append(asked.header(name).strip()).append('\n');
        }
        String body = hex(Hmac.digest(Hmac.bytes(asked.body())));
        String canonical =
                "POST\n/live/%40connections/L0SM9cOFvHcCIhw%253D\n\n" + headers + "\n" + signed + "\n" + body;
        String scope = "20261122/eu-central-1/execute-api/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + asked.header("x-amz-date") + "\n" + scope + "\n"
                + hex(Hmac.digest(Hmac.bytes(canonical)));
        byte[] key = Hmac.bytes("AWS4example-key");
        for (String part : scope.split("/")) {
            key = Hmac.sha256(key, Hmac.bytes(part));
        }
        return hex(Hmac.sha256(key, Hmac.bytes(toSign)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @ParameterizedTest
    @CsvSource({"200, TAKEN", "410, GONE", "429, TOO_FAST", "403, FAILED", "413, FAILED", "500, FAILED"})
    void whatTheGatewayAnswersIsUnderstood(int status, Sent sent) {
        gateway.answers(Loopback.json(status, ""));
        assertEquals(sent, post());
    }

    @Test
    void aGatewayThatSaysNothingIsNotWaitedForForEver() {
        gateway.answers(Loopback.hangs());
        assertEquals(
                Sent.FAILED,
                postbox(Duration.ofMillis(200))
                        .post("c", "{}")
                        .toCompletableFuture()
                        .join());
    }
}
