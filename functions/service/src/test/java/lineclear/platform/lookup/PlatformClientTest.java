package lineclear.platform.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import lineclear.TestClock;
import lineclear.platform.Loopback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real server that behaves badly in every way. */
@Timeout(30)
class PlatformClientTest {
    private static final Duration WHOLE = Duration.ofMillis(300);

    private final TestClock clock = new TestClock();
    private final PlatformClient line = new PlatformClient(new BoundedHttp(WHOLE, 10_000), clock);
    private Loopback platform;

    @BeforeEach
    void listen() throws IOException {
        platform = new Loopback(Loopback.json(200, "{}"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private Reply ask(URI uri) {
        return line.ask(() -> HttpRequest.newBuilder(uri).build());
    }

    private Reply ask() {
        return ask(platform.uri("/"));
    }

    private void silent(String why, int attempts) {
        assertEquals(new Reply.Silent(why), ask());
        assertEquals(attempts, platform.asked().size());
    }

    @Test
    void anAnswerIsAnAnswerEvenARefusal() {
        platform.answers(Loopback.json(404, "{\"code\":20404}"));
        LookupAnswer answer = assertInstanceOf(Reply.Answered.class, ask()).answer();
        assertEquals(404, answer.status());
        assertEquals(20404, answer.json().path("code").asInt());
        assertEquals(1, platform.asked().size(), "and is not asked for twice");
    }

    @Test
    void anErrorOfTheServerIsTriedOnceMore() {
        AtomicInteger calls = new AtomicInteger();
        platform.answers((asked, exchange) -> Loopback.send(exchange, calls.incrementAndGet() == 1 ? 503 : 200, "[]"));
        assertInstanceOf(Reply.Answered.class, ask());
        assertEquals(2, calls.get());
    }

    @Test
    void errorsAreSilenceInTheEnd() {
        platform.answers(Loopback.json(500, "{\"secret\":\"s\"}"));
        silent("it answered 500", 2);
    }

    @Test
    void whoHangsIsLeft() {
        platform.answers(Loopback.hangs());
        silent("no whole answer in time", 2);
    }

    @Test
    @Tag("exhaustive")
    void whoDribblesIsLeftInTimeToo() {
        platform.answers(Loopback.dribbles());
        long start = System.nanoTime();
        silent("no whole answer in time", 2);
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(3).toNanos());
    }

    @Test
    void whoFloodsIsCutOff() {
        platform.answers(Loopback.floods());
        silent("its answer is too long", 2);
    }

    @Test
    void whoBreaksOffIsSilent() {
        platform.answers(Loopback.breaksOff());
        silent("the connection broke", 2);
    }

    @Test
    void nobodyThere() throws IOException {
        URI nowhere;
        try (ServerSocket taken = new ServerSocket(0)) {
            nowhere = URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/");
        }
        assertEquals(new Reply.Silent("it cannot be reached"), ask(nowhere));
    }

    @Test
    void aRedirectIsNotFollowed() {
        platform.answers((asked, exchange) -> {
            exchange.getResponseHeaders()
                    .add("location", platform.uri("/elsewhere").toString());
            Loopback.send(exchange, 302, "");
        });
        assertEquals(302, assertInstanceOf(Reply.Answered.class, ask()).answer().status());
        assertEquals(1, platform.asked().size());
    }

    @Test
    void afterFiveSilencesItIsLeftAloneAndThenProbed() {
        platform.answers(Loopback.json(503, ""));
        for (int i = 0; i < 5; i++) {
            ask();
        }
        assertEquals(10, platform.asked().size());
        Reply spared = ask();
        assertTrue(((Reply.Silent) spared).why().contains("left alone"), spared.toString());
        assertEquals(10, platform.asked().size());
        platform.answers(Loopback.json(200, "{}"));
        clock.forward(Duration.ofSeconds(20));
        assertInstanceOf(Reply.Answered.class, ask());
        assertInstanceOf(Reply.Answered.class, ask());
    }

    @Test
    void anInterruptedQuestionIsUnansweredAndStaysInterrupted() {
        platform.answers(Loopback.hangs());
        Thread.currentThread().interrupt();
        assertEquals(new Reply.Silent("interrupted"), ask());
        assertTrue(Thread.interrupted());
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
