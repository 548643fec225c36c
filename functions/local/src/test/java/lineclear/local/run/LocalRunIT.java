package lineclear.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lineclear.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRunIT {
    private static final String AGENT = "/agents/a-17";

    @TempDir
    Path folder;

    @Test
    void aRestartKeepsAgentsAndTokens() throws Exception {
        String token;
        try (LocalRun run = LocalRun.start(folder, Map.of())) {
            token = LocalRun.token(run.url(), "supervisor");
            assertEquals(
                    201,
                    LocalRun.send(run.url(), "PUT", AGENT, token, "{\"name\":\"Ada\"}")
                            .statusCode());
            // 128 + SIGTERM: stopped because it was told to.
            assertEquals(143, run.terminate(), run.log());
            assertTrue(run.log().contains("Lineclear is stopping."), run.log());
        }
        try (LocalRun run = LocalRun.start(folder, Map.of())) {
            assertEquals(200, LocalRun.send(run.url(), "GET", AGENT, token, "").statusCode(), run.log());
            // Closed by force here: what was answered must be on disk.
        }
        try (LocalRun run = LocalRun.start(folder, Map.of("LINECLEAR_DATA", ".lineclear"))) {
            assertEquals(200, LocalRun.send(run.url(), "GET", AGENT, token, "").statusCode(), run.log());
        }
    }

    @Test
    void memoryLeavesNothingBehind() throws Exception {
        try (LocalRun run = LocalRun.start(folder, Map.of("LINECLEAR_DATA", "memory"))) {
            run.url();
            assertEquals(143, run.terminate(), run.log());
        }
        assertTrue(Files.notExists(folder.resolve(".lineclear")));
    }

    @Test
    void anyDynamoDbEndpointWillDo() throws Exception {
        try (Engine elsewhere = Engine.inMemory()) {
            Map<String, String> settings =
                    Map.of("LINECLEAR_DATA", elsewhere.endpoint().toString());
            try (LocalRun one = LocalRun.start(folder, settings);
                    LocalRun other = LocalRun.start(folder, settings)) {
                String token = LocalRun.token(one.url(), "supervisor");
                LocalRun.send(one.url(), "PUT", AGENT, token, "{\"name\":\"Ada\"}");
                assertEquals(
                        200, LocalRun.send(other.url(), "GET", AGENT, token, "").statusCode(), other.log());
            }
        }
    }

    @Test
    void onlyLoopbackIsListenedOnWhateverTheEnvironmentSays() throws Exception {
        try (LocalRun run =
                LocalRun.start(folder, Map.of("LINECLEAR_DATA", "memory", "QUARKUS_HTTP_HOST", "0.0.0.0"))) {
            int port = run.url().getPort();
            for (InetAddress address : addressesOfThisMachine()) {
                assertThrows(ConnectException.class, () -> new Socket(address, port).close(), address.toString());
            }
        }
    }

    @Test
    void aSecondInstanceOnTheFolderIsRefusedAndTheFirstGoesOn() throws Exception {
        try (LocalRun first = LocalRun.start(folder, Map.of())) {
            URI url = first.url();
            refused("Another Lineclear is running on the data folder", Map.of());
            assertEquals(200, LocalRun.get(url.resolve("/q/health/ready")).statusCode());
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            refused(
                    "Port " + taken.getLocalPort() + " cannot be listened on",
                    Map.of("QUARKUS_HTTP_PORT", "" + taken.getLocalPort()));
        }
        assertTrue(Files.notExists(folder.resolve(".lineclear")));
    }

    @Test
    void aCorruptDatabaseIsNeitherUsedNorReplaced() throws Exception {
        Path database =
                Files.createDirectories(folder.resolve(".lineclear/database")).resolve("lineclear.db");
        Files.writeString(database, "no database at all".repeat(1000));
        refused("cannot be read", Map.of());
        assertEquals("no database at all".repeat(1000), Files.readString(database));
    }

    @Test
    void aKeyOfTheEventsAddressesThatIsNoneIsSaidAndKept() throws Exception {
        Path key = Files.createDirectories(folder.resolve(".lineclear")).resolve("events-key");
        Files.writeString(key, "zzz");
        refused("is broken: delete it and start again", Map.of());
        assertEquals("zzz", Files.readString(key));
    }

    @Test
    void theDatabaseOfAnEarlierVersionIsLeftAloneAndMentioned() throws Exception {
        Path old =
                Files.createDirectories(folder.resolve(".lineclear/dynamodb")).resolve("shared-local-instance.db");
        Files.writeString(old, "DynamoDB Local's");
        try (LocalRun run = LocalRun.start(folder, Map.of())) {
            run.url();
            assertTrue(run.log().contains("is the database of an earlier version (DynamoDB Local)"), run.log());
        }
        assertEquals("DynamoDB Local's", Files.readString(old));
    }

    @Test
    void anEngineThatDiesIsStartedAnewAndOneThatCannotBeEndsTheServiceWithASentence() throws Exception {
        try (LocalRun run = LocalRun.start(folder, Map.of())) {
            URI url = run.url();
            String token = LocalRun.token(url, "supervisor");
            LocalRun.send(url, "PUT", AGENT, token, "{\"name\":\"Ada\"}");
            engine().destroyForcibly();
            int status = LocalRun.send(url, "GET", AGENT, token, "").statusCode();
            while (status == 503) { // try again, it says: a busy machine starts nothing at once
                status = LocalRun.send(url, "GET", AGENT, token, "").statusCode();
            }
            assertEquals(200, status, run.log());
            assertTrue(run.log().contains("it was started anew"), run.log());
            Files.writeString(folder.resolve(".lineclear/database/lineclear.db"), "overwritten".repeat(10_000));
            engine().destroyForcibly();
            assertEquals(1, run.exitCode(), run.log());
            assertTrue(
                    run.log().contains("Lineclear ends. The database engine ended (exit code 137) and cannot be"),
                    run.log());
        }
    }

    private ProcessHandle engine() throws IOException {
        String process = Files.readString(folder.resolve(".lineclear/database/engine-process"));
        return ProcessHandle.of(Long.parseLong(process.split(" ")[0])).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "QUARKUS_HTTP_PORT,eighty,give a port",
        "LINECLEAR_DATA,a-file,name a folder instead",
        "LINECLEAR_DATA,a-file/below,cannot be made",
        "LINECLEAR_DATA,http://,is no URL of a DynamoDB endpoint",
        "LINECLEAR_DATA,http://127.0.0.1:1,No DynamoDB answers at http://127.0.0.1:1 (Connection refused)",
        "LINECLEAR_DATA,http://nosuchhost.invalid:8000,No DynamoDB answers at http://nosuchhost.invalid:8000 (no such "
                + "host)",
        "LINECLEAR_DATA,~bob/calls,write the folder's path in full",
        "LINECLEAR_RECONCILE_EVERY,PT,give an interval",
        "LINECLEAR_EVENTS_KEY,env:NOPE,LINECLEAR_EVENTS_KEY refers to the environment variable NOPE",
        "LINECLEAR_PUBLIC_URL,nope,LINECLEAR_PUBLIC_URL must be the address",
        "LINECLEAR_PLATFORMS,/nope,nor a file that can be read: /nope",
        "QUARKUS_LOG_LEVEL,nope,The config property quarkus.log.level",
        "LINECLEAR_ENGINE,/nowhere,which is no program that can be run"
    })
    void whatCannotBeIsSaidInOneSentence(String name, String value, String sentence) throws Exception {
        Files.createFile(folder.resolve("a-file"));
        refused(sentence, Map.of(name, value));
    }

    @Test
    void whatIsInTheWayOfTheKeysFolderIsNamed() throws Exception {
        Files.createFile(folder.resolve(".lineclear-endpoint"));
        refused(
                "which keeps the signing key when the data is at an endpoint",
                Map.of("LINECLEAR_DATA", "http://127.0.0.1:1"));
    }

    private void refused(String sentence, Map<String, String> environment) throws IOException, InterruptedException {
        try (LocalRun run = LocalRun.start(folder, environment)) {
            assertNotEquals(0, run.exitCode());
            String log = run.log().strip();
            assertTrue(log.startsWith("Lineclear cannot start. ") && log.contains(sentence), log);
            assertEquals(1, log.lines().count(), log);
        }
    }

    private static Iterable<InetAddress> addressesOfThisMachine() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
                .toList();
    }
}
