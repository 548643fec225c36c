package lineclear.local.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lineclear.local.calls.Ports;
import lineclear.local.run.LocalRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code check} against the packaged local run. */
class CheckIT {
    private static final Map<String, String> HERE = platforms(Platforms.SECRETS);

    @TempDir
    static Path folder;

    private static LocalRun service;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        int port = Ports.tcp();
        service = LocalRun.start(
                folder,
                Map.of(
                        "QUARKUS_HTTP_PORT",
                        "" + port,
                        "LINECLEAR_DATA",
                        "memory",
                        "LINECLEAR_RECONCILE_EVERY",
                        "off",
                        "LINECLEAR_PLATFORMS",
                        HERE.get("LINECLEAR_PLATFORMS")));
        service.url();
        // What reserve gives out begins with it.
        url = "http://localhost:" + port;
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Map<String, String> platforms(Map<String, String> secrets) {
        return Map.of("LINECLEAR_PLATFORMS", Platforms.document(secrets));
    }

    private static Check.Result check(Map<String, String> environment, String line) throws Exception {
        return Check.of(List.of(line.split(" ")), environment::get);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "twilio", "vonage"})
    void everyPlatformIsRightWhateverBefallsItsEvents(String platform) throws Exception {
        Check.Result result = check(HERE, platform + " --url " + url + " --seed 3 --loss 20 --delay 20");
        assertTrue(result.right(), result.text());
        assertTrue(
                result.text().contains("sessions that are right                              24 of 24"), result.text());
        assertTrue(result.text().contains("waits for reconcile"), result.text());
        assertTrue(!result.text().contains("mac="), "no signed address is shown");
    }

    /** As many sessions as it takes for each story of several calls to be told more than once. */
    @ParameterizedTest
    @CsvSource({"standard, 32", "twilio, 64", "vonage, 60"})
    void storiesOfSeveralCallsAreRightToo(String platform, int sessions) throws Exception {
        for (int seed = 41; seed < 44; seed++) {
            String line = " --seed " + seed + " --sessions " + sessions + " --loss 10 --reorder 50 --delay 5";
            Check.Result result = check(HERE, platform + " --url " + url + line);
            assertTrue(result.right(), result.text());
            assertTrue(result.text().contains("mobile "), result.text());
            assertTrue(result.text().contains("elsewhere "), result.text());
        }
    }

    @Test
    void aRunCanBeRepeated() throws Exception {
        String line = "kamailio --url " + url + " --seed 6 --sessions 5 --delay 0";
        assertEquals(check(HERE, line), check(HERE, line));
    }

    @Test
    void thePackagedCommandBringsItsEventsAlong() throws Exception {
        String[] line = {"check", "kamailio", "--url", url, "--seed", "2", "--policy", "puzzel"};
        try (LocalRun check = LocalRun.start(folder, HERE, line)) {
            assertEquals(0, check.exitCode(), check.log());
            assertTrue(check.log().endsWith("\nRight.\n"), check.log());
        }
    }

    @Test
    void anotherSecretAtTheServiceIsFoundOut() throws Exception {
        String[] line = {"check", "twilio", "--url", url, "--seed", "3", "--sessions", "6", "--delay", "0"};
        try (LocalRun check = LocalRun.start(folder, platforms(Platforms.OTHER_SECRETS), line)) {
            assertEquals(1, check.exitCode(), check.log());
            assertTrue(
                    check.log()
                            .endsWith("\nWRONG.\nEvery event was answered 401 (X-Twilio-Signature does not fit): the"
                                    + " secret here and at the service differ, "
                                    + "or LINECLEAR_PUBLIC_URL is not the address"
                                    + " that the platform uses.\n"),
                    check.log());
        }
    }

    @Test
    void anotherAddressThanThePublicOneIsFoundOut() throws Exception {
        String elsewhere = url.replace("localhost", "127.0.0.1");
        Check.Result result = check(HERE, "twilio --url " + url + " --webhooks " + elsewhere + " --seed 4 --delay 0");
        assertTrue(!result.right(), result.text());
        assertTrue(result.text().contains("\nWRONG.\nEvery event at the account's address was answered 401"));
        assertEquals(
                1,
                result.text()
                        .lines()
                        .dropWhile(one -> !one.equals("WRONG."))
                        .skip(1)
                        .count(),
                result.text());
    }

    @Test
    void aPlatformThatTheServiceDoesNotKnowIsSaid() {
        Map<String, String> here =
                Map.of("LINECLEAR_PLATFORMS", "{\"office\":{\"type\":\"kamailio\",\"secrets\":[\"literal:x\"]}}");
        CannotCheck refusal = assertThrows(CannotCheck.class, () -> check(here, "office --url " + url));
        assertEquals(
                "The service at " + url + " does not know the platform office: name it in LINECLEAR_PLATFORMS there,"
                        + " too.",
                refusal.getMessage());
    }

    @Test
    void tokensThatAreNotTakenAreNamed() throws Exception {
        Map<String, String> here = Map.of(
                "LINECLEAR_PLATFORMS", HERE.get("LINECLEAR_PLATFORMS"),
                "LINECLEAR_SUPERVISOR_TOKEN", "old",
                "LINECLEAR_CLIENT_TOKEN", "old");
        Check.Result result = check(here, "kamailio --sessions 2 --url " + url);
        assertTrue(
                result.text()
                        .endsWith("WRONG.\ncheck-1-1, check-1-2: the agent could not be made ready (401):"
                                + " LINECLEAR_SUPERVISOR_TOKEN or LINECLEAR_CLIENT_TOKEN is out of date, or of another"
                                + " scope.\n"),
                result.text());
    }
}
