package lineclear.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import lineclear.patience.FunctionLimit;

/** Requests to a service whose table does not do its part, all at once and on the clock. */
final class Silence {
    /** The shortest limit of a function; what it takes is printed. */
    private static final Duration SOON = FunctionLimit.SHOW.limit();

    private final URI service;
    private final String supervisor;
    private final String client;

    Silence(URI service) throws Exception {
        this.service = service;
        this.supervisor = LocalRun.token(service, "supervisor");
        this.client = LocalRun.token(service, "client");
    }

    record Timed(HttpResponse<String> response, Duration took) {
        static Timed of(Callable<HttpResponse<String>> request) {
            long start = System.nanoTime();
            try {
                HttpResponse<String> response = request.call();
                return new Timed(response, Duration.ofNanos(System.nanoTime() - start));
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        }

        void assertRefusedSoon(String what) {
            System.out.printf("%s: %d after %d ms%n", what, response.statusCode(), took.toMillis());
            assertEquals(503, response.statusCode(), what + ": " + response.body());
            assertTrue(took.compareTo(SOON) < 0, what + " took " + took);
        }
    }

    void available(String agent) throws Exception {
        assertEquals(201, register(agent).statusCode());
        assertEquals(
                200,
                send("POST", agent, "/set-status", supervisor, "{\"status\":\"available\"}")
                        .statusCode());
    }

    HttpResponse<String> register(String agent) throws Exception {
        return send("PUT", agent, "", supervisor, "{\"name\":\"Ada\"}");
    }

    HttpResponse<String> reserve(String agent) throws Exception {
        String body = "{\"sessionId\":\"s-1\",\"channel\":\"voice\",\"customer\":{\"id\":\"c-1\"}}";
        return send("POST", agent, "/reserve", client, body);
    }

    HttpResponse<String> ready() throws Exception {
        return LocalRun.get(service.resolve("/q/health/ready"));
    }

    private HttpResponse<String> send(String method, String agent, String path, String token, String body)
            throws Exception {
        return LocalRun.send(service, method, "/agents/" + agent + path, token, body);
    }

    /** Every route of an agent, each several times at once, and the question whether all is well. */
    void assertEverythingIsRefusedSoon(String agent, int times) {
        Map<String, Callable<HttpResponse<String>>> requests = new LinkedHashMap<>();
        requests.put("ready", this::ready);
        requests.put("show", () -> send("GET", agent, "", supervisor, ""));
        requests.put("list", () -> LocalRun.send(service, "GET", "/agents", supervisor, ""));
        requests.put("register", () -> register(agent));
        requests.put("reserve", () -> reserve(agent));
        requests.put(
                "connect",
                () -> send("POST", agent, "/connect", client, "{\"sessionId\":\"s-1\",\"phase\":\"connected\"}"));
        requests.put(
                "release",
                () -> send("POST", agent, "/release", client, "{\"sessionId\":\"s-0\",\"outcome\":\"failed\"}"));
        requests.put("verify", () -> send("POST", agent, "/verify", supervisor, "{}"));
        requests.put("clear", () -> send("POST", agent, "/clear", supervisor, "{\"version\":2}"));
        Map<String, List<CompletableFuture<Timed>>> asked = new LinkedHashMap<>();
        requests.forEach((name, request) -> {
            List<CompletableFuture<Timed>> answers = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                answers.add(CompletableFuture.supplyAsync(() -> Timed.of(request), task -> new Thread(task).start()));
            }
            asked.put(name, answers);
        });
        asked.forEach((name, answers) -> answers.forEach(answer -> {
            answer.join().assertRefusedSoon(name);
            boolean retry =
                    answer.join().response().headers().firstValue("Retry-After").isPresent();
            assertTrue(retry || name.equals("ready"), name);
        }));
    }
}
