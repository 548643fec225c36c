package lineclear.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import lineclear.TestDatabase;
import lineclear.contract.Reply;
import lineclear.contract.Sample;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.engine.Engine;
import lineclear.frozen.Frozen;
import lineclear.patience.FunctionLimit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The packaged zip on a database that takes requests and never answers: Lambda must not be the one who ends it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it stops no process")
class FrozenEngineIT {
    @TempDir
    static Path folder;

    private static Path taskRoot;
    private static Engine dynamoDb;

    @BeforeAll
    static void unzip() throws Exception {
        taskRoot = folder.resolve("task");
        FunctionZip.built().unzipTo(taskRoot);
        dynamoDb = Engine.inMemory();
        try (DynamoDbClient client = TestDatabase.client(dynamoDb.endpoint())
                .httpClientBuilder(ApacheHttpClient.builder())
                .build()) {
            client.createTable(TableDefinition.create("lineclear"));
        }
    }

    @AfterAll
    static void stop() {
        dynamoDb.close();
    }

    private record Timed(Reply reply, Duration took) {
        static Timed of(FunctionProcess process, Sample sample) {
            long start = System.nanoTime();
            Reply reply = process.invoke(sample.event(Instant.now()).toString());
            return new Timed(reply, Duration.ofNanos(System.nanoTime() - start));
        }

        JsonNode answer() throws Exception {
            return Reply.JSON.readTree(
                    assertInstanceOf(Reply.Answer.class, reply).json());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "show", "show.list", "reserve", "clear", "heartbeat", "webhook"})
    void answersTryAgainBeforeItsLimitWithTheCauseOnceInTheLog(String name) throws Exception {
        Sample sample = Sample.named(name);
        Duration limit = FunctionLimit.valueOf(
                        sample.function().toUpperCase(Locale.ROOT).replace('-', '_'))
                .limit();
        try (FunctionProcess process =
                new FunctionProcess(Launch.ofBuild(taskRoot), sample.function(), dynamoDb.endpoint())) {
            process.invoke(sample.event(Instant.now()).toString());
            try (Frozen frozen = new Frozen(dynamoDb.process())) {
                for (int i = 0; i < 2; i++) {
                    Timed silent = Timed.of(process, sample);
                    System.out.printf(
                            "%s on a silent table: %d ms%n", name, silent.took().toMillis());
                    assertEquals(503, silent.answer().path("statusCode").asInt(), silent.reply()::toString);
                    assertEquals("2", silent.answer().at("/headers/Retry-After").asText());
                    assertTrue(silent.took().compareTo(limit) < 0, silent.took()::toString);
                }
            }
            assertTrue(Timed.of(process, sample).answer().path("statusCode").asInt() != 503);
            String log = process.log();
            assertEquals(2, count(log, ": try-again\""), log);
            assertEquals(1, count(log, "\"exception\":{"), log);
        }
    }

    private static long count(String log, String what) {
        return log.lines().filter(line -> line.contains(what)).count();
    }

    @Test
    void theStreamIsToldWhichRecordComesAgain() throws Exception {
        Sample sample = Sample.named("history");
        try (FunctionProcess process = new FunctionProcess(Launch.ofBuild(taskRoot), "history", dynamoDb.endpoint());
                Frozen frozen = new Frozen(dynamoDb.process())) {
            JsonNode failures = Timed.of(process, sample).answer().path("batchItemFailures");
            assertEquals(1, failures.size(), process.log());
        }
    }
}
