package lineclear.agent;

import static lineclear.agent.Scene.ADA;
import static lineclear.agent.Scene.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.policy.PolicySettings;
import lineclear.agent.policy.Presets;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/** A device that is known to be gone, such as a page that was closed. */
class LeavingTest {
    private final Scene scene = Scene.available(Presets.named("keen")
            .orElseThrow()
            .policy("keen", new PolicySettings(Map.of(PolicySetting.PRESENCE, 60), Map.of(), null, Map.of())));

    private Outcome leave(String device) {
        return scene.send(new Command.Leave(device));
    }

    @Test
    void whoseOnlyDeviceLeavesIsOfferedNothingFromThatMillisecondOn() {
        scene.beat("desk", null);
        scene.afterSeconds(10);
        leave("desk");
        assertEquals(Status.OFFLINE, scene.view().status());
        assertEquals(START.plusSeconds(10), scene.view().since());
        assertEquals(Refusal.Code.AGENT_UNAVAILABLE, Scene.code(scene.reserve("s-1", ADA)));
    }

    @Test
    void anotherDeviceKeepsTheAgentThere() {
        scene.beat("desk", null);
        scene.afterSeconds(10).beat("phone", null);
        leave("phone");
        assertEquals(Status.AVAILABLE, scene.view().status());
        assertEquals(START.plusSeconds(60), scene.record.presence().until());
    }

    @Test
    void aDeviceThatComesBackIsThere() {
        scene.beat("desk", null);
        leave("desk");
        scene.beat("desk", null);
        assertEquals(Status.AVAILABLE, scene.view().status());
    }

    @Test
    void aDeviceThatNobodyKnowsOrThatIsGoneAlreadyChangesNothing() {
        assertInstanceOf(Outcome.Unchanged.class, leave("desk"));
        scene.beat("desk", null);
        scene.afterSeconds(60);
        assertInstanceOf(Outcome.Unchanged.class, leave("desk"));
    }

    @Test
    void aConversationThatGoesOnIsNotTouched() {
        scene.beat("desk", null);
        scene.reserve("s-1", ADA);
        scene.ask("s-1", Phase.CONNECTED);
        leave("desk");
        assertEquals(Status.CONNECTED, scene.view().status());
    }
}
