package lineclear.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import lineclear.word.Ending;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/**
 * Of several phones one is answered, and it is not always said which: a program asks before it bridges, and names no
 * call; two are picked up at once (of a forked call both are answered, and the caller ends one of them: RFC 3261,
 * 13.2.2.4); what is told comes in the wrong order.
 */
class AnsweredPhonesTest extends OneSessionsPhones {
    @Test
    void aProgramThatNamesNoCallDoesNotSayWhichPhoneItIs() {
        is(Phase.RINGING, "desk");
        is(Phase.RINGING, "mobile");
        scene.ask("s-1", Phase.CONNECTED);
        ended("desk", Ending.CANCELLED);
        assertEquals(Status.CONNECTED, scene.view().status());
        is(Phase.CONNECTED, "mobile");
        ended("mobile", Ending.COMPLETED);
        assertTrue(takes());
    }

    @Test
    void thePhoneThatIsAnsweredMayNotHaveBeenHeardRinging() {
        is(Phase.RINGING, "desk");
        scene.ask("s-1", Phase.CONNECTED);
        is(Phase.CONNECTED, "mobile");
        ended("desk", Ending.CANCELLED);
        assertEquals(Status.CONNECTED, scene.view().status());
        ended("mobile", Ending.COMPLETED);
        assertTrue(takes());
    }

    @Test
    void thePhoneThatIsAnsweredMayBeToldOfLast() {
        is(Phase.RINGING, "desk");
        scene.ask("s-1", Phase.CONNECTED);
        ended("desk", Ending.CANCELLED);
        is(Phase.CONNECTED, "mobile");
        assertFalse(takes());
        ended("mobile", Ending.COMPLETED);
        assertTrue(takes());
    }

    @Test
    void ofTwoThatAreAnsweredTheOtherGoesOn() {
        is(Phase.RINGING, "desk");
        is(Phase.RINGING, "mobile");
        is(Phase.CONNECTED, "mobile");
        is(Phase.CONNECTED, "desk");
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.CONNECTED, "mobile"), "told twice");
        ended("mobile", Ending.COMPLETED);
        assertEquals(Status.CONNECTED, scene.view().status());
        ended("desk", Ending.COMPLETED);
        assertTrue(takes());
    }

    @Test
    void thoseThatOnlyRangKeepNobodyWhenTheirEndsAreLost() {
        is(Phase.RINGING, "mobile");
        is(Phase.RINGING, "desk");
        is(Phase.CONNECTED, "mobile");
        ended("mobile", Ending.COMPLETED);
        assertTrue(takes());
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.RINGING, "desk"), "late");
    }

    @Test
    void aPhoneWhoseEndHasBeenToldIsNotAnswered() {
        is(Phase.RINGING, "desk");
        ended("mobile", Ending.COMPLETED);
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.CONNECTED, "mobile"));
        ended("desk", Ending.CANCELLED);
        ended("browser", Ending.COMPLETED);
        assertInstanceOf(Outcome.Unchanged.class, is(Phase.CONNECTED, "browser"));
        assertTrue(takes());
    }

    /** Such as an offer of TaskRouter's whose reservation the program has reserved under. */
    @Test
    void aSessionThatBearsItsCallsNameEndsWithThatCallWhateverAProgramCallsItsLegs() {
        for (Phase first : new Phase[] {null, Phase.RINGING, Phase.CONNECTED}) {
            for (Phase legIs : new Phase[] {Phase.RINGING, Phase.CONNECTED}) {
                reserved();
                if (first != null) {
                    is(first, "s-1");
                }
                scene.send(new Command.Connect("s-1", legIs, "leg", "twilio", null, null, Command.Authority.REQUEST));
                is(Phase.CONNECTED, "s-1");
                assertEquals("s-1", scene.session("s-1").callId());
                ended("s-1", Ending.COMPLETED);
                assertTrue(takes());
            }
        }
    }

    @Test
    void aPhoneThatReconcileFindsOverWasNotAnsweredAsFarAsAnybodyKnows() {
        is(Phase.RINGING, "first");
        scene.afterSeconds(20)
                .send(new Command.Reconcile(Map.of("s-1", new Command.Over("first", scene.now.minusSeconds(5)))));
        assertTrue(takes());
        is(Phase.CONNECTED, "second");
        assertFalse(takes());
    }
}
