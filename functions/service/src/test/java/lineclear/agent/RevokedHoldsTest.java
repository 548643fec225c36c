package lineclear.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import lineclear.agent.record.Session;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A late answer takes the agent from the next customer; what that customer keeps, and what is asked before. */
class RevokedHoldsTest {
    private Scene scene;
    private Instant answeredAt;

    @BeforeEach
    void twoHoldsOneAfterTheOther() {
        scene = Scene.available();
        scene.reserve("s-1", Scene.ADA);
        answeredAt = scene.now.plusSeconds(119);
        scene.afterSeconds(121);
        scene.reserve("s-2", Scene.BEN);
        scene.ask("s-2", Phase.RINGING);
        scene.afterSeconds(10);
    }

    private Command.Connect late() {
        return new Command.Connect(
                "s-1",
                Phase.CONNECTED,
                "CA-1",
                "twilio",
                Channel.VOICE,
                Kind.DIRECT,
                Command.Authority.FACT,
                answeredAt);
    }

    @Test
    void aLateFactThatWouldTakeTheAgentFromSomebodyIsAskedAbout() {
        Outcome.Doubtful doubtful = assertInstanceOf(Outcome.Doubtful.class, scene.send(late()));
        assertEquals("CA-1", doubtful.callId());
        assertEquals(Status.RINGING, scene.view().status());
        assertInstanceOf(Outcome.Changed.class, scene.send(late().verified()));
        assertEquals(Session.Standing.REVOKED, scene.session("s-2").standing());
    }

    @Test
    void aFreshOneIsBelieved() {
        answeredAt = scene.now.minus(ConnectRules.LATE);
        assertInstanceOf(Outcome.Changed.class, scene.send(late()));
    }

    @Test
    void aLateOneThatTakesNobodyFromAnybodyIsBelieved() {
        scene.release("s-2", Ending.CANCELLED);
        assertInstanceOf(Outcome.Changed.class, scene.send(late()));
    }

    @Test
    void theHoldComesBackWhenTheCallIsOverInItsTime() {
        Instant until = scene.session("s-2").until();
        scene.send(late().verified());
        scene.afterSeconds(5).release("s-1", Ending.COMPLETED);
        assertEquals(Status.RINGING, scene.view().status());
        assertEquals(until, scene.session("s-2").until());
        assertInstanceOf(Outcome.Changed.class, scene.ask("s-2", Phase.CONNECTED));
    }

    @Test
    void notOnceItsTimeIsUp() {
        scene.send(late().verified());
        scene.afterSeconds(200).release("s-1", Ending.COMPLETED);
        assertEquals(Status.AVAILABLE, scene.view().status());
    }

    @Test
    void notOnceItsCallerHasBeenTold() {
        scene.send(late().verified());
        Outcome told = scene.ask("s-2", Phase.CONNECTED);
        assertEquals(Refusal.Code.HOLD_REVOKED, Scene.refusal(told).code());
        assertEquals(
                Refusal.Code.HOLD_REVOKED,
                Scene.refusal(scene.ask("s-2", Phase.CONNECTED)).code());
        scene.release("s-1", Ending.COMPLETED);
        assertTrue(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void notOnceItHasEnded() {
        scene.send(late().verified());
        scene.release("s-2", Ending.CANCELLED);
        scene.release("s-1", Ending.COMPLETED);
        assertTrue(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void reservingAnewWithTheSameNameIsBeingToldToo() {
        scene.send(late().verified());
        assertEquals(
                Refusal.Code.HOLD_REVOKED,
                Scene.refusal(scene.reserve("s-2", Scene.BEN)).code());
        scene.release("s-1", Ending.COMPLETED);
        assertTrue(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void itsOwnCallStillTakesItsAgent() {
        scene.send(late().verified());
        scene.fact("s-2", Phase.CONNECTED);
        assertEquals(2, scene.settled().open().size());
    }
}
