package lineclear.agent.sentences;

import static lineclear.word.Channel.CHAT;
import static lineclear.word.Channel.EMAIL;
import static lineclear.word.Channel.SOCIAL;
import static lineclear.word.Channel.VOICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.Scene;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.policy.PolicySettings;
import lineclear.agent.policy.Presets;
import lineclear.agent.record.LoggedOn;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/** What Puzzel's pages say of agents and phone calls. */
class PuzzelSentencesTest extends VendorSentences {
    PuzzelSentencesTest() {
        super("puzzel");
    }

    @Test
    @Says("Ready: phone requests and written ones are offered")
    void readyOffersCallsAndWrittenRequests() {
        shows(Status.AVAILABLE, "Ready");
        offers(VOICE, CHAT, EMAIL, SOCIAL);
        lasts();
    }

    @Test
    @Says("Connecting while a phone request is on its way to the agent; no other request comes meanwhile")
    void connectingWhileAPhoneRequestIsOnItsWay() {
        scene.reserve("s-1", VOICE);
        shows(Status.RESERVED, "Connecting");
        offers();
        scene.afterSeconds(3).ask("s-1", Phase.RINGING);
        shows(Status.RINGING, "Connecting");
        offers();
    }

    @Test
    @Says("Connected when the agent accepts the call, until it ends")
    void connectedWhenTheAgentAccepts() {
        scene.ring("s-1", VOICE);
        scene.afterSeconds(19).ask("s-1", Phase.CONNECTED);
        shows(Status.CONNECTED, "Connected");
        offers();
        lasts();
    }

    @Test
    @Says("Who does not answer for the ringing time gets No answer, is kept in it for some seconds, and is Ready again")
    void noAnswerAfterTheRingingTimeAndReadyAgainAfterItsSeconds() {
        scene.ring("s-1", VOICE);
        ends(20, Status.NO_ANSWER, "No answer");
        offers();
        ends(10, Status.AVAILABLE, "Ready");
        offers(VOICE, CHAT, EMAIL, SOCIAL);
    }

    @Test
    @Says("No answer, too, when the phone system reports that nobody answered")
    void noAnswerWhenThePhoneSystemSaysSo() {
        scene.ring("s-1", VOICE);
        scene.afterSeconds(7).release("s-1", Ending.NO_ANSWER);
        shows(Status.NO_ANSWER, "No answer");
        ends(10, Status.AVAILABLE, "Ready");
    }

    @Test
    @Says("A request from a colleague that is not answered is a No answer as well")
    void aColleaguesUnansweredCallIsANoAnswer() {
        scene.reserve("s-1", VOICE, Kind.INTERNAL, null);
        scene.ask("s-1", Phase.RINGING);
        ends(20, Status.NO_ANSWER, "No answer");
        ends(10, Status.AVAILABLE, "Ready");
    }

    @Test
    @Says("The ringing time and the seconds of No answer are the administrator's (1 to 30 s)")
    void ringingAndNoAnswerAreTheAdministrators() {
        under(Map.of(PolicySetting.RINGING, 1, PolicySetting.NO_ANSWER, 30));
        scene.ring("s-1", VOICE);
        ends(1, Status.NO_ANSWER, "No answer");
        ends(30, Status.AVAILABLE, "Ready");
    }

    @Test
    @Says("Wrap-up when the call has ended, for X seconds, then Ready")
    void wrapUpAfterTheCallForItsSeconds() {
        scene.talk("s-1", VOICE);
        scene.afterSeconds(60).release("s-1", Ending.COMPLETED);
        shows(Status.WRAP_UP, "Wrap-up");
        offers();
        ends(30, Status.AVAILABLE, "Ready");
        offers(VOICE, CHAT, EMAIL, SOCIAL);
    }

    @Test
    @Says("The wrap-up is configurable, down to none")
    void theWrapUpIsConfigurable() {
        under(Map.of(PolicySetting.WRAP_UP, 0));
        scene.talk("s-1", VOICE);
        scene.release("s-1", Ending.COMPLETED);
        shows(Status.AVAILABLE, "Ready");
    }

    @Test
    @Says("In Wrap-up the agent may go Ready at any time")
    void theWrapUpIsLeftAtWill() {
        scene.talk("s-1", VOICE);
        scene.release("s-1", Ending.COMPLETED);
        mayChoose(Choice.AVAILABLE, Choice.BREAK, Choice.LOGGED_OFF);
        scene.afterSeconds(1).choose(Choice.AVAILABLE);
        shows(Status.AVAILABLE, "Ready");
        offers(VOICE, CHAT, EMAIL, SOCIAL);
    }

    @Test
    @Says("Busy for some seconds when the agent declines a phone request")
    void busyAfterADeclinedCall() {
        scene.ring("s-1", VOICE);
        scene.afterSeconds(4).release("s-1", Ending.DECLINED);
        shows(Status.BUSY, "Busy");
        assertEquals("Declined the last offer", scene.view().because());
        offers();
        ends(10, Status.AVAILABLE, "Ready");
    }

    @Test
    @Says("Busy during the agent's own or a direct call, and for some seconds after it")
    void busyDuringAndAfterADirectCall() {
        scene.own("s-1", Kind.DIRECT);
        shows(Status.BUSY, "Busy");
        assertNull(scene.view().until());
        offers();
        scene.afterSeconds(100).release("s-1", Ending.COMPLETED);
        shows(Status.BUSY, "Busy");
        assertEquals("A direct call has just ended", scene.view().because());
        ends(10, Status.AVAILABLE, "Ready");
    }

    @Test
    @Says("The seconds of Busy are 0 to 30; with 0 the agent is Ready at once")
    void busyMayBeSwitchedOff() {
        under(Map.of(PolicySetting.BUSY_AFTER_DECLINE, 0, PolicySetting.BUSY_AFTER_DIRECT_CALL, 30));
        scene.ring("s-1", VOICE);
        scene.release("s-1", Ending.DECLINED);
        shows(Status.AVAILABLE, "Ready");
        scene.own("s-2", Kind.DIRECT);
        scene.release("s-2", Ending.COMPLETED);
        ends(30, Status.AVAILABLE, "Ready");
    }

    @Test
    @Says("Phone requests come only while Ready")
    void phoneRequestsComeOnlyWhileReady() {
        scene.choose(Choice.BREAK);
        assertEquals(Refusal.Code.AGENT_UNAVAILABLE, Scene.code(scene.reserve("s-1", VOICE)));
        scene.choose(Choice.LOGGED_OFF);
        assertEquals(Refusal.Code.AGENT_UNAVAILABLE, Scene.code(scene.reserve("s-2", VOICE)));
        scene.choose(Choice.AVAILABLE);
        scene.own("s-3", Kind.DIRECT);
        assertEquals(Refusal.Code.AGENT_BUSY, Scene.code(scene.reserve("s-4", VOICE)));
    }

    @Test
    @Says("Pause, with a reason or without: neither calls nor written requests")
    void pauseWithAndWithoutAReasonBlocksEverything() {
        scene.choose(Choice.BREAK);
        shows(Status.BREAK, "Pause");
        offers();
        scene.send(new Command.SetStatus(Choice.BREAK, "lunch", null, false, Scene.AGENT));
        shows(Status.BREAK, "Pause: lunch");
        offers();
        lasts();
        scene.choose(Choice.AVAILABLE);
        shows(Status.AVAILABLE, "Ready");
    }

    @Test
    @Says("Logging on leads to Ready or to Pause")
    void loggingOnLeadsToReadyOrPause() {
        scene.choose(Choice.LOGGED_OFF);
        shows(Status.LOGGED_OFF, "Logged off");
        offers();
        mayChoose(Choice.AVAILABLE, Choice.BREAK, Choice.LOGGED_OFF);
        scene.choose(Choice.BREAK);
        shows(Status.BREAK, "Pause");
    }

    @Test
    @OnPurpose("A Pause chosen during a call begins after it, whatever the call's end brings; nothing overwrites it")
    void aPauseChosenDuringACallIsNotOverwritten() {
        scene.talk("s-1", VOICE);
        scene.choose(Choice.BREAK);
        shows(Status.CONNECTED, "Connected");
        scene.release("s-1", Ending.COMPLETED);
        ends(30, Status.BREAK, "Pause");
        lasts();
    }

    @Test
    @OnPurpose("A customer who hangs up before the agent answers leaves the agent Ready at once, "
            + "without Busy or No answer")
    void aCancelFreesAtOnce() {
        scene.ring("s-1", VOICE);
        scene.release("s-1", Ending.CANCELLED);
        shows(Status.AVAILABLE, "Ready");
        offers(VOICE, CHAT, EMAIL, SOCIAL);
    }

    @Test
    @OnPurpose("A call that is answered after all takes its agent back out of No answer")
    void aLateAnswerTakesTheAgentBack() {
        scene.ring("s-1", VOICE);
        scene.afterSeconds(21);
        shows(Status.NO_ANSWER, "No answer");
        scene.fact("s-1", Phase.CONNECTED);
        shows(Status.CONNECTED, "Connected");
    }

    @Test
    @OnPurpose("The wrap-up may differ by the queue that the call came from")
    void theWrapUpMayDifferByQueue() {
        PolicySettings longer = new PolicySettings(Map.of(), Map.of("claims", Duration.ofSeconds(90)), null, Map.of());
        scene = Scene.available(Presets.named("puzzel").orElseThrow().policy("puzzel", longer));
        scene.reserve("s-2", VOICE, Kind.STANDARD, "claims");
        scene.ask("s-2", Phase.CONNECTED);
        scene.release("s-2", Ending.COMPLETED);
        ends(90, Status.AVAILABLE, "Ready");
    }

    @Test
    @Says("Phone requests come only from the queues that the agent is logged on to")
    void phoneRequestsComeFromQueuesLoggedOnTo() {
        scene.send(new Command.LogOn(new LoggedOn(Set.of("sales"), Set.of())));
        Outcome other = scene.reserve("s-1", VOICE, Kind.STANDARD, "support");
        assertEquals(Refusal.Code.AGENT_UNAVAILABLE, Scene.code(other));
        assertInstanceOf(Outcome.Changed.class, scene.reserve("s-2", VOICE, Kind.STANDARD, "sales"));
        scene.release("s-2", Ending.CANCELLED);
        scene.send(new Command.LogOn(new LoggedOn(Set.of(), Set.of())));
        assertEquals(Refusal.Code.AGENT_UNAVAILABLE, Scene.code(scene.reserve("s-3", VOICE, Kind.STANDARD, "sales")));
        Outcome written = scene.reserve("s-4", CHAT, Kind.STANDARD, "sales");
        assertInstanceOf(Outcome.Changed.class, written, "by their own limits");
    }
}
