package lineclear.agent;

import static lineclear.agent.Scene.ADA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineclear.agent.policy.PresetPolicies;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import org.junit.jupiter.api.Test;

/** What is watched, and since when; {@code RequestsTest} counts what that costs. */
class WatchTest {
    private static final Command LOOK = new Command.Reconcile(Map.of());

    private final Scene scene = Scene.available();

    private void fact(String sessionId, Phase phase, String callId) {
        scene.send(new Command.Connect(
                sessionId, phase, callId, "twilio", Channel.VOICE, Kind.DIRECT, Command.Authority.FACT));
    }

    /** When it stands in the index. */
    private Instant rung() {
        scene.reserve("s-1", ADA);
        fact("s-1", Phase.RINGING, "CA-1");
        return scene.now.plus(Watch.FIRST_LOOK);
    }

    private List<Look> looks() {
        return Watch.looks(scene.settled(), scene.now);
    }

    @Test
    void aHoldIsNotWatchedNorIsOneThatRanOut() {
        scene.reserve("s-1", ADA);
        assertNull(scene.record.checkAt());
        scene.afterSeconds(300).reserve("s-2", ADA);
        assertEquals(2, scene.record.sessions().size());
        assertNull(scene.record.checkAt());
    }

    @Test
    void aPhoneIsAskedAboutFromHalfAMinuteAfterItsTimeToRing() {
        assertEquals(rung(), scene.record.checkAt());
        Instant from = scene.session("s-1").until().plus(Watch.MARGIN);
        scene.now = from.minusMillis(1);
        assertEquals(List.of(), looks());
        scene.now = from;
        assertTrue(looks().get(0).rangOut());
        assertEquals(from, looks().get(0).due());
    }

    @Test
    void aPhoneThatRingsForAShortTimeIsInTheIndexWhenItHasToBeAskedAbout() {
        Scene ringing = Scene.available(PresetPolicies.puzzel());
        ringing.reserve("s-1", ADA);
        ringing.ask("s-1", Phase.RINGING);
        assertEquals(ringing.session("s-1").until().plus(Watch.MARGIN), ringing.record.checkAt());
    }

    @Test
    void aConversationIsAskedAboutFromItsFirstMinuteOnThoughItsPhoneWouldRingLonger() {
        Instant since = rung();
        scene.afterSeconds(10);
        fact("s-1", Phase.CONNECTED, "CA-1");
        Instant from = scene.now.plus(Watch.FIRST_LOOK);
        assertTrue(since.isBefore(from));
        scene.now = from.minusMillis(1);
        assertEquals(List.of(), looks());
        scene.now = from;
        assertEquals(from, looks().get(0).due());
    }

    @Test
    void anAnswerDoesNotMoveTheWatch() {
        Instant since = rung();
        fact("s-1", Phase.CONNECTED, "CA-1");
        assertEquals(since, scene.record.checkAt());
    }

    @Test
    void aCallThatNobodySawRingIsWatchedFromItsFirstMinuteOn() {
        scene.reserve("s-1", ADA);
        fact("s-1", Phase.CONNECTED, "CA-1");
        assertEquals(scene.now.plus(Watch.FIRST_LOOK), scene.record.checkAt());
    }

    @Test
    void anEndEndsTheWatch() {
        rung();
        scene.release("s-1", Ending.CANCELLED);
        assertNull(scene.record.checkAt());
    }

    @Test
    void theWatchOfTwoCallsEndsWithTheLast() {
        fact("CA-1", Phase.CONNECTED, "CA-1");
        Instant since = scene.record.checkAt();
        scene.afterSeconds(30);
        fact("CA-2", Phase.CONNECTED, "CA-2");
        scene.release("CA-1", Ending.COMPLETED);
        assertEquals(since, scene.record.checkAt());
        scene.release("CA-2", Ending.COMPLETED);
        assertNull(scene.record.checkAt());
    }

    @Test
    void aPhoneThatRangOutIsAskedAboutUntilItIsForgotten() {
        Instant since = rung();
        scene.now = scene.session("s-1").until().plus(Deadlines.REMEMBERED).minusMillis(1);
        scene.send(LOOK);
        assertEquals(since, scene.record.checkAt());
        scene.after(Duration.ofMillis(1)).send(LOOK);
        assertNull(scene.record.checkAt());
        assertEquals(Ending.EXPIRED, scene.record.ended().ending("s-1").orElseThrow());
    }

    @Test
    void aPhoneThatNobodyCanBeAskedAboutIsLeftAloneOnceItRangOut() {
        scene.reserve("s-1", ADA);
        scene.ask("s-1", Phase.RINGING);
        scene.now = scene.session("s-1").until();
        scene.send(LOOK);
        assertNull(scene.record.checkAt());
        assertEquals(1, scene.record.sessions().size(), "its call may still come up");
    }

    @Test
    void aPhoneThatRingsAgainLeavesTheWatchWhereItIs() {
        Scene ringing = Scene.available(PresetPolicies.puzzel());
        ringing.reserve("s-1", ADA);
        ringing.ask("s-1", Phase.RINGING);
        Instant since = ringing.record.checkAt();
        ringing.now = ringing.session("s-1").until().plusSeconds(10);
        ringing.ask("s-1", Phase.RINGING);
        assertEquals(since, ringing.record.checkAt());
    }

    /** The other's hold had not been rung: when it comes back it ends by itself. */
    @Test
    void aHoldThatGaveWayIsNotWatchedAndTheCallThatTookItIs() {
        scene.reserve("s-1", ADA);
        fact("CA-9", Phase.CONNECTED, "CA-9");
        assertEquals(scene.now.plus(Watch.FIRST_LOOK), scene.record.checkAt());
        scene.release("CA-9", Ending.COMPLETED);
        assertEquals(Phase.RESERVED, scene.session("s-1").phase());
        assertNull(scene.record.checkAt());
    }

    @Test
    void aLookAtALiveCallLeavesTheRecordAsItIs() {
        rung();
        fact("s-1", Phase.CONNECTED, "CA-1");
        long version = scene.record.version();
        scene.after(Duration.ofHours(2)).send(LOOK);
        assertEquals(version, scene.record.version());
    }
}
