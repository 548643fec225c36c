package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.inquiry.ReconcileReport;
import lineclear.platform.CallState;
import lineclear.platform.LookupPace;
import lineclear.platform.PhonePlatforms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verify, clear and reconcile with a phone platform to ask. */
class CallLookupsTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final Workbench workbench =
            new Workbench(new Policies(Presets.policies(), "puzzel"), new PhonePlatforms(List.of(platform)));

    @BeforeEach
    void aConversationOnThePlatform() {
        converse("a-17", "s-1", "CA-1");
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private void converse(String agentId, String sessionId, String callId) {
        workbench.available(agentId);
        workbench.reserve(agentId, sessionId);
        workbench.post(
                "connect",
                agentId,
                "client",
                "{\"sessionId\":\"" + sessionId + "\",\"phase\":\"connected\",\"callId\":\"" + callId
                        + "\",\"platform\":\"scripted\"}");
    }

    private Workbench.Answer verify(String scope) {
        return workbench.post("verify", "a-17", scope, "{}");
    }

    private Workbench.Answer clear(String scope, String reason) {
        long version = workbench.show("a-17").agent().get("version").asLong();
        return workbench.post(
                "clear",
                "a-17",
                scope,
                "{\"version\":" + version + (reason == null ? "" : ",\"reason\":\"" + reason + "\"") + "}");
    }

    private ReconcileReport reconcile() {
        return workbench.reconcile.reconcile(null);
    }

    private String status() {
        return workbench.show("a-17").agent().get("status").asText();
    }

    @Test
    void aLiveCallIsBusyAndNobodyClearsIt() {
        platform.calls.put("CA-1", new CallState.Live());
        workbench.clock.forward(Duration.ofHours(5));
        Workbench.Answer verified = verify("agent");
        assertEquals("busy", verified.body().get("verdict").asText());
        assertFalse(verified.body().get("clearable").asBoolean());
        assertEquals("scripted", verified.body().at("/evidence/0/source").asText());
        assertEquals("call-live", clear("agent", null).code());
        assertEquals("call-live", clear("supervisor", "they sit here").code());
        assertEquals("connected", status());
    }

    @Test
    void anEndedCallIsOutOfSyncAndTheAgentClearsIt() {
        platform.calls.put("CA-1", new CallState.Ended(workbench.clock.instant()));
        Workbench.Answer verified = verify("agent");
        assertEquals("out-of-sync", verified.body().get("verdict").asText());
        assertTrue(verified.body().get("clearable").asBoolean());
        assertEquals(200, clear("agent", null).status());
        assertEquals("available", status());
    }

    @Test
    void clearAsksAgain() {
        platform.calls.put("CA-1", new CallState.Ended(null));
        assertEquals("out-of-sync", verify("agent").body().get("verdict").asText());
        platform.calls.put("CA-1", new CallState.Live());
        assertEquals("call-live", clear("agent", null).code());
    }

    @Test
    void whatIsUnknownOnlyASupervisorClearsWithAReasonThatIsKept() {
        assertEquals("unknown", verify("agent").body().get("verdict").asText());
        assertEquals("forbidden", clear("agent", null).code());
        assertEquals("invalid-request", clear("supervisor", null).code());
        assertEquals(200, clear("supervisor", "asked at the desk").status());
    }

    @Test
    void whatHasBeenUnknownForLongIsOutOfSync() {
        workbench.clock.forward(Duration.ofHours(2));
        assertEquals("out-of-sync", verify("agent").body().get("verdict").asText());
    }

    @Test
    void reconcileEndsWhatHasEndedByThePlatformsOwnTime() {
        workbench.clock.forward(Duration.ofMinutes(5));
        Instant ended = workbench.clock.instant().minusSeconds(10);
        platform.calls.put("CA-1", new CallState.Ended(ended));
        ReconcileReport report = reconcile();
        assertEquals(1, report.ended());
        assertEquals("wrap-up", status());
        assertEquals(
                ended.plusSeconds(30).toString().replace("Z", ".000Z"),
                workbench.show("a-17").agent().get("until").asText(),
                "puzzel's wrap-up began when the call ended");
        assertEquals(ReconcileReport.NOTHING, reconcile(), "nothing is left to check");
    }

    @Test
    void aWrapUpThatIsOverByNowIsOver() {
        workbench.clock.forward(Duration.ofMinutes(5));
        platform.calls.put("CA-1", new CallState.Ended(workbench.clock.instant().minusSeconds(100)));
        reconcile();
        assertEquals("available", status());
    }

    @Test
    void reconcileLeavesWhatLivesAndAsksAgainEachMinute() {
        platform.calls.put("CA-1", new CallState.Live());
        for (int minute = 0; minute < 5; minute++) {
            workbench.clock.forward(Duration.ofMinutes(1));
            assertEquals(1, reconcile().live());
        }
        assertEquals("connected", status());
    }

    @Test
    void aPlatformThatIsAskedCallByCallIsAskedAtTheAgesOfTheSchedule() {
        platform.calls.put("CA-1", new CallState.Live());
        platform.pace = LookupPace.oneByOne(10);
        workbench.clock.forward(Duration.ofSeconds(30));
        List<Integer> minutes = new ArrayList<>();
        for (int minute = 1; minute <= 40; minute++) {
            workbench.clock.forward(Duration.ofMinutes(1));
            ReconcileReport report = reconcile();
            assertEquals(0, report.postponed());
            if (report.checked() == 1) {
                minutes.add(minute);
            }
        }
        assertEquals(List.of(1, 3, 6, 10, 15, 21, 28, 36), minutes, "from the conversation's first minute on");
        assertEquals(minutes.size(), platform.asked.size());
    }

    @Test
    void aPlatformIsNeverAskedMoreThanItTakesAndWhoeverWaitsIsCounted() {
        platform.calls.put("CA-1", new CallState.Live());
        for (int i = 0; i < 12; i++) {
            converse("b-" + i, "t-" + i, "CB-" + i);
            platform.calls.put("CB-" + i, new CallState.Live());
        }
        platform.pace = LookupPace.oneByOneEachMinute(4);
        Reconcile brief = workbench.reconcile(Duration.ofSeconds(1), 8);
        Set<String> asked = new TreeSet<>();
        for (int minute = 1; minute <= 8; minute++) {
            workbench.clock.forward(Duration.ofMinutes(1));
            platform.asked.clear();
            ReconcileReport report = brief.reconcile(null);
            assertTrue(report.checked() <= 4, report.toString());
            assertEquals(13, report.checked() + report.postponed());
            platform.asked.forEach(some -> asked.addAll(List.of(some.split(" "))));
        }
        assertEquals(13, asked.size(), "everybody has had a turn");
    }

    /** {@code printf %s 'a/b=c@10.0.0.1' | md5sum}. */
    private static final String MADE = "~2c12607dc23c7f60bd369a8a9b3ae029";

    @Test
    void aCallOfWhichOnlyAMadeUpNameIsKeptIsNotAskedForAsIfThatWereItsId() {
        converse("a-18", "s-2", MADE);
        platform.calls.put("CA-1", new CallState.Live());
        platform.calls.put(MADE, new CallState.Ended(null));
        workbench.clock.forward(Duration.ofMinutes(5));
        ReconcileReport report = reconcile();
        assertEquals(0, report.ended());
        assertEquals(1, report.unknown());
        assertEquals("connected", workbench.show("a-18").agent().get("status").asText());
        String says = workbench
                .post("verify", "a-18", "supervisor", "{}")
                .body()
                .at("/evidence/0/says")
                .asText();
        assertTrue(says.startsWith("the call's id was too long to be kept"), says);
    }

    @Test
    void aPlatformThatListsItsCallsFindsIt() {
        converse("a-18", "s-2", MADE);
        platform.calls.put("CA-1", new CallState.Live());
        platform.calls.put("a/b=c@10.0.0.1", new CallState.Ended(null));
        platform.listsCalls = true;
        workbench.clock.forward(Duration.ofMinutes(5));
        assertEquals(1, reconcile().ended());
        assertTrue(workbench.show("a-18").agent().get("sessions").isEmpty());
    }

    @Test
    void nobodyIsFreedOnUnknown() {
        workbench.clock.forward(Duration.ofHours(9));
        ReconcileReport report = reconcile();
        assertEquals(1, report.unknown());
        assertEquals(0, report.ended());
        assertEquals("connected", status());
    }

    @Test
    void aPlatformIsAskedOnceForAll() {
        for (int i = 0; i < 40; i++) {
            converse("b-" + i, "t-" + i, "CB-" + i);
            platform.calls.put("CB-" + i, new CallState.Ended(null));
        }
        workbench.clock.forward(Duration.ofMinutes(5));
        ReconcileReport report = reconcile();
        assertEquals(41, report.checked());
        assertEquals(40, report.ended());
        assertEquals(1, platform.asked.size());
    }

    @Test
    void twoRunsSideBySideRepairOnce() throws Exception {
        workbench.clock.forward(Duration.ofMinutes(5));
        platform.calls.put("CA-1", new CallState.Ended(null));
        ReconcileReport[] other = new ReconcileReport[1];
        Thread thread = new Thread(() -> other[0] = reconcile());
        thread.start();
        ReconcileReport one = reconcile();
        thread.join();
        assertEquals(1, one.ended() + other[0].ended());
        assertEquals(
                "available", workbench.available("a-17").agent().get("status").asText());
    }

    @Test
    void aSessionBoundToAnotherCallMeanwhileGoesOn() {
        platform.calls.put("CA-1", new CallState.Ended(null));
        workbench.release("a-17", "s-1", "completed");
        workbench.post("set-status", "a-17", "agent", "{\"status\":\"available\"}");
        converse("a-17", "s-2", "CA-2");
        platform.calls.put("CA-2", new CallState.Live());
        workbench.clock.forward(Duration.ofMinutes(5));
        assertEquals(1, reconcile().live());
        assertEquals("connected", status());
    }

    @Test
    void aRunIsMeasured() {
        converse("a-18", "s-2", "CA-2");
        converse("a-19", "s-3", "CA-3");
        platform.calls.put("CA-1", new CallState.Ended(null));
        platform.calls.put("CA-2", new CallState.Live());
        workbench.clock.forward(Duration.ofHours(1));
        workbench.measured.clear();
        ReconcileReport report = reconcile();
        Map<String, Double> figures = new TreeMap<>();
        workbench.measured.forEach(measurement -> figures.put(
                (measurement.metric().word() + " " + String.join(" ", measurement.labels())).strip(),
                measurement.value()));
        assertEquals(3, figures.get("Checked"));
        assertEquals(1, figures.get("Repaired ended"));
        assertEquals(0, figures.get("Repaired lapsed"));
        assertEquals(1, figures.get("StillLive"));
        assertEquals(1, figures.get("StillUnknown"));
        assertEquals(0, figures.get("Postponed"));
        assertEquals(report.oldestSeconds(), figures.get("OldestOverdue"));
        assertEquals(1, figures.get("LookUpUnknown scripted"));
    }
}
