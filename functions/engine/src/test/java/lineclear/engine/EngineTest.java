package lineclear.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class EngineTest {
    @TempDir
    Path folder;

    @Test
    void answersTheRealProtocol() throws Exception {
        try (Engine engine = Engine.inMemory();
                DynamoDbClient client = Items.client(engine.endpoint())) {
            Items.createTable(client);
            Items.put(client, "a-17");
            assertTrue(Items.has(client, "a-17"));
        }
    }

    @Test
    void keepsItsDataInTheFolder() throws Exception {
        Path data = folder.resolve("made/on/demand");
        try (Engine engine = Engine.in(data);
                DynamoDbClient client = Items.client(engine.endpoint())) {
            Items.createTable(client);
            Items.put(client, "a-17");
        }
        try (Engine engine = Engine.in(data);
                DynamoDbClient client = Items.client(engine.endpoint())) {
            assertTrue(Items.has(client, "a-17"));
        }
    }

    @Test
    void refusesAFileThatIsNoDatabaseAndLeavesItAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("lineclear.db"), "no database at all");
        IOException refusal = assertThrows(IOException.class, () -> Engine.in(folder));
        assertEquals("lineclear.db is no database", refusal.getMessage());
        assertEquals("no database at all", Files.readString(file));
    }

    @Test
    void aBrokenDatabaseIsNamedInTheEnginesWords() throws Exception {
        Files.writeString(folder.resolve("lineclear.db"), "SQLite format 3\0" + "nonsense".repeat(1000));
        IOException refusal = assertThrows(IOException.class, () -> Engine.in(folder));
        assertTrue(refusal.getMessage().contains("not a valid SQLite database"), refusal.getMessage());
    }

    @Test
    void whatIsInMemoryIsForgottenAndHasNoFiles() throws Exception {
        try (Engine engine = Engine.inMemory();
                DynamoDbClient client = Items.client(engine.endpoint())) {
            Items.createTable(client);
            Items.put(client, "a-17");
            assertEquals(List.of(), files(engine.process()), "even while it runs");
        }
        try (Engine engine = Engine.inMemory();
                DynamoDbClient client = Items.client(engine.endpoint())) {
            assertEquals(List.of(), client.listTables().tableNames());
        }
    }

    @Test
    void whatAKilledStartLeftIsTakenAwayByALaterOne() throws Exception {
        Path memory = Path.of("/dev/shm");
        Path parent = Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
        Path left = Files.createTempDirectory(parent, "lineclear");
        Path young = Files.createTempDirectory(parent, "lineclear");
        Files.writeString(left.resolve("lineclear.db"), "customers' names");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofMinutes(6))));
        try (Engine engine = Engine.inMemory()) {
            assertTrue(engine.process().isAlive());
            assertTrue(Files.notExists(left));
            assertTrue(Files.exists(young), "it may be of a start that goes on");
        } finally {
            Files.delete(young);
        }
    }

    /** What the process has open of the engine's folders and is still there, where the system tells it. */
    private static List<Path> files(ProcessHandle process) throws IOException {
        Path open = Path.of("/proc", Long.toString(process.pid()), "fd");
        List<Path> files = new ArrayList<>();
        if (Files.isReadable(open)) {
            try (Stream<Path> descriptors = Files.list(open)) {
                for (Path descriptor : descriptors.toList()) {
                    Path file = Files.readSymbolicLink(descriptor);
                    if (file.toString().contains("/lineclear") && Files.exists(file)) {
                        files.add(file);
                    }
                }
            }
        }
        return files;
    }

    @Test
    void twoAtOnceAreTwoDatabases() throws Exception {
        try (Engine one = Engine.inMemory();
                Engine other = Engine.inMemory();
                DynamoDbClient client = Items.client(one.endpoint());
                DynamoDbClient otherClient = Items.client(other.endpoint())) {
            assertNotEquals(one.endpoint(), other.endpoint());
            Items.createTable(client);
            assertEquals(List.of(), otherClient.listTables().tableNames());
        }
    }

    /**
     * A page in a browser reaches names that lead to 127.0.0.1; the engine itself would answer it, whatever its Host.
     */
    @Test
    void listensOnOneLoopbackAddressThatIsNotTheUsualOne() throws Exception {
        try (Engine engine = Engine.inMemory()) {
            InetAddress own = InetAddress.getByName(engine.endpoint().getHost());
            assertTrue(own.isLoopbackAddress(), own.toString());
            List<InetAddress> others = Stream.concat(
                            NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses),
                            Stream.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::1")))
                    .filter(address -> !address.equals(own))
                    .toList();
            assertTrue(others.size() >= 2, others.toString());
            for (InetAddress address : others) {
                assertThrows(
                        ConnectException.class,
                        () -> new Socket(address, engine.endpoint().getPort()).close(),
                        address.toString());
            }
        }
    }

    @Test
    void itsProgramAndDataAreItsOwnersAlone() throws Exception {
        try (Engine engine = Engine.in(folder)) {
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("dynoxide-" + Platform.VERSION))));
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("lineclear.db"))));
            assertTrue(engine.process().isAlive());
        }
    }
}
