package lineclear.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One caller of one agent: reserve, release, reserve, … each told of only when it was answered. What was answered must
 * be found afterwards; of the one request that was under way when something was killed either outcome is right.
 */
final class Traffic implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger SESSIONS = new AtomicInteger();

    private final URI service;
    private final String agent;
    private final String supervisor;
    private final String client;
    private final List<String> ended = new ArrayList<>();
    private volatile boolean stopped;
    private String open;
    private String asked;
    private boolean granted;
    private long version;
    private volatile int answers;

    Traffic(URI service, String agent, String supervisor, String client) {
        this.service = service;
        this.agent = agent;
        this.supervisor = supervisor;
        this.client = client;
    }

    void begin() throws Exception {
        LocalRun.send(service, "PUT", "/agents/" + agent, supervisor, "{\"name\":\"Ada\"}");
        HttpResponse<String> chosen = LocalRun.send(
                service, "POST", "/agents/" + agent + "/set-status", supervisor, "{\"status\":\"available\"}");
        assertEquals(200, chosen.statusCode(), chosen.body());
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                if (open == null) {
                    reserve();
                } else {
                    release();
                }
            } catch (IOException e) {
                return; // the service is gone, and the request with it
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void reserve() throws Exception {
        String session = "s-" + SESSIONS.incrementAndGet();
        asked = session;
        HttpResponse<String> answer =
                ask("reserve", "{\"sessionId\":\"" + asked + "\",\"channel\":\"voice\",\"customer\":{\"id\":\"c-1\"}}");
        if (answered(answer, 201, 200)) {
            granted = true;
            asked = null;
        } else {
            granted = false; // and there may be a hold all the same: the release ends it
        }
        open = session;
    }

    private void release() throws Exception {
        asked = open;
        HttpResponse<String> answer = ask("release", "{\"sessionId\":\"" + open + "\",\"outcome\":\"cancelled\"}");
        if (answered(answer, 200)) {
            if (granted) {
                ended.add(open);
            }
            open = null;
            asked = null;
        }
    }

    private HttpResponse<String> ask(String function, String body) throws Exception {
        return LocalRun.send(service, "POST", "/agents/" + agent + "/" + function, client, body);
    }

    /** 503 says that it may or may not have happened, and that it may be asked again: the next round does. */
    private boolean answered(HttpResponse<String> answer, Integer... expected) throws IOException {
        if (answer.statusCode() == 503) {
            return false;
        }
        assertTrue(List.of(expected).contains(answer.statusCode()), answer.statusCode() + " " + answer.body());
        version = JSON.readTree(answer.body()).path("agent").path("version").asLong();
        answers++;
        return true;
    }

    int answers() {
        return answers;
    }

    List<String> ended() {
        return ended;
    }

    String agent() {
        return agent;
    }

    /** After the fact, at a service that may be another one. */
    void check(URI now) throws Exception {
        HttpResponse<String> answer = LocalRun.send(now, "GET", "/agents/" + agent, supervisor, "");
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode view = JSON.readTree(answer.body());
        assertTrue(view.path("version").asLong() >= version, "acknowledged version " + version + ": " + view);
        String found = view.path("sessions").path(0).path("sessionId").asText(null);
        boolean asAnswered = open == null ? found == null : open.equals(found);
        boolean asAsked = open == null ? asked != null && asked.equals(found) : found == null && open.equals(asked);
        assertTrue(asAnswered || asAsked, "open " + open + ", asked " + asked + ", found " + view);
    }
}
