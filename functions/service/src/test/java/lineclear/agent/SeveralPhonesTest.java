package lineclear.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import lineclear.agent.record.Call;
import lineclear.word.Ending;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/**
 * What comes to a session's own address may be of several calls: the agent's desk phone and their mobile ring together
 * (RFC 3261, 16.7: of a forked request the branches that were not answered are cancelled), or one rings after the
 * other.
 */
class SeveralPhonesTest extends OneSessionsPhones {
    @Test
    void theOneThatIsAnsweredIsTheSession() {
        is(Phase.RINGING, "desk");
        is(Phase.RINGING, "mobile");
        is(Phase.CONNECTED, "mobile");
        ended("desk", Ending.CANCELLED);
        assertEquals(Status.CONNECTED, scene.view().status());
        assertEquals("c-1", scene.session("s-1").customer().id());
        ended("mobile", Ending.COMPLETED);
        assertTrue(takes());
    }

    @Test
    void itMayNeverHaveBeenHeardRinging() {
        is(Phase.RINGING, "desk");
        is(Phase.CONNECTED, "mobile");
        ended("desk", Ending.CANCELLED);
        assertEquals(Status.CONNECTED, scene.view().status());
    }

    @Test
    void theEndOfOneThatRingsEndsNothingWhileAnotherRings() {
        is(Phase.RINGING, "desk");
        is(Phase.RINGING, "mobile");
        ended("desk", Ending.DECLINED);
        assertEquals(Status.RINGING, scene.view().status());
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.RINGING, "desk"), "it is over");
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.CONNECTED, "desk"));
        ended("mobile", Ending.DECLINED);
        assertTrue(takes());
    }

    @Test
    void anAnswerThatComesAfterTheEndOfTheOtherStillCounts() {
        is(Phase.RINGING, "desk");
        ended("desk", Ending.CANCELLED); // the platform has cancelled it because the other was answered
        assertTrue(takes());
        is(Phase.CONNECTED, "mobile");
        assertEquals(Status.BUSY, scene.view().status());
        assertFalse(takes());
        assertInstanceOf(Outcome.Unchanged.class, ended("desk", Ending.CANCELLED));
        ended("mobile", Ending.COMPLETED);
        assertTrue(takes());
    }

    @Test
    void aRedialAtTheSameAddressRingsAgain() {
        is(Phase.RINGING, "first");
        ended("first", Ending.NO_ANSWER);
        is(Phase.RINGING, "second");
        assertEquals(Status.RINGING, scene.view().status());
        is(Phase.CONNECTED, "second");
        ended("second", Ending.COMPLETED);
        assertTrue(takes());
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.CONNECTED, "third"), "the conversation was had");
    }

    @Test
    void anEndThatOvertakesItsOwnAnswerIsNotForgottenWhileAnotherRings() {
        is(Phase.RINGING, "desk");
        ended("mobile", Ending.COMPLETED);
        assertEquals(Status.RINGING, scene.view().status());
        assertInstanceOf(Outcome.Unchanged.class, ended("mobile", Ending.COMPLETED));
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.CONNECTED, "mobile"), "they have hung up");
        ended("desk", Ending.CANCELLED);
        assertTrue(takes());
    }

    @Test
    void norWhenTheOtherHasGivenUpBefore() {
        is(Phase.RINGING, "desk");
        ended("desk", Ending.CANCELLED);
        ended("mobile", Ending.COMPLETED);
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.CONNECTED, "mobile"), "they have hung up");
        assertTrue(takes());
    }

    @Test
    void whatAProgramHasEndedStaysEnded() {
        is(Phase.RINGING, "desk");
        scene.release("s-1", Ending.CANCELLED);
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.CONNECTED, "desk"));
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.RINGING, "mobile"));
        assertTrue(takes());
    }

    @Test
    void onceSomebodyTalksAnotherPhoneIsNotTheSession() {
        is(Phase.CONNECTED, "desk");
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.RINGING, "mobile"));
        ended("mobile", Ending.CANCELLED);
        assertEquals(Status.CONNECTED, scene.view().status());
    }

    @Test
    void ofManyPhonesAFewAreRememberedAndAnyMayBeAnswered() {
        for (String phone : Set.of("p-1", "p-2", "p-3", "p-4", "p-5", "p-6")) {
            is(Phase.RINGING, phone);
        }
        assertEquals(Call.MOST_LEGS, scene.session("s-1").call().legs().size());
        is(Phase.CONNECTED, "p-7");
        for (String phone : Set.of("p-1", "p-2", "p-3", "p-4", "p-5", "p-6")) {
            ended(phone, Ending.CANCELLED);
        }
        assertEquals(Status.CONNECTED, scene.view().status());
    }

    @Test
    void aProgramsWordMovesTheSessionToTheAnsweredPhoneToo() {
        is(Phase.RINGING, "desk");
        scene.send(
                new Command.Connect("s-1", Phase.CONNECTED, "mobile", "twilio", null, null, Command.Authority.REQUEST));
        ended("desk", Ending.CANCELLED);
        assertEquals(Status.CONNECTED, scene.view().status());
    }

    @Test
    void aPhoneThatIsAnsweredAfterTheTimeToRingTakesItsAgentBack() {
        is(Phase.RINGING, "desk");
        scene.afterSeconds(121);
        assertTrue(takes());
        is(Phase.CONNECTED, "mobile");
        assertEquals(Status.CONNECTED, scene.view().status());
    }
}
