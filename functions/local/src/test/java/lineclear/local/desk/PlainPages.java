package lineclear.local.desk;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import lineclear.local.run.LocalRun;

/** Many open sockets without a browser behind them. */
final class PlainPages implements AutoCloseable {
    /** Handshakes under way at once. */
    private static final int SIDE_BY_SIDE = 50;
    /** Of a ticket, which is good for a minute. */
    private static final int TICKET_FOR = 2_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<WebSocket> sockets = new ArrayList<>();
    private final AtomicLong frames = new AtomicLong();
    private final URI service;

    PlainPages(URI service) {
        this.service = service;
    }

    /**
     * Opens so many more.
     *
     * @param watching whether they look at the floor, or say nothing at all
     * @return how many were refused
     */
    int open(int count, boolean watching) throws Exception {
        int before = sockets.size();
        String ticket = "";
        for (int opened = 0; opened < count; opened += SIDE_BY_SIDE) {
            if (opened % TICKET_FOR == 0) {
                ticket = ticket();
            }
            List<CompletableFuture<WebSocket>> some = new ArrayList<>();
            for (int i = 0; i < Math.min(SIDE_BY_SIDE, count - opened); i++) {
                some.add(open(ticket));
            }
            for (CompletableFuture<WebSocket> one : some) {
                one.handle((socket, refused) -> socket == null ? null : sockets.add(socket))
                        .join();
            }
        }
        if (watching) {
            for (WebSocket socket : sockets.subList(before, sockets.size())) {
                socket.sendText("{\"type\":\"watch\",\"topics\":[\"floor\"]}", true)
                        .join();
            }
            while (frames.get() < sockets.size()) {
                Thread.sleep(10); // each hears its hello
            }
        }
        return count - (sockets.size() - before);
    }

    private CompletableFuture<WebSocket> open(String ticket) {
        return http.newWebSocketBuilder()
                .subprotocols("lineclear.v1", ticket)
                .buildAsync(URI.create("ws://" + service.getAuthority() + "/live-socket"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                        frames.addAndGet(last ? 1 : 0);
                        socket.request(1);
                        return null;
                    }
                });
    }

    private String ticket() throws Exception {
        return ticket(service);
    }

    static String ticket(URI service) throws Exception {
        String token = LocalRun.token(service, "supervisor");
        String answer = LocalRun.send(service, "POST", "/live", token, "{}").body();
        return answer.replaceFirst(".*\"ticket\":\"", "").replaceFirst("\".*", "");
    }

    @Override
    public void close() {
        sockets.forEach(WebSocket::abort);
    }
}
