package lineclear.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Who ends whom: the engine alone, this JVM, both, the terminal. */
@Timeout(60)
@Tag("exhaustive")
class EngineEndsTest {
    @TempDir
    Path folder;

    @Test
    void anEngineThatDiesAloneIsStartedAnewAtTheSameAddressWithAllItsData() throws Exception {
        try (Engine engine = Engine.in(folder);
                DynamoDbClient client = Items.client(engine.endpoint())) {
            Items.createTable(client);
            for (int round = 0; round < 10; round++) {
                Items.put(client, "a-" + round);
                ProcessHandle before = engine.process();
                before.destroyForcibly();
                for (int answered = 0; answered <= round; answered++) {
                    assertTrue(Items.has(client, "a-" + answered), "the client's own second try meets the new one");
                }
                assertNotEquals(before.pid(), engine.process().pid());
            }
        }
    }

    @Test
    void whatWasInMemoryIsGoneWithTheEngineAndItsOwnerHears() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (Engine engine = Engine.inMemory(heard::complete)) {
            engine.process().destroyForcibly();
            assertEquals("The database engine ended (exit code 137), and with it what was in its memory.", heard.get());
        }
    }

    @Test
    void whenItCannotBeStartedAnewItsOwnerHearsWhy() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (Engine engine = Engine.in(folder, heard::complete)) {
            Files.writeString(folder.resolve("lineclear.db"), "overwritten".repeat(10_000));
            engine.process().destroyForcibly();
            assertTrue(heard.get().contains("cannot be started anew"), heard.get());
        }
    }

    @Test
    void whatDiesAgainAndAgainIsGivenUp() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (Engine engine = Engine.in(folder, heard::complete)) {
            while (!heard.isDone()) {
                ProcessHandle living = engine.process();
                living.destroyForcibly();
                living.onExit().join();
            }
            assertEquals("The database engine ended (exit code 137) and does not stay up.", heard.get());
        }
    }

    @Test
    void anEngineDoesNotOutliveAJvmThatIsKilled() throws Exception {
        Process jvm = otherJvm();
        ProcessHandle engine = engineOf(jvm);
        jvm.destroyForcibly();
        engine.onExit().get(10, TimeUnit.SECONDS);
    }

    @Test
    void anEngineThatWasLeftRunningIsEndedByTheNextStart() throws Exception {
        Process jvm = otherJvm();
        ProcessHandle left = engineOf(jvm);
        // Both nets at once cannot be cut from outside: the watch goes first, then the JVM.
        jvm.children().filter(child -> child.pid() != left.pid()).forEach(ProcessHandle::destroyForcibly);
        jvm.destroyForcibly().waitFor();
        assertTrue(left.isAlive());
        try (Engine engine = Engine.in(folder)) {
            assertFalse(left.isAlive());
            assertTrue(engine.process().isAlive());
        }
        assertFalse(Files.exists(folder.resolve("engine-process")));
    }

    /** Its own process group: what a terminal sends to the whole of ours does not reach it. */
    @Test
    void ctrlCInTheTerminalDoesNotReachTheEngine() throws Exception {
        try (Engine engine = Engine.in(folder)) {
            assertNotEquals(
                    group(ProcessHandle.current().pid()), group(engine.process().pid()));
        }
    }

    private static String group(long process) throws IOException {
        try (BufferedReader ps = new ProcessBuilder("ps", "-o", "pgid=", "-p", Long.toString(process))
                .start()
                .inputReader()) {
            return ps.readLine().strip();
        }
    }

    private Process otherJvm() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        OtherJvm.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static ProcessHandle engineOf(Process jvm) throws IOException {
        return ProcessHandle.of(Long.parseLong(jvm.inputReader().readLine())).orElseThrow();
    }

    static final class OtherJvm {
        public static void main(String... arguments) throws Exception {
            Engine engine = Engine.in(Path.of(arguments[0]));
            System.out.println(engine.process().pid());
            Thread.sleep(60_000);
        }
    }
}
