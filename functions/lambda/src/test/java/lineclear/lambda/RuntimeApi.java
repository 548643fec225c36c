package lineclear.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import lineclear.contract.Reply;

/**
 * Lambda's runtime API for one function's process, on a loopback port: it hands out events and takes the answers.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
    private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
    private static final String RESTORED = "/2018-06-01/runtime/restore/next";
    private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";

    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Reply>> running = new ConcurrentHashMap<>();
    private final CompletableFuture<String> initError = new CompletableFuture<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final HttpServer server;

    private record Invocation(String requestId, String event) {}

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "runtime-api");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext(INVOCATION, this::invocation);
        server.createContext(INIT_ERROR, this::init);
        server.createContext(RESTORED, this::restored);
        server.start();
    }

    /** What {@code AWS_LAMBDA_RUNTIME_API} is to be. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    CompletableFuture<Reply> invoke(String event) {
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), event);
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        running.put(invocation.requestId(), reply);
        waiting.add(invocation);
        return reply;
    }

    /** What the process reports when it cannot start. */
    CompletableFuture<String> initError() {
        return initError;
    }

    /** Done when the start is over: the process asks for its first event, or whether its snapshot lives again. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    private void invocation(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI()
                .getPath()
                .substring(INVOCATION.length())
                .split("/");
        if (path[0].equals("next")) {
            next(exchange);
            return;
        }
        String body = body(exchange);
        CompletableFuture<Reply> reply = running.remove(path[0]);
        if (reply == null) {
            answer(exchange, 400, "{\"errorMessage\":\"no such invocation\"}");
            return;
        }
        answer(exchange, 202, "{\"status\":\"OK\"}");
        reply.complete(path[1].equals("response") ? new Reply.Answer(body) : new Reply.Failure(body));
    }

    private void next(HttpExchange exchange) throws IOException {
        ready.complete(null);
        try {
            Invocation invocation = waiting.take();
            long deadline = System.currentTimeMillis() + 900_000;
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
            exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
            exchange.getResponseHeaders()
                    .set(
                            "Lambda-Runtime-Invoked-Function-Arn",
                            "arn:aws:lambda:eu-central-1:123456789012:function:test");
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Trace-Id", "Root=1-6ae7aa00-5c1d0e2f4a6b8c9d0e1f2a3b;Sampled=0");
            answer(exchange, 200, invocation.event());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private void restored(HttpExchange exchange) throws IOException {
        ready.complete(null);
        answer(exchange, 200, "{}");
    }

    private void init(HttpExchange exchange) throws IOException {
        initError.complete(body(exchange));
        answer(exchange, 202, "{\"status\":\"OK\"}");
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        // Without a content type the interface client's native half crashes.
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
