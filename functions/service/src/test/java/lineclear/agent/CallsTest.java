package lineclear.agent;

import static lineclear.agent.Scene.ADA;
import static lineclear.agent.Scene.BEN;
import static lineclear.agent.Scene.START;
import static lineclear.agent.Scene.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.EnumSet;
import java.util.List;
import lineclear.agent.policy.Limit;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.PresetPolicies;
import lineclear.agent.record.Session;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

class CallsTest {
    private final Scene scene = Scene.available();

    @Test
    void aCallThatIsReallyUpTakesTheAgentAndTheHoldYields() {
        scene.reserve("s-1", ADA);
        scene.afterSeconds(120).reserve("s-2", BEN);
        scene.afterSeconds(5).fact("s-1", Phase.CONNECTED);
        assertEquals(Session.Standing.REVOKED, scene.session("s-2").standing());
        assertEquals(Refusal.Code.HOLD_REVOKED, code(scene.ask("s-2", Phase.CONNECTED)));
        assertEquals(Refusal.Code.HOLD_REVOKED, code(scene.reserve("s-2", BEN)));
        assertEquals(Status.CONNECTED, scene.view().status());
    }

    @Test
    void aRequestNeverTakesAnAgentWhomSomebodyHolds() {
        scene.reserve("s-1", ADA);
        scene.afterSeconds(120).reserve("s-2", BEN);
        assertEquals(Refusal.Code.HOLD_EXPIRED, code(scene.ask("s-1", Phase.CONNECTED)));
        assertEquals(Session.Standing.HELD, scene.session("s-2").standing());
    }

    @Test
    void aLapsedHoldIsGivenAgainWhileTheAgentIsFree() {
        scene.reserve("s-1", ADA);
        scene.afterSeconds(300).ask("s-1", Phase.CONNECTED);
        assertEquals(Phase.CONNECTED, scene.session("s-1").phase());
        assertNull(scene.session("s-1").until());
    }

    @Test
    void aForgottenHoldDoesNotHideTheFactThatItsCallIsUp() {
        scene.reserve("s-1", ADA);
        scene.afterSeconds(120).after(Deadlines.REMEMBERED);
        Outcome outcome = scene.fact("s-1", Phase.CONNECTED);
        assertEquals(Outcome.Effect.CHANGE, ((Outcome.Changed) outcome).effect());
        assertEquals(Status.BUSY, scene.view().status());
        scene.release("s-1", Ending.COMPLETED);
        assertEquals(Status.AVAILABLE, scene.view().status());
        assertInstanceOf(Outcome.Unchanged.class, scene.fact("s-1", Phase.CONNECTED));
    }

    @Test
    void theEndOfAForgottenHoldStopsItsLateCall() {
        scene.reserve("s-1", ADA);
        scene.afterSeconds(120).after(Deadlines.REMEMBERED);
        scene.release("s-1", Ending.CANCELLED);
        assertInstanceOf(Outcome.Unchanged.class, scene.fact("s-1", Phase.CONNECTED));
        assertEquals(Refusal.Code.SESSION_ENDED, code(scene.ask("s-1", Phase.CONNECTED)));
    }

    @Test
    void twoLiveCallsAreBothRecordedAndTheLastOneFreesTheAgent() {
        scene.reserve("s-1", ADA);
        scene.ask("s-1", Phase.CONNECTED);
        scene.fact("s-2", Phase.CONNECTED);
        scene.release("s-1", Ending.COMPLETED);
        assertEquals(Status.BUSY, scene.view().status());
        assertEquals(Refusal.Code.AGENT_BUSY, code(scene.reserve("s-3", BEN)));
        scene.afterSeconds(7).release("s-2", Ending.COMPLETED);
        assertEquals(START.plusSeconds(7), scene.record.availability().freeAt().get(Channel.VOICE));
    }

    @Test
    void anEarlyEndBeatsItsOwnReserve() {
        scene.release("s-1", Ending.CANCELLED);
        assertEquals(Refusal.Code.SESSION_ENDED, code(scene.reserve("s-1", ADA)));
        assertEquals(Status.AVAILABLE, scene.view().status());
    }

    @Test
    void aReserveThatComesAfterItsCallMakesItTheCustomersOwn() {
        scene.fact("s-1", Phase.CONNECTED);
        assertEquals(Status.BUSY, scene.view().status());
        scene.reserve("s-1", ADA);
        assertEquals(Status.CONNECTED, scene.view().status());
        assertEquals("In a call with customer ada", scene.view().because());
        assertEquals(Kind.STANDARD, scene.session("s-1").kind());
    }

    @Test
    void anUnknownCallIsLookedUpBeforeItTakesTheAgent() {
        Outcome outcome = scene.fact("s-9", Phase.CONNECTED);
        assertEquals(Outcome.Effect.TAKE, ((Outcome.Changed) outcome).effect());
    }

    @Test
    void aPhoneThatOnlyRingsTakesNobodyWhoIsNotFree() {
        scene.reserve("s-1", ADA);
        assertInstanceOf(Outcome.Unchanged.class, scene.fact("s-2", Phase.RINGING));
        scene.release("s-1", Ending.CANCELLED);
        scene.choose(Choice.BREAK);
        assertInstanceOf(Outcome.Unchanged.class, scene.fact("s-2", Phase.RINGING));
    }

    @Test
    void aPhaseNeverGoesBack() {
        scene.reserve("s-1", ADA);
        scene.ask("s-1", Phase.CONNECTED);
        assertInstanceOf(Outcome.Unchanged.class, scene.fact("s-1", Phase.RINGING));
        assertEquals(Phase.CONNECTED, scene.session("s-1").phase());
    }

    @Test
    void theFirstCallBoundToASessionStaysBound() {
        scene.reserve("s-1", ADA);
        for (String callId : List.of("CA-1", "CA-2")) {
            scene.send(
                    new Command.Connect("s-1", Phase.RINGING, callId, "twilio", null, null, Command.Authority.REQUEST));
        }
        assertEquals("CA-1", scene.session("s-1").callId());
    }

    @Test
    void ringingLastsAtLeastAsLongAsThePolicySaysAndKeepsALongerHold() {
        scene.send(
                new Command.Reserve("s-1", Channel.VOICE, Kind.STANDARD, ADA, java.time.Duration.ofMinutes(10), null));
        scene.afterSeconds(60).ask("s-1", Phase.RINGING);
        assertEquals(START.plusSeconds(600), scene.session("s-1").until());
        scene.release("s-1", Ending.DECLINED);
        scene.reserve("s-2", BEN);
        scene.afterSeconds(100).ask("s-2", Phase.RINGING);
        assertEquals(scene.now.plusSeconds(120), scene.session("s-2").until());
    }

    @Test
    void aLimitThatCountsAnotherChannelTakesNoHoldBack() {
        EnumSet<Channel> chat = EnumSet.of(Channel.CHAT);
        Policy policy = ModelPolicies.limited(
                PresetPolicies.keen(),
                List.of(
                        Limit.capacity(3, chat),
                        Limit.capacity(1, EnumSet.of(Channel.VOICE)),
                        new Limit(EnumSet.of(Channel.VOICE), chat, 1)));
        Scene chats = Scene.available(policy);
        chats.send(Scene.reservation("s-1", Channel.CHAT, ADA));
        chats.send(new Command.Connect(
                "s-2", Phase.CONNECTED, null, null, Channel.CHAT, Kind.STANDARD, Command.Authority.FACT));
        assertEquals(Session.Standing.HELD, chats.session("s-1").standing());
    }

    @Test
    void aCallOnAChannelThatThePolicyDoesNotKnowKeepsTheAgentBusyAllTheSame() {
        Scene analyst = Scene.available(PresetPolicies.asm());
        analyst.send(Scene.reservation("s-1", Channel.CHAT, ADA));
        analyst.fact("s-2", Phase.CONNECTED);
        assertEquals(Status.BUSY, analyst.view().status());
        assertEquals(false, analyst.view().accepts().get(Channel.CHAT));
        assertEquals(Session.Standing.REVOKED, analyst.session("s-1").standing());
        analyst.release("s-2", Ending.COMPLETED);
        assertEquals(Session.Standing.HELD, analyst.session("s-1").standing(), "its time is not up");
    }
}
