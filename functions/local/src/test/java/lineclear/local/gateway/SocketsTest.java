package lineclear.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lineclear.contract.AsyncApi;
import lineclear.local.Ask;
import lineclear.local.InMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages' sockets on the laptop: the same functions, over a real socket. */
@QuarkusTest
@QuarkusTestResource(InMemory.class)
class SocketsTest {
    private static final AsyncApi CONTRACT = AsyncApi.load();
    /** Of a test that waits in vain; nothing is measured by it. */
    private static final long PATIENCE_SECONDS = 60;

    private static final Duration LONG = Duration.ofHours(1);

    @Inject
    Functions functions;

    @Inject
    BeanManager beans;

    @Inject
    TurnedAway turnedAway;

    @Inject
    Vertx vertx;

    /** What a page hears, and how its socket ends. */
    private static final class Page implements WebSocket.Listener {
        final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder frame = new StringBuilder();
        WebSocket socket;

        @Override
        public CompletionStage<?> onText(WebSocket its, CharSequence data, boolean last) {
            frame.append(data);
            if (last) {
                frames.add(frame.toString());
                frame.setLength(0);
            }
            its.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket its, int code, String reason) {
            closed.complete(code);
            return null;
        }

        /** Without a word about why. */
        @Override
        public void onError(WebSocket its, Throwable broken) {
            closed.complete(1006);
        }

        JsonNode hears() throws InterruptedException {
            return CONTRACT.assertValid("tell", frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }

        void says(String said) {
            CONTRACT.assertValid("hear", said);
            socket.sendText(said, true).join();
        }
    }

    @BeforeEach
    void agent() {
        Ask.as("supervisor").body("{\"name\":\"Ada\"}").put("/agents/live-1");
        Ask.asAgent("live-1").body("{\"status\":\"available\"}").post("/agents/live-1/set-status");
        Ask.as("client")
                .body("{\"sessionId\":\"s-0\",\"outcome\":\"completed\"}")
                .post("/agents/live-1/release");
    }

    private static String ticket() {
        return Ask.asAgent("live-1")
                .body("{}")
                .post("/live")
                .then()
                .statusCode(200)
                .extract()
                .path("ticket");
    }

    private static Page open(int port, String origin, String ticket) {
        Page page = new Page();
        WebSocket.Builder builder =
                HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("lineclear.v1", ticket);
        if (origin != null) {
            builder.header("Origin", origin);
        }
        page.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + Sockets.PATH), page)
                .join();
        return page;
    }

    private static Page open() {
        return open(RestAssured.port, null, ticket());
    }

    private static Page watching() throws InterruptedException {
        Page page = open();
        page.says("{\"type\":\"watch\",\"topics\":[\"agent#live-1\"]}");
        assertEquals("hello", page.hears().get("type").asText());
        return page;
    }

    @Test
    void aPageIsToldWhatHappensToItsAgent() throws Exception {
        Page page = watching();
        assertEquals("lineclear.v1", page.socket.getSubprotocol());
        Ask.as("client")
                .body("{\"sessionId\":\"s-1\",\"channel\":\"voice\",\"customer\":{\"id\":\"c-9\"}}")
                .post("/agents/live-1/reserve")
                .then()
                .statusCode(201);
        JsonNode told = page.hears();
        while (!told.at("/agent/status").asText().equals("reserved")) {
            told = page.hears(); // of what came before: the stream is a moment behind
        }
        Ask.as("client")
                .body("{\"sessionId\":\"s-1\",\"outcome\":\"cancelled\"}")
                .post("/agents/live-1/release");
        assertEquals("available", page.hears().at("/agent/status").asText());
        page.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Test
    void theAddressThatIsAnsweredIsThePagesOwn() {
        String url =
                Ask.asAgent("live-1").body("{}").post("/live").then().extract().path("url");
        assertTrue(url.endsWith(":" + RestAssured.port + Sockets.PATH), url);
    }

    @Test
    void whatMayNotOpenGetsNoSocket() {
        assertEquals(401, refused(null, "forged.forged"));
        assertEquals(403, refused("https://evil.example", ticket()));
        RestAssured.get(Sockets.PATH).then().statusCode(400);
    }

    private static int refused(String origin, String ticket) {
        CompletionException refusal =
                assertThrows(CompletionException.class, () -> open(RestAssured.port, origin, ticket));
        return assertInstanceOf(WebSocketHandshakeException.class, refusal.getCause())
                .getResponse()
                .statusCode();
    }

    @Test
    void whatIsTooLongEndsTheSocket() throws Exception {
        Page page = open();
        page.socket.sendText("x".repeat(200_000), true);
        assertTrue(Set.of(1006, 1009).contains(page.closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS)));
    }

    @Test
    void aSocketEndsAfterItsSilenceAndAfterItsTime() throws Exception {
        assertEquals(1001, ends(Duration.ofMillis(200), LONG));
        assertEquals(1001, ends(LONG, Duration.ofMillis(200)));
    }

    /** A page that says a hundred things at once, of which the first takes long. */
    @Test
    void whatOnePageSaysIsHeardOneByOneAndKeepsNobodyElseWaiting() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        AtomicInteger heard = new AtomicInteger();
        Functions slow = new Functions(beans) {
            @Override
            public Object call(String name, Object input) {
                if (input instanceof APIGatewayV2WebSocketEvent event && "slow".equals(event.getBody())) {
                    heard.incrementAndGet();
                    join(free);
                }
                return super.call(name, input);
            }
        };
        HttpServer server = serve(new Sockets(slow, turnedAway, vertx, LONG, LONG));
        try {
            Page hasty = open(server.actualPort(), null, ticket());
            for (int i = 0; i < 100; i++) {
                hasty.socket.sendText("slow", true).join();
            }
            Page other = open(server.actualPort(), null, ticket());
            other.says("{\"type\":\"ping\"}");
            assertEquals("agent", other.hears().get("type").asText());
            assertEquals(1, heard.get());
            free.countDown();
            for (int i = 0; i < 100; i++) {
                assertEquals("refused", hasty.hears().get("type").asText());
            }
        } finally {
            free.countDown();
            server.close();
        }
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int ends(Duration idle, Duration most) throws Exception {
        HttpServer server = serve(new Sockets(functions, turnedAway, vertx, idle, most));
        try {
            return open(server.actualPort(), null, ticket()).closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            server.close();
        }
    }

    private HttpServer serve(Sockets sockets) throws Exception {
        Router router = Router.router(vertx);
        sockets.listen(router);
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        new SocketOptions().customizeHttpServer(options);
        return vertx.createHttpServer(options)
                .requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
