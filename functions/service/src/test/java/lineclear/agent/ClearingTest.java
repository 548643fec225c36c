package lineclear.agent;

import static lineclear.agent.Evidence.Verdict.BUSY;
import static lineclear.agent.Evidence.Verdict.CLEAR;
import static lineclear.agent.Evidence.Verdict.OUT_OF_SYNC;
import static lineclear.agent.Evidence.Verdict.UNKNOWN;
import static lineclear.agent.Scene.ADA;
import static lineclear.agent.Scene.AGENT;
import static lineclear.agent.Scene.SUPERVISOR;
import static lineclear.agent.Scene.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/** Verify's truth table, row by row, and what clear makes of it. */
class ClearingTest {
    private final Scene scene = Scene.available();

    private Verification verify(Evidence... heard) {
        return Verification.of(scene.policy, scene.settled(), List.of(heard), scene.now);
    }

    private Evidence heard(Evidence.Verdict verdict, boolean live) {
        return new Evidence("s-1", "twilio", verdict, "call CA-1 says so", scene.now, live);
    }

    private void talk() {
        scene.reserve("s-1", ADA);
        scene.ask("s-1", Phase.CONNECTED);
    }

    @Test
    void nothingOpenIsClear() {
        assertEquals(CLEAR, verify().verdict());
        assertFalse(verify().clearableBy(SUPERVISOR.role()));
        assertInstanceOf(Outcome.Unchanged.class, scene.clear(AGENT, null));
    }

    @Test
    void onlyLapsedHoldsAreClear() {
        scene.reserve("s-1", ADA);
        scene.afterSeconds(120);
        assertEquals(CLEAR, verify().verdict());
    }

    @Test
    void aRunningHoldIsBusyAndTheAgentMayRemoveIt() {
        scene.reserve("s-1", ADA);
        assertEquals(BUSY, verify().verdict());
        assertTrue(verify().clearableBy(AGENT.role()));
        assertInstanceOf(Outcome.Changed.class, scene.clear(AGENT, null));
        assertEquals(Status.AVAILABLE, scene.view().status());
        assertEquals(Ending.CLEARED, scene.record.ended().ending("s-1").orElseThrow());
    }

    @Test
    void aLiveCallIsBusyAndNobodyMayClearIt() {
        talk();
        Evidence live = heard(BUSY, true);
        assertEquals(BUSY, verify(live).verdict());
        assertFalse(verify(live).clearableBy(SUPERVISOR.role()));
        assertEquals(Refusal.Code.CALL_LIVE, code(scene.clear(AGENT, null, live)));
        assertEquals(Refusal.Code.CALL_LIVE, code(scene.clear(SUPERVISOR, "I know better", live)));
        assertEquals(Refusal.Code.CALL_LIVE, code(scene.clear(AGENT, null, heard(OUT_OF_SYNC, true))));
    }

    @Test
    void aCallThatThePlatformSaysIsOverIsOutOfSyncAndTheAgentMayClearIt() {
        talk();
        Evidence over = heard(OUT_OF_SYNC, false);
        assertEquals(OUT_OF_SYNC, verify(over).verdict());
        assertTrue(verify(over).clearableBy(AGENT.role()));
        assertInstanceOf(Outcome.Changed.class, scene.clear(AGENT, null, over));
    }

    @Test
    void aCallNobodyCanAskAboutIsUnknownAndOnlyASupervisorMayClearItWithAReason() {
        talk();
        scene.after(Duration.ofHours(2).minusMillis(1));
        assertEquals(UNKNOWN, verify().verdict());
        assertFalse(verify().clearableBy(AGENT.role()));
        assertTrue(verify().clearableBy(SUPERVISOR.role()));
        assertEquals(Refusal.Code.FORBIDDEN, code(scene.clear(AGENT, "please")));
        assertEquals(Refusal.Code.INVALID_REQUEST, code(scene.clear(SUPERVISOR, null)));
        assertInstanceOf(Outcome.Changed.class, scene.clear(SUPERVISOR, "asked her"));
        assertEquals("asked her", scene.record.cleared().reason());
    }

    @Test
    void afterTwoHoursOfSilenceItIsOutOfSyncToTheMillisecond() {
        talk();
        scene.after(Duration.ofHours(2));
        assertEquals(OUT_OF_SYNC, verify().verdict());
        assertInstanceOf(Outcome.Changed.class, scene.clear(AGENT, null));
    }

    @Test
    void whatThePlatformHearsIsNeverReplacedByWhatTheRecordBelieves() {
        talk();
        scene.after(Duration.ofHours(3));
        assertEquals(Refusal.Code.CALL_LIVE, code(scene.clear(AGENT, null, heard(BUSY, true))));
        assertEquals(UNKNOWN, verify(heard(UNKNOWN, false)).verdict());
    }

    @Test
    void theWorstSessionDecidesAndALiveOneIsWorst() {
        talk();
        scene.fact("s-2", Phase.CONNECTED);
        assertEquals(UNKNOWN, verify(heard(OUT_OF_SYNC, false)).verdict());
        assertEquals(BUSY, verify(heard(BUSY, true)).verdict());
        assertEquals(Refusal.Code.FORBIDDEN, code(scene.clear(AGENT, null, heard(OUT_OF_SYNC, false))));
        assertEquals(2, scene.settled().open().size());
    }

    @Test
    void aSecondClickDoesNoHarm() {
        scene.reserve("s-1", ADA);
        long seen = scene.record.version();
        scene.send(new Command.Clear(seen, null, AGENT, List.of()));
        scene.reserve("s-2", ADA);
        assertInstanceOf(Outcome.Unchanged.class, scene.send(new Command.Clear(seen, null, AGENT, List.of())));
        assertTrue(scene.session("s-2").open());
    }

    @Test
    void aRecordThatHasChangedSinceVerifyIsNotCleared() {
        scene.reserve("s-1", ADA);
        long seen = scene.record.version();
        scene.ask("s-1", Phase.CONNECTED);
        assertEquals(
                Refusal.Code.VERSION_CHANGED, code(scene.send(new Command.Clear(seen, null, SUPERVISOR, List.of()))));
    }

    @Test
    void clearingAppliesTheStatusChosenForAfterTheSession() {
        scene.reserve("s-1", ADA);
        scene.chooseAfterSession(Choice.BREAK);
        scene.clear(AGENT, null);
        assertEquals(Status.BREAK, scene.view().status());
    }
}
