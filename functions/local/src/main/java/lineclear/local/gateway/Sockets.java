package lineclear.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import lineclear.push.Postbox;
import lineclear.push.Sent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * API Gateway's WebSocket API in this process: {@code $connect}, messages and {@code $disconnect} call the function
 * {@code socket}, and its connections take frames. It ends them as API Gateway does: after ten minutes of silence, and
 * after two hours.
 */
@Singleton
public class Sockets {
    public static final String PATH = "/live-socket";

    private static final String FUNCTION = "socket";
    private static final short GOING_AWAY = 1001;
    private static final short TOO_BIG = 1009;
    private static final int MOST = 10_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    /** Within the server's own patience with a silent connection; a ping is no message, and breaks no silence. */
    private static final Duration ALIVE = Duration.ofSeconds(25);

    private final Functions functions;
    private final TurnedAway turnedAway;
    private final Vertx vertx;
    private final Duration idle;
    private final Duration most;
    private final Map<String, Line> open = new ConcurrentHashMap<>();

    /**
     * @param saidAtNanos when something was last said, either way
     * @param over done when the function has been told of its end
     */
    private record Line(ServerWebSocket socket, AtomicLong saidAtNanos, CompletableFuture<Void> over) {
        static Line of(ServerWebSocket socket) {
            return new Line(socket, new AtomicLong(System.nanoTime()), new CompletableFuture<>());
        }

        void says() {
            saidAtNanos.set(System.nanoTime());
        }

        boolean silentFor(Duration time) {
            return System.nanoTime() - saidAtNanos.get() > time.toNanos();
        }
    }

    Sockets(
            Functions functions,
            TurnedAway turnedAway,
            Vertx vertx,
            @ConfigProperty(name = "lineclear.socket-idle", defaultValue = "PT10M") Duration idle,
            @ConfigProperty(name = "lineclear.socket-most", defaultValue = "PT2H") Duration most) {
        this.functions = functions;
        this.turnedAway = turnedAway;
        this.vertx = vertx;
        this.idle = idle;
        this.most = most;
    }

    @Produces
    @Singleton
    Postbox postbox() {
        return this::post;
    }

    void listen(@Observes Router router) {
        router.route(PATH).handler(this::connect);
    }

    /** Pages then open another one when this process is back. That they are gone is written while there is a table. */
    void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        List<Line> last = List.copyOf(open.values());
        last.forEach(line -> line.socket().close(GOING_AWAY));
        CompletableFuture.allOf(last.stream().map(Line::over).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void connect(RoutingContext http) {
        HttpServerRequest request = http.request();
        if (!"websocket".equalsIgnoreCase(request.getHeader("upgrade"))) {
            turnedAway.message(http, 400, "Bad Request");
        } else if (open.size() >= MOST) {
            turnedAway.message(http, 429, "Too Many Requests");
        } else {
            request.pause(); // until it is known whether it becomes a socket
            String id = SocketEvent.newId();
            blocking(() -> functions.call(FUNCTION, SocketEvent.connect(id, request)))
                    .whenComplete((answer, fault) -> vertx.runOnContext(same -> connected(http, id, answer, fault)));
        }
    }

    private void connected(RoutingContext http, String id, Object answer, Throwable fault) {
        int status = fault == null ? ((APIGatewayV2WebSocketResponse) answer).getStatusCode() : 500;
        if (status != 200) {
            http.request().resume();
            turnedAway.message(http, status, status == 401 ? "Unauthorized" : status == 403 ? "Forbidden" : "Refused");
            return;
        }
        http.request()
                .toWebSocket()
                .onSuccess(socket -> {
                    UpgradedRequest.over(http.request());
                    opened(id, socket);
                })
                .onFailure(noHandshake -> disconnected(id));
    }

    private void opened(String id, ServerWebSocket socket) {
        Line line = Line.of(socket);
        open.put(id, line);
        long alive = vertx.setPeriodic(ALIVE.toMillis(), tick -> socket.writePing(Buffer.buffer()));
        long silence = vertx.setPeriodic(Math.max(1, idle.toMillis() / 10), tick -> {
            if (line.silentFor(idle)) {
                socket.close(GOING_AWAY);
            }
        });
        long end = vertx.setTimer(most.toMillis(), over -> socket.close(GOING_AWAY));
        socket.textMessageHandler(frame -> heard(id, line, frame));
        // What is larger than may be, or no frame at all. A line that is merely lost is closed already.
        socket.exceptionHandler(broken -> socket.close(TOO_BIG));
        socket.closeHandler(closed -> {
            open.remove(id);
            vertx.cancelTimer(alive);
            vertx.cancelTimer(silence);
            vertx.cancelTimer(end);
            disconnected(id).whenComplete((told, fault) -> line.over().complete(null));
        });
    }

    /**
     * One frame at a time: whoever says more than can be answered, or does not read the answers, keeps their own next
     * frame waiting and nobody else's.
     */
    private void heard(String id, Line line, String frame) {
        line.says();
        line.socket().pause();
        blocking(() -> functions.call(FUNCTION, SocketEvent.message(id, frame)))
                .whenComplete((answer, fault) -> answered(line, fault == null ? answer : null));
    }

    private static void answered(Line line, Object answer) {
        String body = answer == null ? null : ((APIGatewayV2WebSocketResponse) answer).getBody();
        ServerWebSocket socket = line.socket();
        if (body == null || socket.isClosed()) {
            socket.resume();
        } else {
            socket.writeTextMessage(body).onComplete(read -> socket.resume());
        }
    }

    private CompletionStage<Object> disconnected(String id) {
        return blocking(() -> functions.call(FUNCTION, SocketEvent.disconnect(id)));
    }

    private CompletionStage<Sent> post(String id, String frame) {
        Line line = open.get(id);
        if (line == null || line.socket().isClosed()) {
            return CompletableFuture.completedStage(Sent.GONE);
        } else if (line.socket().writeQueueFull()) {
            return CompletableFuture.completedStage(Sent.TOO_FAST); // a slow reader: API Gateway says the same
        }
        line.says();
        return line.socket()
                .writeTextMessage(frame)
                .map(written -> Sent.TAKEN)
                .otherwise(Sent.GONE)
                .toCompletionStage();
    }

    /** One after the other for one connection is no promise of API Gateway's, either. */
    private CompletionStage<Object> blocking(Callable<Object> call) {
        return vertx.executeBlocking(call, false).toCompletionStage();
    }
}
