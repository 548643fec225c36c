package lineclear.agent;

import static lineclear.agent.Scene.ADA;
import static lineclear.agent.Scene.BEN;
import static lineclear.agent.Scene.START;
import static lineclear.agent.Scene.code;
import static lineclear.agent.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import lineclear.agent.record.Customer;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Phase;
import org.junit.jupiter.api.Test;

class HoldsTest {
    private final Scene scene = Scene.available();

    @Test
    void secondReserveIsRefusedAndNamesTheHolderAndTheEnd() {
        scene.reserve("s-1", ADA);
        Refusal refusal = refusal(scene.afterSeconds(10).reserve("s-2", BEN));
        assertEquals(Refusal.Code.AGENT_BUSY, refusal.code());
        assertEquals(START.plusSeconds(120), refusal.until());
        assertEquals(
                "Held for customer ada, who is adding funds; free for voice at 2026-11-02T09:02:00.000Z.",
                refusal.detail());
    }

    @Test
    void aHoldEndsAtItsMillisecondAndNotBefore() {
        scene.reserve("s-1", ADA);
        scene.after(Duration.ofMillis(119_999));
        assertEquals(Refusal.Code.AGENT_BUSY, code(scene.reserve("s-2", BEN)));
        scene.after(Duration.ofMillis(1));
        assertInstanceOf(Outcome.Changed.class, scene.reserve("s-2", BEN));
    }

    @Test
    void aClockFinerThanTheTableIsReadToTheMillisecond() {
        scene.reserve("s-1", ADA);
        scene.after(Duration.ofSeconds(120).minusNanos(1));
        assertEquals(Refusal.Code.AGENT_BUSY, code(scene.reserve("s-2", BEN)));
        scene.after(Duration.ofNanos(2));
        scene.reserve("s-2", BEN);
        assertEquals(START.plusSeconds(240), scene.session("s-2").until());
    }

    @Test
    void reservingAgainIsTheSameHoldWithWhatTheCustomerIsDoingUpdated() {
        scene.reserve("s-1", ADA);
        scene.afterSeconds(60).reserve("s-1", new Customer("ada", "Ada", "confirming-number"));
        assertEquals(START.plusSeconds(120), scene.session("s-1").until());
        assertEquals(
                new Customer("ada", "Ada", "confirming-number"),
                scene.session("s-1").customer());
        assertInstanceOf(Outcome.Unchanged.class, scene.reserve("s-1", new Customer("ada", null, null)));
    }

    @Test
    void aSessionIdIsRefusedToAnotherCustomerAndOnAnotherChannel() {
        scene.reserve("s-1", ADA);
        assertEquals(Refusal.Code.AGENT_BUSY, code(scene.reserve("s-1", BEN)));
        assertEquals(Refusal.Code.AGENT_BUSY, code(scene.send(Scene.reservation("s-1", Channel.CHAT, ADA))));
    }

    @Test
    void aTakenSessionIdNamesNoEndWhenTheAgentGoesOnABreakAfterIt() {
        scene.reserve("s-1", ADA);
        scene.chooseAfterSession(Choice.BREAK);
        assertNull(refusal(scene.reserve("s-1", BEN)).until());
    }

    @Test
    void aSessionIdIsNeverUsedTwice() {
        scene.reserve("s-1", ADA);
        scene.release("s-1", Ending.CANCELLED);
        assertEquals(Refusal.Code.SESSION_ENDED, code(scene.reserve("s-1", ADA)));
    }

    @Test
    void aLapsedHoldIsNotReservedAgainNorAfterItIsForgotten() {
        scene.reserve("s-1", ADA);
        scene.afterSeconds(120);
        assertEquals(Refusal.Code.HOLD_EXPIRED, code(scene.reserve("s-1", ADA)));
        scene.after(Deadlines.REMEMBERED);
        assertFalse(scene.settled().sessions().containsKey("s-1"));
        assertEquals(Refusal.Code.HOLD_EXPIRED, code(scene.reserve("s-1", ADA)));
        assertEquals(Refusal.Code.HOLD_EXPIRED, code(scene.ask("s-1", Phase.CONNECTED)));
    }

    @Test
    void aLapsedHoldIsForgottenAfterAQuarterOfAnHourToTheMillisecond() {
        scene.reserve("s-1", ADA);
        scene.afterSeconds(120).after(Deadlines.REMEMBERED.minusMillis(1));
        assertTrue(scene.settled().sessions().containsKey("s-1"));
        scene.after(Duration.ofMillis(1));
        assertTrue(scene.settled().sessions().isEmpty());
        assertEquals(Ending.EXPIRED, scene.settled().ended().ending("s-1").orElseThrow());
    }

    @Test
    void atMostTwoLapsedHoldsAreRememberedWhenANewOneIsGranted() {
        for (int i = 1; i <= 4; i++) {
            scene.reserve("s-" + i, ADA);
            scene.afterSeconds(120);
        }
        scene.reserve("s-5", BEN);
        assertEquals(Set.of("s-3", "s-4", "s-5"), scene.record.sessions().keySet());
    }

    @Test
    void aRefusedBreakNamesTheEndWhenAvailableWasChosenForAfterTheSession() {
        scene.reserve("s-1", ADA);
        scene.choose(Choice.BREAK);
        assertNull(refusal(scene.reserve("s-2", BEN)).until());
        scene.chooseAfterSession(Choice.AVAILABLE);
        Refusal refusal = refusal(scene.reserve("s-2", BEN));
        assertEquals(Refusal.Code.AGENT_UNAVAILABLE, refusal.code());
        assertEquals(START.plusSeconds(120), refusal.until());
    }

    @Test
    void aChannelThatThePolicyDoesNotTakeIsRefusedForGood() {
        Refusal refusal = refusal(scene.send(Scene.reservation("s-1", Channel.EMAIL, ADA)));
        assertEquals(Refusal.Code.AGENT_UNAVAILABLE, refusal.code());
        assertEquals("Agents of policy keen take no email, only voice, chat.", refusal.detail());
    }
}
