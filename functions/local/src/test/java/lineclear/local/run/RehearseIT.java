package lineclear.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code rehearse} of the packaged local run. */
class RehearseIT {
    private static final String SESSIONS = Path.of("../../events/rehearsal/thousand-sessions.jsonl")
            .toAbsolutePath()
            .toString();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "keen,puzzel,refused only under puzzel: the first 5 of ",
        "8x8,asm,another status afterwards: the first 5 of ",
        "puzzel,puzzel,No differences."
    })
    void aThousandSessionsUnderTwoPolicies(String first, String second, String told) throws Exception {
        try (LocalRun run = LocalRun.start(folder, Map.of(), "rehearse", SESSIONS, first, second)) {
            assertEquals(0, run.exitCode(), run.log());
            String report = run.log();
            assertTrue(report.contains(" events, 20 agents, "), report);
            assertTrue(report.contains(told), report);
        }
        assertTrue(Files.notExists(folder.resolve(".lineclear")), "no database was opened");
    }

    @Test
    void whatCannotBeIsSaidInOneLine() throws Exception {
        try (LocalRun run = LocalRun.start(folder, Map.of(), "rehearse", SESSIONS, "keen", "keem")) {
            assertEquals(1, run.exitCode());
            assertEquals(
                    "Lineclear cannot rehearse. There is no policy keem. The policies are 8x8, asm, keen, puzzel;"
                            + " a deployment names its own in LINECLEAR_POLICIES.",
                    run.log().strip());
        }
    }
}
