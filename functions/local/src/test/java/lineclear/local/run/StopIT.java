package lineclear.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import lineclear.local.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The orderly end of the packaged local run. */
class StopIT {
    private static final int TERMINATED = 128 + 15;
    /** Far under the ten seconds that what is under way may take. */
    private static final Duration SOON = Duration.ofSeconds(8);

    @TempDir
    Path folder;

    @Test
    void aStopUnderLoadCutsNobodyAndLosesNothing() throws Exception {
        Load load;
        String token;
        try (LocalRun run = LocalRun.start(folder, Map.of())) {
            URI url = run.url();
            token = LocalRun.token(url, "supervisor");
            load = new Load(url.getPort(), token);
            load.start();
            Thread.sleep(3000);
            Instant told = Instant.now();
            run.signal();
            run.signal(); // a second one does no harm
            assertEquals(TERMINATED, run.exitCode(), run.log());
            Duration took = Duration.between(told, Instant.now());
            load.join();
            assertTrue(took.compareTo(SOON) < 0, took + "\n" + run.log());
            assertFalse(run.log().contains(" ERROR ") || run.log().contains("Exception"), run.log());
        }
        assertEquals(Set.of(), load.strange);
        assertTrue(load.acknowledged.size() > 20, "there was some load: " + load.acknowledged.size());
        try (LocalRun run = LocalRun.start(folder, Map.of())) {
            // More would be a request that was carried out and then cut off; fewer a write that was lost.
            assertEquals(load.acknowledged, agents(run.url(), token));
        }
    }

    @Test
    void anIdleConnectionHoldsUpNobody() throws Exception {
        try (LocalRun run = LocalRun.start(folder, Map.of("LINECLEAR_DATA", "memory"));
                RawHttp idle = new RawHttp(run.url().getPort());
                RawHttp slow = new RawHttp(run.url().getPort())) {
            idle.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
            slow.send("GET / HTTP/1.1\r\nHost: loc");
            Instant told = Instant.now();
            assertEquals(TERMINATED, run.terminate(), run.log());
            Duration took = Duration.between(told, Instant.now());
            assertTrue(took.compareTo(SOON) < 0, took + "\n" + run.log());
        }
    }

    @Test
    void anOpenPageHoldsUpNobodyAndHearsThatItIsOver() throws Exception {
        try (LocalRun run = LocalRun.start(folder, Map.of("LINECLEAR_DATA", "memory"))) {
            String token = LocalRun.token(run.url(), "supervisor");
            JsonNode ticket = new ObjectMapper()
                    .readTree(LocalRun.send(run.url(), "POST", "/live", token, "{}")
                            .body());
            CompletableFuture<Integer> closed = new CompletableFuture<>();
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .subprotocols("lineclear.v1", ticket.get("ticket").asText())
                    .buildAsync(URI.create(ticket.get("url").asText()), new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                            closed.complete(code);
                            return null;
                        }
                    })
                    .get(1, TimeUnit.MINUTES);
            assertEquals(TERMINATED, run.terminate(), run.log());
            assertEquals(1001, closed.get(1, TimeUnit.MINUTES));
            assertFalse(run.log().contains(" ERROR ") || run.log().contains("Exception"), run.log());
        }
    }

    private static Set<String> agents(URI url, String token) throws Exception {
        Set<String> agents = new TreeSet<>();
        for (String page = "/agents?limit=100"; page != null; ) {
            JsonNode read = new ObjectMapper()
                    .readTree(LocalRun.send(url, "GET", page, token, "").body());
            read.get("agents").forEach(agent -> agents.add(agent.get("agentId").asText()));
            page = read.hasNonNull("cursor")
                    ? "/agents?limit=100&cursor=" + read.get("cursor").asText()
                    : null;
        }
        return agents;
    }
}
