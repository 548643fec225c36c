package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tickets, and the socket that they open: who may watch what, and for how long. */
class LiveTest {
    private static final String OURS = "https://lines.example.com";

    private final LiveStage stage = new LiveStage(new Policies(Presets.policies(), "keen"));

    @AfterEach
    void stop() {
        stage.close();
    }

    private String ticket(String scope) {
        return stage.live(scope, "a-17").body().get("ticket").asText();
    }

    private int connect(String protocols, String origin) {
        return stage.connect("c-1=", protocols, origin).getStatusCode();
    }

    @Test
    void anAgentMayWatchThemselvesASupervisorTheFloorAndAClientNothing() {
        assertEquals(
                "[\"agent#a-17\"]",
                stage.live("agent", "a-17").body().get("topics").toString());
        assertEquals(
                "[\"floor\"]",
                stage.live("supervisor", null).body().get("topics").toString());
        assertEquals("forbidden", stage.live("client", null).code());
    }

    @Test
    void theSocketIsWhereThePageIsUnlessASettingSaysOtherwise() {
        APIGatewayV2HTTPEvent event = Workbench.event("POST /live", "a-17", "agent", null);
        event.setHeaders(Map.of("Host", "localhost:8080", "x-forwarded-proto", "http"));
        assertEquals(
                "ws://localhost:8080/live-socket",
                stage.live(event).body().get("url").asText());
        event.setHeaders(Map.of("host", "desk.example.com", "x-forwarded-proto", "https"));
        assertEquals(
                "wss://desk.example.com/live-socket",
                stage.live(event).body().get("url").asText());
        try (LiveStage set = new LiveStage(
                new Policies(Presets.policies(), "keen"), Optional.of("wss://sockets.example.com/live"))) {
            assertEquals(
                    "wss://sockets.example.com/live",
                    set.live(event).body().get("url").asText());
        }
    }

    @Test
    void theSocketEndsWithTheTokenOrAfterTwoHours() {
        assertEquals(
                "2026-11-02T11:00:00.000Z",
                stage.live("agent", "a-17").body().get("until").asText());
        APIGatewayV2HTTPEvent event = Workbench.event("POST /live", "a-17", "agent", null);
        String exp = "" + stage.workbench.clock.instant().plusSeconds(600).getEpochSecond();
        event.getRequestContext().getAuthorizer().getJwt().getClaims().put("exp", exp);
        assertEquals(
                "2026-11-02T09:10:00.000Z",
                stage.live(event).body().get("until").asText());
    }

    @Test
    void aTicketOpensTheSocketWithTheProtocolOfThePage() {
        var opened = stage.connect("c-1=", "lineclear.v1, " + ticket("agent"), OURS);
        assertEquals(200, opened.getStatusCode());
        assertEquals(Map.of("Sec-WebSocket-Protocol", "lineclear.v1"), opened.getHeaders());
    }

    @Test
    void withoutATicketOrWithAnOldOneNothingOpens() {
        assertEquals(401, connect(null, OURS));
        assertEquals(401, connect("lineclear.v1", OURS));
        assertEquals(401, connect(ticket("agent"), OURS));
        assertEquals(401, connect("lineclear.v1, forged.forged", OURS));
        String old = ticket("agent");
        stage.workbench.clock.forward(Duration.ofSeconds(60));
        assertEquals(401, connect("lineclear.v1, " + old, OURS));
    }

    @Test
    void aPageFromElsewhereOpensNothingEvenWithATicket() {
        String ticket = "lineclear.v1, " + ticket("agent");
        for (String elsewhere :
                new String[] {"https://evil.example", "null", "https://lines.example.com.evil.example"}) {
            assertEquals(403, connect(ticket, elsewhere), elsewhere);
        }
        assertEquals(200, connect(ticket, null), "a program is no browser, and has its ticket");
        assertEquals(200, connect(ticket, "https://w2kq9sockt.example.com"), "its own host");
    }

    @Test
    void aSocketWatchesWhatItsTicketSaysAndNothingElse() {
        stage.connect("c-1=", "lineclear.v1, " + ticket("agent"), OURS);
        for (String other : new String[] {"[\"agent#a-18\"]", "[\"floor\"]", "[]", "[\"agent#a-17\",\"floor\"]"}) {
            JsonNode refused = stage.say("c-1=", "{\"type\":\"watch\",\"topics\":" + other + "}");
            assertEquals("forbidden", refused.path("code").asText(), other);
        }
        JsonNode hello = stage.say("c-1=", "{\"type\":\"watch\",\"topics\":[\"agent#a-17\"]}");
        assertEquals("hello", hello.get("type").asText());
        assertNull(hello.get("beatSeconds").textValue());
    }

    @Test
    void whatIsNoFrameIsAnsweredWithOneThatSaysSo() {
        stage.connect("c-1=", "lineclear.v1, " + ticket("agent"), OURS);
        for (String odd :
                new String[] {"", "{", "[]", "7", "{\"type\":7}", "{\"type\":\"agent\"}", "\"" + "x".repeat(5000) + "\""
                }) {
            assertEquals("invalid-request", stage.say("c-1=", odd).path("code").asText(), odd);
        }
        assertEquals(
                "pong",
                stage.say("c-1=", "{\"type\":\"ping\"}").get("type").asText(),
                "nobody has registered the agent");
    }

    @Test
    void aPageThatAsksWhetherTheLineIsUpHearsWhatItMayHaveMissed() {
        stage.workbench.available("a-17");
        String id = stage.page("agent", "a-17");
        stage.workbench.reserve("a-17", "s-1");
        JsonNode told = stage.say(id, "{\"type\":\"ping\"}");
        assertEquals("agent", told.get("type").asText());
        assertEquals("reserved", told.at("/agent/status").asText());
        String floor = stage.page("supervisor", null);
        assertEquals("pong", stage.say(floor, "{\"type\":\"ping\"}").get("type").asText());
    }

    /** Nothing is told to such a socket any more: a page that heard "pong" would take it for a good one. */
    @Test
    void aSocketThatIsOverOrForgottenIsNotToldThatItsLineIsUp() {
        String id = stage.page("supervisor", null);
        String forgotten = stage.page("supervisor", null);
        stage.close(forgotten);
        stage.workbench.clock.forward(Duration.ofHours(2));
        for (String one : new String[] {id, forgotten}) {
            assertEquals(
                    "unauthorized",
                    stage.say(one, "{\"type\":\"ping\"}").path("code").asText());
        }
    }

    @Test
    void aSocketOutlivesItsTokenOnlyToHearThatItIsOver() {
        String id = stage.page("agent", "a-17");
        stage.workbench.clock.forward(Duration.ofHours(2));
        assertEquals(
                "unauthorized",
                stage.say(id, "{\"type\":\"beat\"}").path("code").asText());
        assertEquals(
                "unauthorized",
                stage.say(id, "{\"type\":\"watch\",\"topics\":[\"agent#a-17\"]}")
                        .path("code")
                        .asText());
    }

    @Test
    void aSocketThatClosesLeavesNothingBehind() {
        String id = stage.page("agent", "a-17");
        assertEquals(2, items());
        stage.close(id);
        assertEquals(0, items());
        stage.close(id);
    }

    private long items() {
        return stage.workbench
                .client
                .scan(request -> request.tableName("lineclear"))
                .count();
    }
}
