package lineclear.local.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import lineclear.local.run.LocalRun;

/**
 * One agent, and what happens to them over the API: what they choose, what a supervisor does, whom the client program
 * brings.
 */
record Somebody(Desk desk, String id, String policy) {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    static Somebody available(Desk desk, String policy) throws Exception {
        String id = policy + "-" + NUMBER.incrementAndGet();
        return named(desk, id, "Ada " + id, policy);
    }

    static Somebody named(Desk desk, String id, String name, String policy) throws Exception {
        Somebody one = new Somebody(desk, id, policy);
        one.say("supervisor", "PUT", "", "{\"name\":\"%s\",\"policy\":\"%s\"}".formatted(name, policy));
        return one.choose("available");
    }

    Somebody choose(String status) throws Exception {
        return set("{\"status\":\"" + status + "\"}");
    }

    /** @param body what set-status is told, by the agent */
    Somebody set(String body) throws Exception {
        String token = token("{\"role\":\"agent\",\"agentId\":\"" + id + "\"}");
        return good(LocalRun.send(desk.url, "POST", "/agents/" + id + "/set-status", token, body));
    }

    /** @param body what set-status is told, by a supervisor */
    Somebody setBySupervisor(String body) throws Exception {
        return say("supervisor", "POST", "/set-status", body);
    }

    /** @return the session's id */
    String reserve(String channel) throws Exception {
        return reserve(channel, "standard", "{\"id\":\"c-9\",\"name\":\"Grace\",\"doing\":\"adding-funds\"}");
    }

    String reserve(String channel, String kind, String customer) throws Exception {
        String session = "s-" + NUMBER.incrementAndGet();
        say(
                "client",
                "POST",
                "/reserve",
                "{\"sessionId\":\"%s\",\"channel\":\"%s\",\"kind\":\"%s\",\"customer\":%s}"
                        .formatted(session, channel, kind, customer));
        return session;
    }

    Somebody connect(String session, String phase) throws Exception {
        return say("client", "POST", "/connect", "{\"sessionId\":\"%s\",\"phase\":\"%s\"}".formatted(session, phase));
    }

    /** The session's call is the exchange's, which can be asked about it. */
    Somebody call(String session, String phase) throws Exception {
        desk.exchange.call(session, "live");
        return say(
                "client",
                "POST",
                "/connect",
                "{\"sessionId\":\"%s\",\"phase\":\"%s\",\"callId\":\"%s\",\"platform\":\"standard\"}"
                        .formatted(session, phase, session));
    }

    Somebody release(String session, String outcome) throws Exception {
        return say(
                "client", "POST", "/release", "{\"sessionId\":\"%s\",\"outcome\":\"%s\"}".formatted(session, outcome));
    }

    /** So many emails in hand. */
    void written(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            connect(reserve("email", "standard", "{\"id\":\"c-" + i + "\"}"), "connected");
        }
    }

    /** A call that rings and comes to nothing, for this reason. */
    void offered(String outcome) throws Exception {
        String session = reserve("voice");
        connect(session, "ringing").release(session, outcome);
    }

    /** As the service says them to be, asked by a supervisor. */
    JsonNode view() throws Exception {
        String token = LocalRun.token(desk.url, "supervisor");
        return JSON.readTree(
                LocalRun.send(desk.url, "GET", "/agents/" + id, token, "").body());
    }

    private Somebody say(String role, String method, String what, String body) throws Exception {
        String token = LocalRun.token(desk.url, role);
        return good(LocalRun.send(desk.url, method, "/agents/" + id + what, token, body));
    }

    private Somebody good(HttpResponse<String> answer) {
        assertTrue(answer.statusCode() < 300, answer.body());
        return this;
    }

    private String token(String request) throws Exception {
        return JSON.readTree(LocalRun.send(desk.url, "POST", "/local/tokens", "", request)
                        .body())
                .path("token")
                .asText();
    }
}
