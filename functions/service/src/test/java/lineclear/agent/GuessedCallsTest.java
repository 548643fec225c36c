package lineclear.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import lineclear.agent.policy.PresetPolicies;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At an account's address a call may be taken for that of the one customer who waits. It may be somebody else's. */
class GuessedCallsTest {
    private Scene scene;

    @BeforeEach
    void reserved() {
        scene = Scene.heldFor("s-1", "twilio");
    }

    private Outcome is(Phase phase, String callId) {
        return scene.send(
                new Command.Connect(null, phase, callId, "twilio", Channel.VOICE, Kind.DIRECT, Command.Authority.FACT));
    }

    private Outcome over(String callId) {
        return scene.send(new Command.Release(null, Ending.COMPLETED, callId, "twilio", null));
    }

    private Outcome asks(Phase phase, String callId) {
        return scene.send(new Command.Connect("s-1", phase, callId, "twilio", null, null, Command.Authority.REQUEST));
    }

    @Test
    void itsEndLeavesTheHoldAsItWas() {
        is(Phase.RINGING, "stranger");
        scene.afterSeconds(20);
        over("stranger");
        assertEquals(Status.RESERVED, scene.view().status());
        assertEquals(Scene.START.plusSeconds(120), scene.session("s-1").until());
        assertInstanceOf(Outcome.Changed.class, asks(Phase.CONNECTED, "CA-1"));
    }

    /**
     * An offer that comes back to the same worker is another reservation, and its word may overtake the first one's
     * (Twilio, Task Reservation Resource).
     */
    @Test
    void theEndOfTheCallThatTheSessionIsNamedAfterIsNotTakenForTheGuessedOnes() {
        is(Phase.RINGING, "offered-again");
        over("s-1");
        assertTrue(scene.record.ended().hold("s-1"), "nobody waits any more");
        is(Phase.CONNECTED, "offered-again");
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.RINGING, "s-1"), "it is over");
        over("offered-again");
        assertTrue(scene.view().accepts().get(Channel.VOICE));
        assertTrue(scene.record.open().isEmpty(), scene.record.toString());
    }

    @Test
    void norWhenTheGuessedCallWasAnswered() {
        is(Phase.CONNECTED, "offered-again");
        over("s-1");
        assertEquals(Status.BUSY, scene.view().status());
        over("offered-again");
        assertTrue(scene.view().accepts().get(Channel.VOICE));
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.CONNECTED, "s-1"), "it is over");
    }

    @Test
    void evenAConversationWithSomebodyElseDoesNotCostTheCustomerTheirHold() {
        is(Phase.CONNECTED, "stranger");
        scene.afterSeconds(60);
        over("stranger");
        assertTrue(scene.view().accepts().get(Channel.VOICE), "most likely it was the customer's after all");
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.CONNECTED, "stranger"), "said twice");
        assertInstanceOf(Outcome.Unchanged.class, over("stranger"), "wrapped up, then completed");
        assertInstanceOf(Outcome.Changed.class, asks(Phase.RINGING, "CA-1"));
        assertEquals("c-1", scene.session("s-1").customer().id());
    }

    @Test
    void aConversationInTheHoldsTimeIsRememberedAsOne() {
        is(Phase.CONNECTED, "CA-1");
        scene.afterSeconds(60);
        over("CA-1");
        scene.after(Duration.ofMinutes(20));
        assertEquals(Ending.COMPLETED, scene.settled().ended().ending("s-1").orElseThrow());
    }

    @Test
    void aConversationThatOutlastsTheHoldWasTheCustomers() {
        is(Phase.RINGING, "CA-1");
        is(Phase.CONNECTED, "CA-1");
        scene.afterSeconds(121);
        over("CA-1");
        assertTrue(scene.view().accepts().get(Channel.VOICE));
        assertEquals(Ending.COMPLETED, scene.record.ended().ending("s-1").orElseThrow());
    }

    @Test
    void aPhoneThatRangPastTheHoldLeavesAHoldThatHasRunOut() {
        is(Phase.RINGING, "stranger");
        scene.afterSeconds(119);
        is(Phase.RINGING, "stranger");
        scene.send(new Command.Connect(
                null, Phase.CONNECTED, "stranger", "twilio", Channel.VOICE, Kind.DIRECT, Command.Authority.FACT));
        scene.afterSeconds(10);
        over("stranger");
        assertTrue(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void whoeverNamesTheSessionMakesItsCallCertain() {
        is(Phase.RINGING, "CA-1");
        asks(Phase.CONNECTED, "CA-1");
        over("CA-1");
        assertTrue(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void anotherCallAtTheSessionsOwnAddressIsItsCall() {
        is(Phase.RINGING, "stranger");
        scene.send(new Command.Connect(
                "s-1", Phase.CONNECTED, "CA-1", "twilio", Channel.VOICE, Kind.DIRECT, Command.Authority.FACT));
        over("stranger");
        assertEquals("CA-1", scene.session("s-1").callId());
        assertEquals(Status.CONNECTED, scene.view().status());
        over("CA-1");
        assertTrue(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void whoTalksToSomebodyElseIsNotOfferedTheCustomerMeanwhile() {
        is(Phase.CONNECTED, "stranger");
        assertInstanceOf(Outcome.Told.class, asks(Phase.CONNECTED, "CA-1"));
        assertFalse(scene.view().accepts().get(Channel.VOICE));
        over("stranger");
        assertTrue(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void aProgramThatSaysConnectedWithoutACallMeansTheOneThatComesUp() {
        for (Phase phase : new Phase[] {Phase.RINGING, Phase.CONNECTED}) {
            reserved();
            asks(Phase.CONNECTED, null);
            is(phase, "CA-1");
            over("CA-1");
            assertTrue(scene.view().accepts().get(Channel.VOICE));
            assertEquals(Ending.COMPLETED, scene.record.ended().ending("s-1").orElseThrow());
        }
    }

    @Test
    void anEndThatIsToldTwiceCostsTheCustomerNothing() {
        is(Phase.CONNECTED, "stranger");
        over("stranger");
        assertInstanceOf(Outcome.Unchanged.class, over("stranger"));
        assertInstanceOf(Outcome.Changed.class, asks(Phase.RINGING, "CA-1"));
    }

    @Test
    void theCustomersOwnCallIsNoSecondPhoneOfTheConversationThatIsOver() {
        is(Phase.CONNECTED, "stranger");
        over("stranger");
        asks(Phase.RINGING, "CA-1");
        over("CA-1");
        assertTrue(scene.view().accepts().get(Channel.VOICE));
        reserved();
        is(Phase.CONNECTED, "stranger");
        over("stranger");
        asks(Phase.CONNECTED, null);
        assertNull(scene.session("s-1").callId(), "reconcile would ask for the wrong one");
    }

    @Test
    void aConversationThatWasHadIsNotTakenUpAgain() {
        is(Phase.CONNECTED, "CA-1");
        over("CA-1");
        assertEquals(Refusal.Code.SESSION_ENDED, Scene.code(asks(Phase.CONNECTED, "CA-1")));
        assertTrue(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void aPhoneThatRingsOutLeavesTheHoldAsItWasToo() {
        scene = Scene.available(PresetPolicies.puzzel());
        scene.send(new Command.Reserve("s-1", Channel.VOICE, Kind.STANDARD, Scene.ADA, null, "twilio"));
        is(Phase.RINGING, "stranger");
        scene.afterSeconds(60);
        assertEquals(Status.RESERVED, scene.view().status(), "it rings for 20 s, and the hold is for two minutes");
        is(Phase.CONNECTED, "stranger");
        assertEquals(Status.CONNECTED, scene.view().status(), "nobody has said that it was over");
    }

    @Test
    void theEndOfAnOfferEndsNotTheCallThatWasGuessedToBeIts() {
        is(Phase.CONNECTED, "stranger");
        over("s-1");
        assertFalse(scene.view().accepts().get(Channel.VOICE));
        over("stranger");
        assertTrue(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void aCustomerWhoHangsUpLeavesSomebodyElsesCallRinging() {
        is(Phase.RINGING, "stranger");
        scene.release("s-1", Ending.CANCELLED);
        is(Phase.CONNECTED, "stranger");
        assertFalse(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void aCustomerWhoHangsUpLongAfterTheirHoldIsForgottenDoesNoHarm() {
        is(Phase.CONNECTED, "stranger");
        scene.after(Duration.ofMinutes(20)).release("s-1", Ending.CANCELLED);
        assertFalse(scene.view().accepts().get(Channel.VOICE));
        assertEquals(Ending.CANCELLED, scene.record.ended().ending("s-1").orElseThrow());
        over("stranger");
        assertTrue(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void theCustomersOwnCallCountsAfterAGuessThatOutlastedTheHold() {
        is(Phase.CONNECTED, "stranger");
        scene.afterSeconds(121);
        over("stranger");
        scene.send(new Command.Connect(
                "s-1", Phase.CONNECTED, "CA-1", "twilio", Channel.VOICE, Kind.DIRECT, Command.Authority.FACT));
        assertFalse(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void aCustomerWhoHangsUpDoesNotEndSomebodyElsesConversation() {
        is(Phase.CONNECTED, "stranger");
        scene.release("s-1", Ending.CANCELLED);
        assertFalse(scene.view().accepts().get(Channel.VOICE));
        over("stranger");
        assertTrue(scene.view().accepts().get(Channel.VOICE));
    }
}
