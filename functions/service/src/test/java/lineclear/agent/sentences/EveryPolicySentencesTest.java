package lineclear.agent.sentences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import lineclear.agent.Command;
import lineclear.agent.Evidence;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.Scene;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.policy.PolicySettings;
import lineclear.agent.policy.Preset;
import lineclear.agent.policy.Presets;
import lineclear.agent.record.Intent;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is so under each of the four policies. */
class EveryPolicySentencesTest {
    /** What an agent is shown as who cannot be reached. */
    private static final Map<String, String> LOST =
            Map.of("keen", "Offline", "puzzel", "Offline", "8x8", "Working Offline", "asm", "Not available");

    static Stream<Preset> presets() {
        return Presets.all().stream();
    }

    private static Scene available(Preset preset) {
        return Scene.available(preset.policy());
    }

    private static Scene watched(Preset preset) {
        PolicySettings devices = new PolicySettings(Map.of(PolicySetting.PRESENCE, 60), Map.of(), null, Map.of());
        return Scene.available(preset.policy(preset.name(), devices));
    }

    /** One that shows as a session of its own. */
    private static Channel channel(Scene scene) {
        return scene.policy.phased().iterator().next();
    }

    /** Past whatever follows a session by the clock. */
    private static void rest(Scene scene) {
        scene.afterSeconds(600);
    }

    @ParameterizedTest
    @MethodSource("presets")
    @OnPurpose("A status chosen for after the session waits until nothing is open, and is shown as the next one")
    void aStatusForAfterTheSessionWaits(Preset preset) {
        Scene scene = available(preset);
        scene.talk("s-1", channel(scene));
        scene.chooseAfterSession(Choice.BREAK);
        assertEquals(Status.CONNECTED, scene.view().status());
        assertEquals(Choice.BREAK, scene.record.next().choice());
        assertEquals(Choice.AVAILABLE, scene.record.intent().choice());
        scene.release("s-1", Ending.COMPLETED);
        rest(scene);
        assertEquals(Status.BREAK, scene.view().status());
        assertNull(scene.record.next());
    }

    @ParameterizedTest
    @MethodSource("presets")
    @OnPurpose("It is withdrawn by choosing again what is chosen now")
    void aStatusForAfterTheSessionIsWithdrawn(Preset preset) {
        Scene scene = available(preset);
        scene.reserve("s-1", channel(scene));
        scene.chooseAfterSession(Choice.BREAK);
        assertTrue(scene.view().may().chooseAfterSession().contains(Choice.AVAILABLE));
        scene.chooseAfterSession(Choice.AVAILABLE);
        assertNull(scene.record.next());
        scene.release("s-1", Ending.CANCELLED);
        rest(scene);
        assertEquals(Status.AVAILABLE, scene.view().status());
    }

    @ParameterizedTest
    @MethodSource("presets")
    @OnPurpose("A hold ends to the millisecond, though nobody is there to end it")
    void aHoldEndsToTheMillisecond(Preset preset) {
        Scene scene = available(preset);
        scene.reserve("s-1", channel(scene));
        Instant end = scene.view().until();
        assertEquals(Scene.START.plusSeconds(120), end);
        scene.now = end.minusMillis(1);
        assertEquals(Status.RESERVED, scene.view().status());
        scene.now = end;
        assertEquals(Status.AVAILABLE, scene.view().status());
        assertInstanceOf(Outcome.Changed.class, scene.reserve("s-2", channel(scene)));
    }

    @ParameterizedTest
    @MethodSource("presets")
    @OnPurpose("An explicit cancel frees the agent at once")
    void aCancelFreesAtOnce(Preset preset) {
        for (Phase phase : new Phase[] {Phase.RESERVED, Phase.RINGING}) {
            Scene scene = available(preset);
            scene.reserve("s-1", channel(scene));
            if (phase == Phase.RINGING) {
                scene.ask("s-1", phase);
            }
            scene.afterSeconds(1).release("s-1", Ending.CANCELLED);
            assertEquals(Status.AVAILABLE, scene.view().status());
            assertEquals(scene.policy.channels(), scene.offered());
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    @OnPurpose("A clear is refused while the conversation is live, whoever asks")
    void aClearIsRefusedWhileLive(Preset preset) {
        Scene scene = available(preset);
        scene.talk("s-1", channel(scene));
        Evidence live = new Evidence("s-1", "platform", Evidence.Verdict.BUSY, "in progress", scene.now, true);
        assertEquals(Refusal.Code.CALL_LIVE, Scene.code(scene.clear(Scene.AGENT, null, live)));
        assertEquals(Refusal.Code.CALL_LIVE, Scene.code(scene.clear(Scene.SUPERVISOR, "urgent", live)));
        assertEquals(Status.CONNECTED, scene.view().status());
    }

    @ParameterizedTest
    @MethodSource("presets")
    @OnPurpose("A call never changes what was chosen: a break outlives a customer's call that comes up during it")
    void aBreakOutlivesACall(Preset preset) {
        Scene scene = available(preset);
        scene.supervise(Choice.BREAK, "lunch", null);
        Intent chosen = scene.record.intent();
        Channel channel = channel(scene);
        for (Kind kind : new Kind[] {Kind.STANDARD, Kind.DIRECT}) {
            scene.send(new Command.Connect(
                    "s-" + kind, Phase.CONNECTED, null, null, channel, kind, Command.Authority.FACT));
            assertFalse(scene.view().sessions().isEmpty());
            assertEquals(chosen, scene.settled().intent());
            scene.release("s-" + kind, Ending.COMPLETED);
            rest(scene);
            assertEquals(chosen, scene.settled().intent());
            assertEquals(Status.BREAK, scene.view().status());
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    @OnPurpose("A supervisor's change is kept with who made it and why, and shown so")
    void aSupervisorsChangeIsKeptWithWhoAndWhy(Preset preset) {
        Scene scene = available(preset);
        scene.supervise(Choice.LOGGED_OFF, "went home", "See you tomorrow");
        assertEquals(Scene.SUPERVISOR, scene.record.intent().by());
        assertEquals("went home", scene.record.intent().reason());
        assertEquals("Logged off, set by a supervisor: went home", scene.view().because());
        assertEquals("See you tomorrow", scene.record.message().text());
    }

    @ParameterizedTest
    @MethodSource("presets")
    @OnPurpose("Where heartbeats are asked for, nobody is offered anything before their first")
    void nobodyIsOfferedAnythingBeforeTheFirstHeartbeat(Preset preset) {
        Scene scene = watched(preset);
        assertEquals(Status.OFFLINE, scene.view().status());
        assertEquals(LOST.get(preset.name()), scene.view().label());
        assertEquals(
                "No device of the agent has been heard from yet", scene.view().because());
        assertTrue(scene.offered().isEmpty());
        scene.beat("desk", null);
        assertEquals(Status.AVAILABLE, scene.view().status());
        assertEquals(scene.policy.channels(), scene.offered());
    }

    @ParameterizedTest
    @MethodSource("presets")
    @OnPurpose("A lost device makes the agent unroutable at the instant its lease ends; "
            + "the intent is kept, and is back with it")
    void aLostDeviceComesBackToTheSameIntent(Preset preset) {
        Scene scene = watched(preset);
        scene.beat("desk", null);
        Intent chosen = scene.record.intent();
        scene.afterSeconds(60).now = scene.now.minusMillis(1);
        assertEquals(Status.AVAILABLE, scene.view().status());
        scene.now = scene.now.plusMillis(1);
        assertEquals(Status.OFFLINE, scene.view().status());
        assertEquals(scene.now, scene.view().since());
        assertEquals(Refusal.Code.AGENT_UNAVAILABLE, Scene.code(scene.reserve("s-1", channel(scene))));
        assertEquals(chosen, scene.settled().intent());
        scene.afterSeconds(3600).beat("desk", null);
        assertEquals(Status.AVAILABLE, scene.view().status());
        assertEquals(chosen, scene.settled().intent());
        assertInstanceOf(Outcome.Changed.class, scene.reserve("s-2", channel(scene)));
    }

    @ParameterizedTest
    @MethodSource("presets")
    @OnPurpose("Each device has a lease of its own, and one is enough; a second device changes nothing that was chosen")
    void oneOfTwoDevicesIsEnough(Preset preset) {
        Scene scene = watched(preset);
        scene.beat("desk", null);
        scene.choose(Choice.BREAK);
        scene.afterSeconds(40).beat("phone", null);
        assertEquals(Status.BREAK, scene.view().status());
        scene.choose(Choice.AVAILABLE);
        scene.afterSeconds(59);
        assertEquals(Status.AVAILABLE, scene.view().status());
        scene.afterSeconds(1);
        assertEquals(Status.OFFLINE, scene.view().status());
    }

    @ParameterizedTest
    @MethodSource("presets")
    @OnPurpose("A conversation goes on although the device is lost")
    void aConversationOutlivesTheDevice(Preset preset) {
        Scene scene = watched(preset);
        scene.beat("desk", null);
        scene.talk("s-1", channel(scene));
        scene.afterSeconds(120);
        assertEquals(Status.CONNECTED, scene.view().status());
        assertTrue(scene.offered().isEmpty());
        scene.release("s-1", Ending.COMPLETED);
        rest(scene);
        assertEquals(Status.OFFLINE, scene.view().status());
    }
}
