package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import lineclear.agent.Outcome;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.word.Channel;
import lineclear.word.Choice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The engine answers whoever reads, and refuses every write: what it says then was heard from one on a full disk. */
@Tag("exhaustive")
class FullDiskTest {
    private static final String SAYS = "commit failed (backend: database or disk is full)";

    private static final SdkHttpClient REAL = LocalTable.http();

    private final Desk desk = new Desk(TestPolicies.KEEN).available("a-1");
    private volatile boolean full = true;

    /** The real client; while the disk is full, its writes come back as the engine sent them back. */
    private final class Disk implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            boolean write = request.httpRequest()
                    .firstMatchingHeader("X-Amz-Target")
                    .orElseThrow()
                    .endsWith("UpdateItem");
            ExecutableHttpRequest real = REAL.prepareRequest(request);
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    return full && write ? refused() : real.call();
                }

                @Override
                public void abort() {
                    real.abort();
                }
            };
        }

        @Override
        public void close() {
            // the real one is shared
        }
    }

    private static HttpExecuteResponse refused() {
        String body =
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\",\"message\":\"" + SAYS + "\"}";
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(500).build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    private DynamoDbClient client(Writes writes) {
        return LocalTable.client(new Disk(), true, writes);
    }

    @Test
    void aWriteIsUnreachableWithinSecondsAndTheHealthTellsTheTruthUntilOneIsTaken() {
        Writes writes = new Writes(desk.clock);
        try (DynamoDbClient client = client(writes)) {
            Desk onFull = desk.through(client, TestPolicies.KEEN);
            TableHealth health = new TableHealth(client, desk.local.name, writes);
            long start = System.nanoTime();
            TableUnreachable fault =
                    assertThrows(TableUnreachable.class, () -> onFull.reserve("a-1", "s-1", Channel.VOICE));
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 8);
            assertTrue(
                    fault.getCause().getMessage().contains(SAYS),
                    fault.getCause().getMessage());
            String trouble = health.trouble().orElseThrow();
            assertTrue(trouble.startsWith("The table has taken no writes since ") && trouble.contains(SAYS), trouble);

            full = false;
            assertEquals(Optional.empty(), health.trouble(), "it has tried itself");
            assertInstanceOf(Outcome.Changed.class, onFull.reserve("a-1", "s-1", Channel.VOICE));
            assertEquals(Optional.empty(), writes.refusedSince());
        }
    }

    @Test
    void aRefusedConditionIsNoFaultOfTheTable() {
        Writes writes = new Writes(desk.clock);
        full = false;
        try (DynamoDbClient client = client(writes)) {
            Desk other = desk.through(client, TestPolicies.KEEN);
            other.set("a-1", Choice.AVAILABLE);
            other.set("nobody", Choice.AVAILABLE);
            assertEquals(Optional.empty(), writes.refusedSince());
        }
    }
}
