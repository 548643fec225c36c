package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.policy.PolicySettings;
import lineclear.agent.policy.Presets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Under a policy with presence the socket is a device of its agent. */
class PresenceBySocketTest {
    private final LiveStage stage = new LiveStage(new Policies(
            List.of(Presets.named("keen")
                    .orElseThrow()
                    .policy("keen", new PolicySettings(Map.of(PolicySetting.PRESENCE, 60), Map.of(), null, Map.of()))),
            "keen"));

    private final Workbench workbench = stage.workbench;

    @BeforeEach
    void available() {
        workbench.available("a-17");
        assertEquals("offline", status());
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private String status() {
        return workbench.show("a-17").body().get("status").asText();
    }

    @Test
    void anOpenPageIsADeviceThatHearsHowOftenToBeat() {
        String page = stage.page("agent", "a-17");
        assertEquals("available", status());
        JsonNode hello = stage.say(page, "{\"type\":\"watch\",\"topics\":[\"agent#a-17\"]}");
        assertEquals(20, hello.get("beatSeconds").asInt());
    }

    @Test
    void aClosedPageIsGoneAtOnce() {
        String page = stage.page("agent", "a-17");
        workbench.clock.forward(Duration.ofSeconds(10));
        stage.close(page);
        JsonNode agent = workbench.show("a-17").body();
        assertEquals("offline", agent.get("status").asText());
        assertEquals("2026-11-02T09:00:10.000Z", agent.get("since").asText());
        assertEquals("agent-unavailable", workbench.reserve("a-17", "s-1").code());
    }

    @Test
    void aPageThatFallsSilentIsGoneAfterItsLease() {
        String page = stage.page("agent", "a-17");
        workbench.clock.forward(Duration.ofSeconds(59));
        stage.say(page, "{\"type\":\"beat\",\"device\":\"whatever\"}");
        workbench.clock.forward(Duration.ofSeconds(59));
        assertEquals("available", status());
        workbench.clock.forward(Duration.ofSeconds(1));
        assertEquals("offline", status());
    }

    @Test
    void whoHasTwoPagesOpenMayCloseOne() {
        String one = stage.page("agent", "a-17");
        String other = stage.page("agent", "a-17");
        stage.close(one);
        assertEquals("available", status());
        stage.close(other);
        assertEquals("offline", status());
    }

    @Test
    void aPageThatComesBackBeforeItsOldSocketIsKnownToBeGoneStays() {
        String old = stage.page("agent", "a-17");
        stage.page("agent", "a-17");
        stage.close(old);
        assertEquals("available", status());
    }

    @Test
    void aSupervisorsPageIsNobodysDevice() {
        stage.close(stage.page("supervisor", null));
        assertEquals("offline", status());
    }

    /** What the page foretells must not come true as long as it beats. */
    @Test
    void aRenewedLeaseIsToldThoughItMakesNoNewVersion() {
        String page = stage.page("agent", "a-17");
        workbench.clock.forward(Duration.ofSeconds(20));
        stage.tell(stage.change("a-17", () -> stage.say(page, "{\"type\":\"beat\"}")));
        JsonNode told = stage.heard(page).get(0);
        assertEquals(2, told.get("version").asInt());
        assertEquals("2026-11-02T09:01:20.000Z", told.at("/agent/ahead/0/at").asText());
    }

    @Test
    void underAPolicyThatDoesNotAskABeatCostsOneReadAndNoWrite() {
        try (LiveStage keen = new LiveStage(new Policies(Presets.policies(), "keen"))) {
            keen.workbench.available("a-17");
            String page = keen.page("agent", "a-17");
            int before = keen.workbench.requests.get();
            keen.say(page, "{\"type\":\"beat\"}");
            assertEquals(2, keen.workbench.requests.get() - before, "its connection, and the agent's policy");
            assertTrue(keen.workbench.show("a-17").body().get("presence").isNull());
        }
    }
}
