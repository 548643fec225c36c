package lineclear.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody sees who starts it for the first time. */
class FirstMinuteIT {
    private static final List<String> ALL = List.of(
            "LINECLEAR_DATA",
            "LINECLEAR_RECONCILE_EVERY",
            "LINECLEAR_DEFAULT_POLICY",
            "LINECLEAR_POLICIES",
            "LINECLEAR_PLATFORMS",
            "LINECLEAR_PUBLIC_URL",
            "LINECLEAR_EVENTS_KEY",
            "LINECLEAR_TABLE",
            "LINECLEAR_LOG",
            "LINECLEAR_ENGINE");

    @TempDir
    Path folder;

    @Test
    void theLogIsForPeopleAndItsLastLineSaysWhereToLook() throws Exception {
        try (LocalRun run = LocalRun.start(folder, Map.of("LINECLEAR_RECONCILE_EVERY", "1s"))) {
            URI url = run.url();
            scheduleHasRun(url);
            String last = run.log().strip();
            assertTrue(last.matches("\\d\\d:\\d\\d:\\d\\d INFO +Lineclear is ready: [^\n]*"), last);
            assertTrue(last.contains(url + "/docs (the API)"), last);
            assertTrue(last.contains("Data: ") && last.contains(".lineclear. Stop with Ctrl-C."), last);
        }
    }

    @Test
    void forProgramsItIsJson() throws Exception {
        try (LocalRun run = LocalRun.start(folder, Map.of("LINECLEAR_LOG", "json", "LINECLEAR_DATA", "memory"))) {
            run.url();
            for (String line : run.log().lines().toList()) {
                assertTrue(new ObjectMapper().readTree(line).path("message").isTextual(), line);
            }
        }
    }

    @Test
    void blankSettingsAreNone() throws Exception {
        Map<String, String> blank = new HashMap<>();
        ALL.forEach(name -> blank.put(name, " "));
        try (LocalRun run = LocalRun.start(folder, blank)) {
            run.url();
            assertTrue(Files.isDirectory(folder.resolve(".lineclear/database")), run.log());
        }
    }

    @Test
    void aDollarSignIsOneInASecretAndInAFoldersName() throws Exception {
        Map<String, String> settings = Map.of(
                "LINECLEAR_DATA", "my ${folder}",
                "LINECLEAR_PLATFORMS", "{\"kamailio\":{\"secrets\":[\"literal:pa${ss}\"]}}");
        try (LocalRun run = LocalRun.start(folder, settings)) {
            run.url();
            assertTrue(Files.isDirectory(folder.resolve("my ${folder}/database")), run.log());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h", "check --help"})
    void helpIsHelpAndStartsNothing(String words) throws Exception {
        String text = told(0, words);
        assertTrue(text.startsWith("Lineclear ") && text.contains("QUARKUS_HTTP_PORT"), text);
    }

    @Test
    void theVersionIsTheJars() throws Exception {
        assertTrue(told(0, "version").matches("Lineclear [0-9]\\S*\n"));
        assertEquals(told(0, "version"), told(0, "--version"));
    }

    @ParameterizedTest
    @CsvSource({"serve", "--port 9090"})
    void anUnknownCommandIsOneSentenceThatNamesThemAll(String words) throws Exception {
        assertEquals(
                "There is no command " + words.split(" ")[0]
                        + ": there are demo, rehearse, check, help and version, and without a command the service"
                        + " starts.\n",
                told(1, words));
    }

    /** And found nothing to tell. */
    private static void scheduleHasRun(URI url) throws Exception {
        while (!LocalRun.get(url.resolve("/q/metrics")).body().contains("lineclear_checked_total")) {
            Thread.onSpinWait();
        }
    }

    private String told(int code, String words) throws Exception {
        try (LocalRun run = LocalRun.start(folder, Map.of(), words.split(" "))) {
            assertEquals(code, run.exitCode(), run.log());
            assertFalse(Files.exists(folder.resolve(".lineclear")));
            return run.log();
        }
    }
}
