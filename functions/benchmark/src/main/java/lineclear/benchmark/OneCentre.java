package lineclear.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers over JSON-RPC as a Kamailio does whose calls are all over but a few. */
final class OneCentre implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final LongAdder questions = new LongAdder();
    private final int live;
    private final String briefing;

    /** @param live how many calls go on: those of the first agents */
    OneCentre(int live) throws IOException {
        this.live = live;
        briefing = IntStream.range(0, live).mapToObj(OneCentre::dialog).collect(Collectors.joining(",", "[", "]"));
        // It sends head and body apart; the body would wait for the head's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 64);
        server.setExecutor(threads);
        server.createContext("/RPC", this::answer);
        server.start();
    }

    private static String dialog(int agent) {
        return "{\"call-id\":\"" + callId(agent) + "\",\"state\":4,\"start_ts\":1795323238,\"end_ts\":0}";
    }

    static String callId(int agent) {
        return "call-" + agent;
    }

    String rpc() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/RPC";
    }

    long questions() {
        return questions.sum();
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.increment();
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String result = question.contains("dlg.briefing") ? briefing : one(question);
        byte[] answer = ("{\"jsonrpc\":\"2.0\",\"result\":" + result + ",\"id\":1}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** A call that it does not know is an empty object. */
    private String one(String question) {
        return IntStream.range(0, live)
                .filter(agent -> question.contains("\"" + callId(agent) + "\""))
                .mapToObj(OneCentre::dialog)
                .findFirst()
                .orElse("{}");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
