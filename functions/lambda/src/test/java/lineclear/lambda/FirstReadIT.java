package lineclear.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lineclear.contract.Sample;
import lineclear.platform.Loopback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged zip, before its first event: what it asks of the table. */
class FirstReadIT {
    @TempDir
    static Path folder;

    private Loopback dynamoDb;

    @BeforeAll
    static void unzip() throws Exception {
        FunctionZip.built().unzipTo(folder);
    }

    @BeforeEach
    void listen() throws Exception {
        dynamoDb = new Loopback(Loopback.json(200, "{}"));
    }

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    private FunctionProcess start(String initialization) throws Exception {
        return new FunctionProcess(
                Launch.ofBuild(folder),
                "show",
                dynamoDb.uri(""),
                Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", initialization));
    }

    private List<String> asked() {
        return dynamoDb.asked().stream().map(one -> one.header("x-amz-target")).toList();
    }

    @Test
    void oneItemIsReadSoThatTheFirstCallFindsTheConnectionOpen() throws Exception {
        try (FunctionProcess process = start("on-demand")) {
            process.awaitReady();
            assertEquals(List.of("DynamoDB_20120810.GetItem"), asked());
            assertFalse(process.log().contains("WARN"), process.log());
        }
    }

    /** "Working with Lambda environment variables" (AWS Lambda Developer Guide) has the value's name. */
    @Test
    void nothingIsAskedBeforeASnapshot() throws Exception {
        try (FunctionProcess process = start("snap-start")) {
            process.awaitReady();
            assertEquals(List.of(), asked());
        }
    }

    @Test
    void aTableThatSaysNothingIsOneLineAndTheStartGoesOn() throws Exception {
        dynamoDb.answers(Loopback.hangs());
        try (FunctionProcess process = start("on-demand")) {
            process.awaitReady();
            String log = process.log();
            assertEquals(1, log.lines().count(), log);
            assertTrue(log.contains("The table was not reached at the start: "), log);
            dynamoDb.answers(Loopback.json(200, "{}"));
            process.invoke(Sample.named("show.refused").event().toString())
                    .assertOutcomeOf(Sample.named("show.refused"));
        }
    }

    @Test
    void aTableThatRefusesIsOneLineAndTheStartGoesOn() throws Exception {
        dynamoDb.answers(Loopback.json(
                400, "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"not you\"}"));
        try (FunctionProcess process = start("provisioned-concurrency")) {
            process.awaitReady();
            assertEquals(1, process.log().lines().count(), process.log());
            assertTrue(process.log().contains("not you"), process.log());
        }
    }
}
