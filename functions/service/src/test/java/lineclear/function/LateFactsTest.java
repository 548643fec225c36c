package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.platform.CallEvent;
import lineclear.platform.CallState;
import lineclear.platform.Heard;
import lineclear.platform.PhonePlatforms;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A soak with real calls has shown it: the answer to a call arrives when its hold has run out and the phone rings for
 * the next customer. The call is long over.
 */
class LateFactsTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final Workbench workbench =
            new Workbench(new Policies(Presets.policies(), "keen"), new PhonePlatforms(List.of(platform)));
    private Instant answeredAt;

    @AfterEach
    void close() {
        workbench.close();
    }

    @BeforeEach
    void theNextCustomersPhoneRings() {
        workbench.available("a-1");
        workbench.reserve("a-1", "s-1");
        answeredAt = workbench.clock.instant().plusSeconds(100);
        workbench.clock.forward(Duration.ofSeconds(121));
        workbench.reserve("a-1", "s-2");
        connect("s-2", "ringing");
    }

    private Workbench.Answer connect(String sessionId, String phase) {
        String body = "{\"sessionId\":\"" + sessionId + "\",\"phase\":\"" + phase + "\"}";
        return workbench.post("connect", "a-1", "client", body);
    }

    private void hears(CallEvent.Step step, Ending ending) {
        platform.hears = new Heard.Events(
                List.of(new CallEvent("C-1", step, ending, "a-1", null, Channel.VOICE, Kind.DIRECT, answeredAt, null)));
        Workbench.Answer told = workbench.call("POST /webhooks/{platform}", null, "client", "{}", event -> {
            event.setPathParameters(Map.of("platform", "scripted"));
            return event;
        });
        assertEquals(200, told.status());
    }

    private String status() {
        return workbench.show("a-1").body().get("status").asText();
    }

    @Test
    void aCallThatIsOverTakesNobody() {
        platform.calls.put("C-1", new CallState.Ended(workbench.clock.instant()));
        hears(CallEvent.Step.CONNECTED, null);
        assertEquals("ringing", status());
        assertEquals(200, connect("s-2", "connected").status());
    }

    @Test
    void aCallThatGoesOnTakesItsAgentBack() {
        platform.calls.put("C-1", new CallState.Live());
        hears(CallEvent.Step.CONNECTED, null);
        assertEquals("hold-revoked", connect("s-2", "connected").code());
    }

    @Test
    void whereNobodyKnowsTheFactCountsAndTheHoldComesBackWhenTheCallIsOver() {
        hears(CallEvent.Step.CONNECTED, null);
        assertEquals("busy", status());
        hears(CallEvent.Step.ENDED, Ending.COMPLETED);
        assertEquals("ringing", status());
        assertEquals(200, connect("s-2", "connected").status());
    }

    @Test
    void whoWasToldThatTheHoldIsGoneDoesNotGetItBack() {
        hears(CallEvent.Step.CONNECTED, null);
        assertEquals("hold-revoked", connect("s-2", "connected").code());
        hears(CallEvent.Step.ENDED, Ending.COMPLETED);
        assertEquals("available", status());
    }

    @Test
    void aFactThatTakesNobodyFromAnybodyIsNotAskedAbout() {
        workbench.post("release", "a-1", "client", "{\"sessionId\":\"s-2\",\"outcome\":\"cancelled\"}");
        hears(CallEvent.Step.CONNECTED, null);
        assertEquals(List.of(), platform.asked);
        assertEquals("busy", status());
    }
}
