package lineclear.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code events/post.sh} sends what stands in the sample, as the sample's caller. */
class PostScriptTest {
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private HttpServer service;

    @BeforeEach
    void listen() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        service.createContext("/", this::receive);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        received.add(String.join(
                " ",
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                String.valueOf(exchange.getRequestHeaders().getFirst("x-signature")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        byte[] token = "{\"token\":\"t.o-k_en\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, token.length);
        exchange.getResponseBody().write(token);
        exchange.close();
    }

    @Test
    void sendsEverySampleAsItStands() throws Exception {
        for (Sample sample : Sample.all().stream().filter(Sample::isHttp).toList()) {
            received.clear();
            assertEquals(0, post(sample.name()));
            String agent = sample.event()
                    .at("/requestContext/authorizer/jwt/claims/agent_id")
                    .asText();
            String role = "\"role\":\"" + sample.scope() + "\"";
            String whose = agent.isEmpty() ? "" : ",\"agentId\":\"" + agent + "\"";
            boolean signed = sample.scope().isEmpty(); // a phone platform has no token, nor has a page
            String query = sample.event().get("rawQueryString").asText();
            var event = sample.event(sentAt(received.get(received.size() - 1)));
            List<String> expected = new ArrayList<>();
            if (!signed) {
                expected.add("POST /local/tokens null null {" + role + whose + "}");
            }
            expected.add(String.join(
                    " ",
                    sample.routeKey().split(" ", 2)[0],
                    sample.event().get("rawPath").asText() + (query.isEmpty() ? "" : "?" + query),
                    signed ? "null" : "Bearer t.o-k_en",
                    event.at("/headers/x-signature").asText("null"),
                    event.path("body").asText()));
            assertEquals(expected, received);
        }
    }

    /** As it says itself; what says nothing is the same at any time. */
    private static Instant sentAt(String request) {
        Matcher sent = Pattern.compile("\"sent\":\"([0-9]+)").matcher(request);
        return sent.find() ? Instant.ofEpochSecond(Long.parseLong(sent.group(1))) : Instant.EPOCH;
    }

    @Test
    void refusesWhatIsNotCalledOverHttp() throws Exception {
        assertNotEquals(0, post("history"));
        assertTrue(received.isEmpty());
    }

    private int post(String sample) throws Exception {
        return new ProcessBuilder(
                        "sh",
                        Path.of("../../events/post.sh").toString(),
                        sample,
                        "http://127.0.0.1:" + service.getAddress().getPort())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
