package lineclear.local.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A telephone exchange of platform {@code standard}, which answers what it is told to of each call. */
final class Exchange implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> states = new ConcurrentHashMap<>();

    Exchange() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/calls/", this::answer);
        server.start();
    }

    /** The setting of the local run that leads here. */
    String platforms() {
        return """
                {"standard":{"secrets":["literal:whsec_bGluZWNsZWFyLWRlc2stdGVzdHMtMDE="],
                "calls":"http://127.0.0.1:%d/calls/{callId}"}}"""
                .formatted(server.getAddress().getPort());
    }

    /** @param state live, ended or unknown */
    void call(String callId, String state) {
        states.put(callId, state);
    }

    private void answer(HttpExchange http) throws IOException {
        String callId = http.getRequestURI().getPath().substring("/calls/".length());
        byte[] body = "{\"state\":\"%s\"}"
                .formatted(states.getOrDefault(callId, "unknown"))
                .getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("content-type", "application/json");
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
