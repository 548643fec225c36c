package lineclear.agent.sentences;

import static lineclear.agent.Scene.ADA;
import static lineclear.agent.Scene.BEN;
import static lineclear.word.Channel.CHAT;
import static lineclear.word.Channel.VOICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lineclear.agent.Command;
import lineclear.agent.Evidence;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.Scene;
import lineclear.agent.Verification;
import lineclear.agent.record.AgentRecord;
import lineclear.word.Ending;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/** What Keen's pages say of Verify Busy Status. */
class KeenVerifySentencesTest extends VendorSentences {
    KeenVerifySentencesTest() {
        super("keen");
    }

    private Evidence.Verdict verdict(Evidence... heard) {
        return Verification.of(scene.policy, scene.settled(), List.of(heard), scene.now)
                .verdict();
    }

    private Evidence live() {
        return new Evidence("s-1", "platform", Evidence.Verdict.BUSY, "in progress", scene.now, true);
    }

    private Evidence over() {
        return new Evidence("s-1", "platform", Evidence.Verdict.OUT_OF_SYNC, "completed", scene.now, false);
    }

    @Test
    @Says("Verify finds the status clear and Not Busy")
    void verifyFindsNothingInTheWay() {
        assertEquals(Evidence.Verdict.CLEAR, verdict());
        scene.reserve("s-1", ADA);
        scene.afterSeconds(120);
        assertEquals(Evidence.Verdict.CLEAR, verdict());
    }

    @Test
    @Says("Verify finds the advisor busy on a conversation; when that is over, the advisor clears it and is Not Busy")
    void verifyFindsAConversationThatIsOverAndTheAdvisorClearsIt() {
        scene.talk("s-1", VOICE);
        scene.afterSeconds(600);
        assertEquals(Evidence.Verdict.OUT_OF_SYNC, verdict(over()));
        assertInstanceOf(Outcome.Changed.class, scene.clear(Scene.AGENT, null, over()));
        shows(Status.AVAILABLE, "Not Busy");
        offers(VOICE, CHAT);
    }

    @Test
    @Says("A reservation that is running keeps the advisor busy; the advisor may remove it")
    void theAdvisorMayRemoveAReservation() {
        scene.reserve("s-1", ADA);
        assertEquals(Evidence.Verdict.BUSY, verdict());
        assertTrue(scene.view().may().clear());
        scene.clear(Scene.AGENT, null);
        shows(Status.AVAILABLE, "Not Busy");
    }

    @Test
    @Says("Not to be cleared while a call or chat is ringing or active: the advisor would be shown as available")
    void whileLiveTheAdvisorIsNeverShownAsAvailable() {
        for (Phase phase : List.of(Phase.RINGING, Phase.CONNECTED)) {
            again();
            scene.reserve("s-1", ADA);
            scene.ask("s-1", phase);
            scene.clear(Scene.AGENT, null, live());
            shows(Status.of(phase), "Busy");
        }
    }

    @Test
    @Says("Not to be cleared then, or a second customer would be put through")
    void whileLiveNoSecondCustomerIsPutThrough() {
        scene.talk("s-1", CHAT);
        scene.clear(Scene.AGENT, null, live());
        offers();
        assertEquals(Refusal.Code.AGENT_BUSY, Scene.code(scene.reserve("s-2", BEN)));
    }

    @Test
    @Says("Not to be cleared then, or the conversation would be cut or the session break afterwards")
    void whileLiveTheSessionStaysAsItIs() {
        scene.talk("s-1", VOICE);
        AgentRecord before = scene.record;
        scene.clear(Scene.AGENT, null, live());
        assertEquals(before, scene.record);
        scene.release("s-1", Ending.COMPLETED);
        shows(Status.AVAILABLE, "Not Busy");
    }

    @Test
    @OnPurpose("Keen asks advisors not to clear a live conversation; "
            + "here it is refused, to a supervisor with a reason too")
    void aClearIsRefusedWhileTheConversationIsLive() {
        scene.talk("s-1", VOICE);
        assertEquals(Refusal.Code.CALL_LIVE, Scene.code(scene.clear(Scene.AGENT, null, live())));
        assertEquals(Refusal.Code.CALL_LIVE, Scene.code(scene.clear(Scene.SUPERVISOR, "I know better", live())));
    }

    @Test
    @OnPurpose("Whether a conversation is live may be unknown: then only a supervisor clears it, with a reason")
    void whatIsUnknownIsClearedByASupervisorWithAReason() {
        scene.talk("s-1", VOICE);
        assertEquals(Evidence.Verdict.UNKNOWN, verdict());
        assertFalse(scene.view().may().clear());
        assertEquals(Refusal.Code.FORBIDDEN, Scene.code(scene.clear(Scene.AGENT, "it is over")));
        assertEquals(Refusal.Code.INVALID_REQUEST, Scene.code(scene.clear(Scene.SUPERVISOR, null)));
        assertInstanceOf(Outcome.Changed.class, scene.clear(Scene.SUPERVISOR, "the customer has hung up"));
        assertEquals("the customer has hung up", scene.record.cleared().reason());
    }

    @Test
    @OnPurpose("A call of which nothing is heard for two hours counts as over: the advisor helps themselves")
    void afterTwoHoursOfSilenceTheAdvisorMayClear() {
        scene.talk("s-1", VOICE);
        scene.afterSeconds(7200).now = scene.now.minusMillis(1);
        assertEquals(Evidence.Verdict.UNKNOWN, verdict());
        scene.now = scene.now.plusMillis(1);
        assertEquals(Evidence.Verdict.OUT_OF_SYNC, verdict());
        scene.clear(Scene.AGENT, null);
        shows(Status.AVAILABLE, "Not Busy");
    }

    @Test
    @OnPurpose("A clear on a page that is out of date is refused, so that it cannot hit the next customer")
    void aClearOfWhatWasShownEarlierIsRefused() {
        scene.reserve("s-1", ADA);
        long shown = scene.record.version();
        scene.release("s-1", Ending.CANCELLED);
        scene.reserve("s-2", BEN);
        Outcome outcome = scene.send(new Command.Clear(shown, null, Scene.AGENT, List.of()));
        assertEquals(Refusal.Code.VERSION_CHANGED, Scene.code(outcome));
        shows(Status.RESERVED, "Busy");
    }
}
