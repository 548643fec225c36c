package lineclear.local.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lineclear.pages.MarkedPage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RehearseTest {
    private static final String KNOWN =
            "The policies are 8x8, asm, keen, puzzel; a deployment names its own in LINECLEAR_POLICIES.";
    private static final String REGISTER =
            "{\"at\":\"2026-11-02T09:00:00Z\",\"agentId\":\"a-1\",\"do\":\"register\",\"name\":\"Ada\"}";

    @TempDir
    Path folder;

    @Test
    void thePageShowsWhatTheCommandPrints() throws Exception {
        String printed = report(Map.of(), Recordings.ONE_MORNING.toString(), "keen", "puzzel");
        new MarkedPage("functions/local/README.md")
                .part("rehearsal", "```\n" + printed + "```")
                .saysSo(RehearseTest.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keen", "puzzel", "8x8", "asm"})
    void theSamePolicyTwiceMakesNoDifference(String policy) throws Exception {
        String report = report(Map.of(), Recordings.THOUSAND_SESSIONS.toString(), policy, policy);
        assertTrue(report.endsWith("\nNo differences.\n"), report);
    }

    @Test
    @Tag("exhaustive")
    void aThousandSessionsStayReadable() throws Exception {
        String some = report(Map.of(), Recordings.THOUSAND_SESSIONS.toString(), "keen", "puzzel");
        String all = report(Map.of(), Recordings.THOUSAND_SESSIONS.toString(), "keen", "--all", "puzzel");
        assertTrue(some.lines().count() < 100, some);
        assertTrue(some.endsWith("\nEvery difference, in the order of time: --all\n"), some);
        assertTrue(all.lines().count() > 1000, all);
        String totals = all.substring(0, all.lastIndexOf("\n\n"));
        assertTrue(some.startsWith(totals), "the totals are the same");
    }

    @Test
    void aDeploymentsOwnPoliciesTakePart() throws Exception {
        Map<String, String> environment = Map.of(
                "LINECLEAR_POLICIES",
                "{\"patient\":{\"extends\":\"puzzel\",\"wrapUpSeconds\":0,\"ringingSeconds\":30}}");
        String report = report(environment, Recordings.ONE_MORNING.toString(), "puzzel", "patient");
        assertTrue(
                report.contains(
                        "puzzel: refused agent-busy; wrap-up \"Wrap-up\" for 18 s, takes nothing  patient: granted;"),
                report);
    }

    @Test
    void wrongArgumentsAreAnsweredWithHowItIsDone() {
        String usage =
                "It takes a recording and two policies: rehearse <recording.jsonl> <policy> <policy> [--all]. " + KNOWN;
        String file = Recordings.ONE_MORNING.toString();
        assertEquals(usage, refusal());
        assertEquals(usage, refusal(file, "keen"));
        assertEquals(usage, refusal(file, "keen", "puzzel", "asm"));
        assertEquals(usage, refusal(file, "keen", "puzzel", "--everything"));
        assertEquals("There is no policy keem. " + KNOWN, refusal(file, "keen", "keem"));
        assertEquals("There is no file nowhere.jsonl.", refusal("nowhere.jsonl", "keen", "puzzel"));
        assertEquals("There is no file " + folder + ".", refusal(folder.toString(), "keen", "puzzel"));
    }

    @Test
    void brokenPoliciesAreNamed() {
        CannotRehearse refusal = assertThrows(
                CannotRehearse.class,
                () -> report(
                        Map.of("LINECLEAR_POLICIES", "{\"mine\":{}}"),
                        Recordings.ONE_MORNING.toString(),
                        "keen",
                        "mine"));
        assertTrue(refusal.getMessage().startsWith("LINECLEAR_POLICIES: policies.mine needs "), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '´',
            value = {
                "{ | The line is not JSON: see line 1, column 2.",
                "[] | The line must be a JSON object.",
                "{\"at\":\"2026-11-02T09:00:01Z\",\"agentId\":\"a-1\"} | do is missing.",
                "{\"do\":\"reset\"} | do must be one of register, reserve, connect, release, set-status, heartbeat.",
                "{\"do\":\"heartbeat\",\"agentId\":\"a-1\"} | at is missing.",
                "{\"do\":\"heartbeat\",\"agentId\":\"a-1\",\"at\":\"nine\"} | at must be an instant such as"
                        + " 2026-11-02T09:00:00.000Z.",
                "{\"do\":\"heartbeat\",\"agentId\":\"a-1\",\"at\":\"+1000000000-01-01T00:00:00Z\"} | at must be a time"
                        + " from 1970 to 2999.",
                "{\"do\":\"heartbeat\",\"agentId\":\"a-1\",\"at\":\"2026-11-02T08:59:59.999Z\"} | at must not be "
                        + "earlier"
                        + " than in the line before, which is 2026-11-02T09:00:00.000Z.",
                "{\"do\":\"heartbeat\",\"agentId\":\"a-2\",\"at\":\"2026-11-02T09:00:01Z\"} | Agent a-2 has not been"
                        + " registered in a line before.",
                "{\"do\":\"heartbeat\",\"status\":\"x\",\"at\":\"2026-11-02T09:00:01Z\"} | Unknown member status. Known"
                        + " here: at, agentId, do, device, seen.",
            })
    void aWrongLineIsNamed(String line, String sentence) throws Exception {
        Path file = Files.write(folder.resolve("some.jsonl"), List.of(REGISTER, "", line));
        assertEquals(file + ", line 3: " + sentence, refusal(file.toString(), "keen", "puzzel"));
    }

    @Test
    void aFileWithoutEventsIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("some.jsonl"), "\n");
        assertEquals(file + " holds no event.", refusal(file.toString(), "keen", "puzzel"));
    }

    private static String refusal(String... arguments) {
        return assertThrows(CannotRehearse.class, () -> report(Map.of(), arguments))
                .getMessage();
    }

    private static String report(Map<String, String> environment, String... arguments) throws CannotRehearse {
        return Rehearse.report(List.of(arguments), environment::get);
    }
}
