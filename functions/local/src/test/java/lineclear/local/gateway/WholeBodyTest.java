package lineclear.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lineclear.local.RawHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** By itself, with little patience. */
@Tag("exhaustive")
class WholeBodyTest {
    private static final String HEAD = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() {
        TurnedAway turnedAway = new TurnedAway(new SimpleMeterRegistry(), new Routes(List.of()));
        Router router = Router.router(vertx);
        router.route().handler(new WholeBody(10, Duration.ofSeconds(2), turnedAway));
        router.route().handler(http -> {
            calls.incrementAndGet();
            http.end();
        });
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoDoesNotSendInTimeHearsItAndIsNotServedWhenTheRestComes() throws Exception {
        try (RawHttp slow = new RawHttp(server.actualPort())) {
            String answer = slow.send(HEAD).send("12").answer();
            assertTrue(answer.startsWith("HTTP/1.1 408 ") && answer.contains("within 2 s"), answer);
            slow.send("345");
            assertTrue(slow.send(HEAD).send("12345").answer().startsWith("HTTP/1.1 200 "));
        }
        assertEquals(1, calls.get());
    }

    @Test
    void whoNeverFinishesIsLeftInTheEnd() throws Exception {
        try (RawHttp silent = new RawHttp(server.actualPort())) {
            silent.send(HEAD).answer();
            assertTrue(silent.isClosed());
        }
        assertEquals(0, calls.get());
    }
}
