package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import lineclear.agent.Command;
import lineclear.word.Channel;
import lineclear.word.Kind;
import lineclear.word.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As many calls as a record takes, with names as long as can be: everything still works on it. */
class CrowdedAgentTest {
    private static final int CALLS = 80;
    private static final int SMALL = 64 * 1024;

    private final Workbench workbench = new Workbench();

    @AfterEach
    void close() {
        workbench.close();
    }

    private void up(int number) {
        String name = "call-" + "x".repeat(55) + String.format("%04d", number);
        workbench.agents.apply(
                "a-17",
                new Command.Connect(
                        name,
                        Phase.CONNECTED,
                        "k" + name.substring(1),
                        "p".repeat(32),
                        Channel.VOICE,
                        Kind.DIRECT,
                        Command.Authority.FACT));
    }

    @Test
    void isShownVerifiedAndClearedLikeAnyOther() {
        workbench.available("a-17");
        for (int i = 0; i < CALLS; i++) {
            up(i);
        }
        Workbench.Answer shown = workbench.show("a-17");
        JsonNode agent = shown.body();
        assertEquals(64, agent.get("sessions").size());
        assertTrue(agent.toString().length() < SMALL, agent.toString().length() + " characters");
        assertEquals("agent-busy", workbench.reserve("a-17", "s-1").code());
        Workbench.Answer verified = workbench.post("verify", "a-17", "supervisor", "{}");
        assertEquals(64, verified.body().get("evidence").size());
        assertTrue(verified.body().toString().length() < SMALL);
        Workbench.Answer cleared = workbench.post(
                "clear", "a-17", "supervisor", "{\"version\":" + agent.get("version") + ",\"reason\":\"asked them\"}");
        assertEquals(200, cleared.status());
        assertEquals("available", cleared.agent().get("status").asText());
        assertEquals(201, workbench.reserve("a-17", "s-1").status());
    }
}
