package lineclear.agent;

import static lineclear.agent.Scene.ADA;
import static lineclear.agent.Scene.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import lineclear.word.Switch;
import lineclear.word.Trigger;
import org.junit.jupiter.api.Test;

/** What a view says of the time after it, and the code of its reason. */
class AheadTest {
    private static List<String> told(Scene scene) {
        return scene.view().ahead().stream()
                .map(one -> one.at() + " " + one.face().status().word())
                .toList();
    }

    private static Because because(Scene scene) {
        return scene.view().face().because();
    }

    @Test
    void whereOnlySomebodysActionChangesAnythingNothingIsForetold() {
        Scene scene = Scene.available();
        assertEquals(List.of(), told(scene));
        scene.talk("s-1", Channel.VOICE);
        assertEquals(List.of(), told(scene));
    }

    @Test
    void aHoldGivesTheAgentBack() {
        Scene scene = Scene.available();
        scene.reserve("s-1", ADA);
        Ahead only = scene.view().ahead().get(0);
        Instant end = START.plusSeconds(120);
        assertEquals(end, only.at());
        Map<Channel, Boolean> open = Map.of(Channel.VOICE, true, Channel.CHAT, true);
        assertEquals(
                new Face(
                        Status.AVAILABLE,
                        "Not Busy",
                        new Because.Chosen(Choice.AVAILABLE, Actor.Role.AGENT, null, null, Set.of()),
                        end,
                        null,
                        open),
                only.face());
        assertEquals(1, scene.view().ahead().size(), "that the hold is forgotten later is nothing that anybody sees");
    }

    @Test
    void anOfferThatNobodyAnswersEndsInNoAnswerAndThenInReady() {
        Scene scene = Scene.available(PresetPolicies.puzzel());
        scene.ring("s-1", Channel.VOICE);
        Instant missed = scene.view().until();
        Instant ready = missed.plus(scene.policy
                .after(Trigger.MISSED, Channel.VOICE, Status.RINGING, Choice.AVAILABLE, 1)
                .orElseThrow()
                .timer());
        assertEquals(List.of(missed + " no-answer", ready + " available"), told(scene));
    }

    @Test
    void aLeaseThatEndsShowsTheAgentAsOffline() {
        PolicySettings present = new PolicySettings(Map.of(PolicySetting.PRESENCE, 60), Map.of(), null, Map.of());
        Scene scene = Scene.available(Presets.named("keen").orElseThrow().policy("keen", present));
        assertEquals(new Because.Absent(null), because(scene));
        scene.beat("desk", null);
        assertEquals(List.of(START.plusSeconds(60) + " offline"), told(scene));
        assertEquals(
                new Because.Absent(START.plusSeconds(60)),
                scene.view().ahead().get(0).face().because());
    }

    @Test
    void noMoreThanFourChangesAreForetold() {
        PolicySettings many = new PolicySettings(Map.of(PolicySetting.WRITTEN, 9), Map.of(), null, Map.of());
        Scene scene = Scene.available(Presets.named("puzzel").orElseThrow().policy("puzzel", many));
        for (int i = 0; i < 5; i++) {
            scene.afterSeconds(1).reserve("s-" + i, Channel.EMAIL);
        }
        assertEquals(
                List.of("Ready (4)", "Ready (3)", "Ready (2)", "Ready (1)"),
                scene.view().ahead().stream().map(one -> one.face().label()).toList());
    }

    @Test
    void theReasonOfASessionNamesTheCustomerAndWhatTheyAreDoing() {
        Scene scene = Scene.available();
        scene.reserve("s-1", ADA);
        assertEquals(
                new Because.InSession(Phase.RESERVED, Kind.STANDARD, Channel.VOICE, "ada", "adding-funds"),
                because(scene));
        assertEquals(Because.Code.HELD, because(scene).code());
        scene.ask("s-1", Phase.CONNECTED);
        assertEquals(Because.Code.CONVERSATION, because(scene).code());
    }

    @Test
    void theReasonOfACallOfOnesOwnIsItsKind() {
        Map<Kind, Because.Code> codes = Map.of(
                Kind.SUPPORT, Because.Code.SUPPORT_CALL,
                Kind.TEST, Because.Code.TEST_CALL,
                Kind.DIRECT, Because.Code.DIRECT_CALL,
                Kind.INTERNAL, Because.Code.COLLEAGUE);
        codes.forEach((kind, code) -> {
            Scene scene = Scene.available();
            scene.own("s-1", kind);
            assertEquals(code, because(scene).code());
        });
    }

    @Test
    void whatThePolicyChoseNamesTheRow() {
        Scene scene = Scene.available(PresetPolicies.eightByEight());
        scene.ring("s-1", Channel.VOICE);
        scene.release("s-1", Ending.DECLINED);
        assertEquals(
                new Because.Chosen(Choice.BREAK, Actor.Role.POLICY, Trigger.DECLINED, null, Set.of()), because(scene));
        assertEquals(
                "On a break, set by the policy: the agent declines",
                scene.view().because());
    }

    @Test
    void whatSomebodyChoseSaysWhoAndWhy() {
        Scene scene = Scene.available();
        scene.supervise(Choice.BREAK, "lunch", null);
        assertEquals(new Because.Chosen(Choice.BREAK, Actor.Role.SUPERVISOR, null, "lunch", Set.of()), because(scene));
    }

    @Test
    void whatAnAvailableAgentDoesNotOfferIsNamed() {
        Scene scene = Scene.available();
        scene.switches(Map.of(Switch.CHATS, false));
        assertEquals(
                new Because.Chosen(Choice.AVAILABLE, Actor.Role.AGENT, null, null, Set.of(Switch.CHATS)),
                because(scene));
    }
}
