package lineclear.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lineclear.frozen.Frozen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged local run on an engine that is stopped, or has no room to write. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SilentTableIT {
    private static final int TIMES = 3;

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it stops no process")
    void aStoppedEngineIsSaidInSecondsAndInFewLinesAndForgottenWhenItGoesOn() throws Exception {
        try (LocalRun run = LocalRun.start(folder, Map.of("LINECLEAR_RECONCILE_EVERY", "2s"))) {
            Silence silence = new Silence(run.url());
            silence.available("a-17");
            int before = run.log().length();
            try (Frozen frozen = new Frozen(run.engine())) {
                silence.assertEverythingIsRefusedSoon("a-17", TIMES);
                silence.assertEverythingIsRefusedSoon("a-17", 1);
            }
            String log = run.log().substring(before);
            assertEquals(8 * (TIMES + 1), count(log, ": try-again"), log);
            assertTrue(log.length() < 64_000, "for " + count(log, "try-again") + " refusals: " + log.length());

            awaitReady(silence);
            HttpResponse<String> reserved = silence.reserve("a-17");
            // Requests that waited in the engine's socket may have been done: the agent is held, connected or released
            // once.
            assertTrue(reserved.statusCode() < 300 || reserved.statusCode() == 409, reserved.body());
            assertEquals(143, run.terminate(), run.log());
        }
    }

    private static void awaitReady(Silence silence) throws Exception {
        while (silence.ready().statusCode() != 200) {
            Thread.sleep(100); // the test's own time limit ends this
        }
    }

    private static long count(String log, String what) {
        return log.lines().filter(line -> line.contains(what)).count();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsSaidByReadyAndOverWhenThereIsRoom() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()), "no right to mount");
        try (LocalRun run = LocalRun.start(
                folder, Map.of("LINECLEAR_DATA", disk.resolve("data").toString()))) {
            Silence silence = new Silence(run.url());
            silence.available("a-17");
            Path ballast = disk.resolve("ballast");
            command("dd", "if=/dev/zero", "of=" + ballast, "bs=4096");
            int agents = 0;
            Silence.Timed last = registered(silence, agents);
            while (last.response().statusCode() == 201) {
                last = registered(silence, ++agents); // until the room that its files already have is used up
            }
            last.assertRefusedSoon("register");
            assertTrue(run.log().contains("disk is full"), run.log());
            Silence.Timed ready = Silence.Timed.of(silence::ready);
            ready.assertRefusedSoon("ready");
            assertTrue(
                    ready.response().body().contains("has taken no writes since"),
                    ready.response().body());

            Files.delete(ballast);
            awaitReady(silence);
            assertEquals(201, registered(silence, agents).response().statusCode(), "it had not been written");
        } finally {
            command("umount", "-l", disk.toString());
        }
    }

    private static Silence.Timed registered(Silence silence, int agent) {
        return Silence.Timed.of(() -> silence.register("b-" + agent));
    }

    private static boolean command(String... words) throws Exception {
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
