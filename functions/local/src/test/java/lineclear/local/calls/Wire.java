package lineclear.local.calls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Between Kamailio and the service. Hands everything on, until a test says what is to befall the next parcel of some
 * sort.
 */
final class Wire implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI service;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<Sign> signs = new CopyOnWriteArrayList<>();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private volatile Fate usual = Fate.ARRIVES;
    private volatile boolean down;

    /** What befalls a parcel. */
    interface Fate {
        /** It arrives, and its answer comes back. */
        Fate ARRIVES = parcel -> parcel.answer(parcel.deliver());
        /** It is lost, although whoever sent it hears that it has arrived. */
        Fate LOST = parcel -> parcel.answer(200, new byte[0]);
        /** It arrives, and its answer is lost. */
        Fate ANSWER_LOST = parcel -> {
            parcel.deliver();
            parcel.lose();
        };

        void befall(Parcel parcel) throws Exception;
    }

    private record Sign(String part, Fate fate) {}

    /** A request on its way. */
    static final class Parcel {
        private final URI service;
        private final HttpExchange exchange;
        private final byte[] body;

        private Parcel(URI service, HttpExchange exchange) throws IOException {
            this.service = service;
            this.exchange = exchange;
            this.body = exchange.getRequestBody().readAllBytes();
        }

        String text() {
            return exchange.getRequestURI() + " " + new String(body, StandardCharsets.UTF_8);
        }

        HttpResponse<byte[]> deliver() throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
            for (String name : List.of("Content-Type", "Authorization", "X-Signature")) {
                String value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            }
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        }

        void answer(HttpResponse<byte[]> answer) throws IOException {
            answer.headers().firstValue("content-type").ifPresent(type -> exchange.getResponseHeaders()
                    .set("content-type", type));
            answer(answer.statusCode(), answer.body());
        }

        void answer(int status, byte[] answer) throws IOException {
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        }

        /** The connection breaks without an answer. */
        void lose() {
            exchange.close();
        }
    }

    private Wire(URI service, HttpServer server) {
        this.service = service;
        this.server = server;
    }

    static Wire to(URI service) throws IOException {
        Wire wire = new Wire(service, HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, 0), 64));
        wire.server.setExecutor(wire.workers);
        wire.server.createContext("/", wire::take);
        wire.server.start();
        return wire;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on nothing arrives. */
    void cut() {
        down = true;
    }

    void mend() {
        down = false;
    }

    /** Once, for the next parcel in whose path or body this stands. */
    void next(String part, Fate fate) {
        signs.add(new Sign(part, fate));
    }

    /** What befalls all others. */
    void usually(Fate fate) {
        usual = fate;
    }

    /** How many parcels have come in whose path or body all of these stand. */
    long seen(String... parts) {
        synchronized (seen) {
            return seen.stream()
                    .filter(text -> List.of(parts).stream().allMatch(text::contains))
                    .count();
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        Parcel parcel = new Parcel(service, exchange);
        seen.add(parcel.text());
        if (down) {
            parcel.lose();
            return;
        }
        try {
            fate(parcel).befall(parcel);
        } catch (Exception e) {
            parcel.lose();
        }
    }

    private Fate fate(Parcel parcel) {
        for (Sign sign : signs) {
            if (parcel.text().contains(sign.part()) && signs.remove(sign)) {
                return sign.fate();
            }
        }
        return usual;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
