package lineclear.agent;

import static lineclear.agent.Scene.ADA;
import static lineclear.agent.Scene.BEN;
import static lineclear.agent.Scene.START;
import static lineclear.agent.Scene.code;
import static lineclear.agent.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.EnumSet;
import java.util.Map;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.policy.PolicySettings;
import lineclear.agent.policy.PresetPolicies;
import lineclear.agent.policy.Presets;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    private final Scene scene = Scene.available();

    @Test
    void aBreakAfterTheSessionBeginsWhenItIsReleased() {
        scene.reserve("s-1", ADA);
        scene.chooseAfterSession(Choice.BREAK);
        assertEquals(Status.RESERVED, scene.view().status());
        scene.afterSeconds(30).release("s-1", Ending.CANCELLED);
        assertEquals(Status.BREAK, scene.view().status());
        assertEquals(START.plusSeconds(30), scene.view().since());
        assertNull(scene.record.next());
    }

    @Test
    void aBreakAfterTheSessionBeginsWhenTheHoldLapses() {
        scene.reserve("s-1", ADA);
        scene.chooseAfterSession(Choice.BREAK);
        scene.afterSeconds(500);
        assertEquals(Status.BREAK, scene.view().status());
        assertEquals(START.plusSeconds(120), scene.view().since());
    }

    @Test
    void aBreakAfterTheSessionIsWithdrawnByChoosingWhatIsChosen() {
        scene.reserve("s-1", ADA);
        scene.chooseAfterSession(Choice.BREAK);
        scene.chooseAfterSession(Choice.AVAILABLE);
        assertNull(scene.record.next());
        assertInstanceOf(Outcome.Unchanged.class, scene.chooseAfterSession(Choice.AVAILABLE));
    }

    @Test
    void afterTheSessionIsNowWhenNothingIsOpen() {
        scene.chooseAfterSession(Choice.BREAK);
        assertEquals(Status.BREAK, scene.view().status());
    }

    @Test
    void aBreakDuringASessionCutsNothing() {
        scene.reserve("s-1", ADA);
        scene.choose(Choice.BREAK);
        assertEquals(Status.RESERVED, scene.view().status());
        scene.ask("s-1", Phase.CONNECTED);
        assertEquals(Status.CONNECTED, scene.view().status());
        scene.release("s-1", Ending.COMPLETED);
        assertEquals(Status.BREAK, scene.view().status());
    }

    @Test
    void choosingTheSameAgainChangesNothingAndKeepsTheLongestIdleLongestIdle() {
        assertInstanceOf(Outcome.Unchanged.class, scene.afterSeconds(60).choose(Choice.AVAILABLE));
        scene.send(new Command.SetStatus(Choice.AVAILABLE, null, "well done", false, Scene.SUPERVISOR));
        assertEquals(START, scene.record.availability().freeAt().get(Channel.VOICE));
    }

    @Test
    void anotherNameAnEarlyEndAndACheckKeepTheLongestIdleLongestIdle() {
        scene.afterSeconds(60).send(new Command.Register("Grace H.", scene.policy, null));
        scene.release("s-7", Ending.CANCELLED);
        scene.send(new Command.Reconcile(Map.of()));
        assertEquals(START, scene.record.availability().freeAt().get(Channel.CHAT));
    }

    @Test
    void aStatusOfAnotherPolicyIsRefusedAndTheOthersAreNamed() {
        for (Actor by : new Actor[] {Scene.AGENT, Scene.SUPERVISOR}) {
            Refusal refusal = refusal(scene.send(new Command.SetStatus(Choice.STOP_NEW, null, null, false, by)));
            assertEquals(Refusal.Code.STATUS_NOT_ALLOWED, refusal.code());
            assertEquals(EnumSet.complementOf(EnumSet.of(Choice.STOP_NEW)), refusal.allowed());
        }
    }

    @Test
    void leavingTheWrapUpFreesTheAgentAtOnce() {
        Scene pausing = Scene.available(ModelPolicies.pausing());
        pausing.reserve("s-1", ADA);
        pausing.ask("s-1", Phase.CONNECTED);
        pausing.release("s-1", Ending.COMPLETED);
        assertEquals(START.plusSeconds(30), refusal(pausing.reserve("s-2", BEN)).until());
        pausing.afterSeconds(10).choose(Choice.AVAILABLE);
        assertInstanceOf(Outcome.Changed.class, pausing.reserve("s-2", BEN));
    }

    @Test
    void aMissedOfferIsABreakByThePolicyAndNotOverAPersonsChoice() {
        Scene several = Scene.available(ModelPolicies.several());
        several.reserve("s-1", ADA);
        several.ask("s-1", Phase.RINGING);
        several.afterSeconds(300);
        assertEquals(Status.BREAK, several.view().status());
        assertEquals(START.plusSeconds(120), several.view().since());
        assertEquals(Actor.POLICY, several.settled().intent().by());
        assertNull(several.view().until());
    }

    private static Outcome chat(Scene scene, String id, Phase phase) {
        return scene.send(
                new Command.Connect(id, phase, null, null, Channel.CHAT, Kind.STANDARD, Command.Authority.REQUEST));
    }

    @Test
    void stopNewSaidTwiceIsSaidOnce() {
        Scene scene = Scene.available(PresetPolicies.eightByEight());
        scene.send(Scene.reservation("s-1", Channel.CHAT, ADA));
        chat(scene, "s-1", Phase.CONNECTED);
        assertInstanceOf(Outcome.Changed.class, scene.choose(Choice.STOP_NEW));
        assertInstanceOf(Outcome.Unchanged.class, scene.choose(Choice.STOP_NEW));
        assertInstanceOf(Outcome.Changed.class, scene.chooseAfterSession(Choice.BREAK));
        assertInstanceOf(Outcome.Changed.class, scene.chooseAfterSession(Choice.STOP_NEW), "taken back");
        assertNull(scene.record.next());
    }

    @Test
    void aHoldDoesNotPutOffTheWrapUpOfTheLastConversation() {
        Scene scene = Scene.available(PresetPolicies.eightByEight());
        scene.send(Scene.reservation("s-1", Channel.CHAT, ADA));
        chat(scene, "s-1", Phase.CONNECTED);
        scene.send(Scene.reservation("s-2", Channel.CHAT, BEN));
        scene.release("s-1", Ending.COMPLETED);
        assertEquals(Status.RESERVED, scene.view().status());
        scene.afterSeconds(5).release("s-2", Ending.CANCELLED);
        assertEquals(Status.WRAP_UP, scene.view().status());
        assertEquals(scene.now.plusSeconds(25), scene.view().until());
    }

    @Test
    void whoseDevicesAreLostChoosesAsIfTheyWereThere() {
        PolicySettings devices = new PolicySettings(Map.of(PolicySetting.PRESENCE, 60), Map.of(), null, Map.of());
        Scene puzzel = Scene.available(Presets.named("puzzel").orElseThrow().policy("own", devices));
        assertEquals(Status.OFFLINE, puzzel.view().status());
        assertInstanceOf(Outcome.Changed.class, puzzel.choose(Choice.BREAK));
        Scene strict = Scene.available(Presets.named("8x8").orElseThrow().policy("own", devices));
        assertEquals(Refusal.Code.STATUS_NOT_ALLOWED, code(strict.choose(Choice.LOGGED_OFF)));
    }
}
