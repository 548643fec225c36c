package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices that come and go, under a policy whose leases last a minute. */
class HeartbeatTest {
    private static final Workbench workbench =
            new Workbench(Rulebook.read("watched", "{\"watched\":{\"extends\":\"puzzel\",\"presenceSeconds\":60}}"));
    private static int agents;

    private final String ada = "a-" + ++agents;

    @AfterAll
    static void close() {
        workbench.close();
    }

    @BeforeEach
    void chooseReady() {
        workbench.available(ada);
    }

    private Workbench.Answer beat(String body) {
        return workbench.post("heartbeat", ada, "agent", body);
    }

    private Workbench.Answer reserve(String sessionId) {
        return workbench.reserve(ada, sessionId);
    }

    @Test
    void nobodyIsOfferedAnythingBeforeADeviceIsThere() {
        Workbench.Answer refused = reserve("s-1");
        assertEquals("agent-unavailable", refused.code());
        assertTrue(
                refused.body().get("detail").asText().startsWith("No device"),
                refused.body().toString());
        assertEquals("offline", refused.agent().get("status").asText());
        assertEquals("available", refused.agent().at("/intent/status").asText());
        assertTrue(beat("{}").agent().at("/accepts/voice").asBoolean());
        assertEquals(201, reserve("s-1").status());
    }

    @Test
    void aLeaseEndsToTheMillisecondAndTheIntentStays() {
        beat("{\"device\":\"laptop\"}");
        workbench.clock.forward(Duration.ofMillis(59_999));
        assertEquals("available", workbench.show(ada).agent().get("status").asText());
        workbench.clock.forward(Duration.ofMillis(1));
        Workbench.Answer gone = workbench.show(ada);
        assertEquals("offline", gone.agent().get("status").asText());
        assertFalse(gone.agent().at("/accepts/voice").asBoolean());
        assertEquals("available", gone.agent().at("/intent/status").asText());
        assertEquals("agent-unavailable", reserve("s-2").code());
        Workbench.Answer back = beat("{\"device\":\"laptop\"}");
        assertEquals("available", back.agent().get("status").asText());
        assertEquals(201, reserve("s-2").status());
    }

    @Test
    void oneOfTwoDevicesIsEnough() {
        beat("{\"device\":\"laptop\"}");
        workbench.clock.forward(Duration.ofSeconds(40));
        Workbench.Answer both = beat("{\"device\":\"phone\"}");
        assertEquals(2, both.agent().at("/presence/devices").size());
        workbench.clock.forward(Duration.ofSeconds(59));
        assertEquals("available", workbench.show(ada).agent().get("status").asText());
        workbench.clock.forward(Duration.ofSeconds(1));
        assertEquals("offline", workbench.show(ada).agent().get("status").asText());
    }

    @Test
    void aConversationGoesOnWithoutAnyDevice() {
        beat("{}");
        reserve("s-3");
        workbench.connect(ada, "s-3", "connected");
        workbench.clock.forward(Duration.ofMinutes(5));
        assertEquals("connected", workbench.show(ada).agent().get("status").asText());
    }

    @Test
    void aHeartbeatDisturbsNobodysVersion() {
        long version = workbench.show(ada).agent().get("version").asLong();
        assertEquals(version, beat("{}").agent().get("version").asLong());
        assertEquals(version, workbench.show(ada).agent().get("version").asLong());
    }

    @Test
    void aMessageIsKeptUntilItIsShown() {
        workbench.post("set-status", ada, "supervisor", "{\"status\":\"break\",\"message\":\"Please call me\"}");
        workbench.post("set-status", ada, "agent", "{\"status\":\"available\"}");
        Workbench.Answer kept = workbench.show(ada);
        assertEquals("Please call me", kept.agent().at("/message/text").asText());
        String at = kept.agent().at("/message/at").asText();
        assertEquals(
                "Please call me",
                beat("{\"seen\":\"2020-01-01T00:00:00.000Z\"}")
                        .agent()
                        .at("/message/text")
                        .asText());
        assertTrue(beat("{\"seen\":\"" + at + "\"}").agent().get("message").isNull());
        assertTrue(beat("{\"seen\":\"" + at + "\"}").agent().get("message").isNull(), "the second time");
        assertTrue(workbench.show(ada).agent().get("message").isNull());
    }

    @Test
    void onlyTheAgentsOwnPageSaysSo() {
        assertEquals(
                "forbidden",
                workbench.post("heartbeat", ada, "supervisor", "{}").code());
        assertEquals(
                "invalid-request",
                beat("{\"device\":\"" + "x".repeat(33) + "\"}").code());
        assertEquals("invalid-request", beat("{\"seen\":\"yesterday\"}").code());
        assertEquals(
                "agent-unknown",
                workbench.post("heartbeat", "nobody", "agent", "{}").code());
    }
}
