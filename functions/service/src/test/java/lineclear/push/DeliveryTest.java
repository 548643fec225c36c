package lineclear.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import lineclear.TestClock;
import org.junit.jupiter.api.Test;

/** Frames to many connections: who got theirs, who is gone, and who is owed some. */
class DeliveryTest {
    private final TestClock clock = new TestClock();
    private final Map<String, Sent> answers = new LinkedHashMap<>();
    private final AtomicInteger posted = new AtomicInteger();

    private Delivery delivery(int perSecond) {
        return new Delivery(
                (connection, frame) -> {
                    posted.incrementAndGet();
                    return CompletableFuture.completedStage(answers.getOrDefault(connection, Sent.TAKEN));
                },
                perSecond,
                clock);
    }

    private static Map<String, List<String>> frames(int connections) {
        Map<String, List<String>> frames = new LinkedHashMap<>();
        IntStream.range(0, connections).forEach(i -> frames.put("c-" + i, List.of("{}")));
        return frames;
    }

    @Test
    void everybodyGetsTheirs() {
        assertEquals(
                new Delivery.Report(100, Set.of(), Set.of()), delivery(1000).send(frames(100)));
    }

    @Test
    void whoIsGoneIsNamedAndGetsNoSecondFrame() {
        answers.put("c-0", Sent.GONE);
        Map<String, List<String>> two = Map.of("c-0", List.of("{}", "{}"));
        assertEquals(
                new Delivery.Report(0, Set.of("c-0"), Set.of()), delivery(1000).send(two));
        assertEquals(1, posted.get());
    }

    @Test
    void aFrameThatFailsIsOwedAndTheOthersAreSent() {
        answers.put("c-1", Sent.FAILED);
        assertEquals(
                new Delivery.Report(2, Set.of(), Set.of("c-1")), delivery(1000).send(frames(3)));
    }

    /** LimitExceededException: too many requests, "or the WebSocket client side buffer is full". */
    @Test
    void onePageThatReadsSlowlyKeepsNobodyElseFromTheirs() {
        answers.put("c-1", Sent.TOO_FAST);
        Map<String, List<String>> frames = frames(10);
        frames.put("c-1", List.of("{}", "{}", "{}"));
        assertEquals(
                new Delivery.Report(9, Set.of(), Set.of("c-1")), delivery(1000).send(frames));
        assertEquals(10, posted.get());
    }

    @Test
    void whenTheGatewayWantsFewerNoFurtherFrameIsBegun() {
        List.of("c-1", "c-2", "c-4").forEach(one -> answers.put(one, Sent.TOO_FAST));
        Delivery.Report report = delivery(1000).send(frames(10));
        assertEquals(2, report.taken());
        assertEquals(8, report.owed().size());
        assertEquals(5, posted.get());
    }

    @Test
    void noMoreAreSentThanASecondAllows() {
        Delivery delivery = delivery(5);
        assertEquals(5, delivery.send(frames(8)).taken());
        assertEquals(0, delivery.send(frames(8)).taken());
        clock.forward(Duration.ofMillis(400));
        assertEquals(2, delivery.send(frames(8)).taken());
        clock.forward(Duration.ofHours(1));
        assertEquals(5, delivery.send(frames(8)).taken(), "what was not used is not saved up");
    }

    @Test
    void manyGoSideBySideAndAllAreWaitedFor() {
        ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try {
            Delivery slow = new Delivery(
                    (connection, frame) -> {
                        most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                        CompletableFuture<Sent> sent = new CompletableFuture<>();
                        later.schedule(
                                () -> {
                                    atOnce.decrementAndGet();
                                    sent.complete(Sent.TAKEN);
                                },
                                5,
                                TimeUnit.MILLISECONDS);
                        return sent;
                    },
                    10_000,
                    clock);
            assertEquals(500, slow.send(frames(500)).taken());
            assertTrue(most.get() > 1 && most.get() <= 64, () -> "at once: " + most);
        } finally {
            later.shutdownNow();
        }
    }
}
