package lineclear.platform.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import lineclear.platform.CallState;
import org.junit.jupiter.api.Test;

class EachCallTest {
    private final EachCall eachCall = new EachCall("test");

    @Test
    void neverMoreThanAFewAtOnce() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<String> calls = IntStream.range(0, 100).mapToObj(i -> "c-" + i).toList();
        Map<String, CallState> states = eachCall.ask(calls, callId -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            now.decrementAndGet();
            return new CallState.Live();
        });
        assertEquals(calls, List.copyOf(states.keySet()));
        assertTrue(most.get() > 1 && most.get() <= 8, "at once: " + most);
    }

    @Test
    void oneThatFailsIsUnknownAndDisturbsNobody() {
        assertEquals(
                Map.of(
                        "a", new CallState.Live(),
                        "b", new CallState.Unknown("the question failed: IllegalStateException")),
                eachCall.ask(List.of("a", "b", "a"), callId -> {
                    if (callId.equals("b")) {
                        throw new IllegalStateException("secret");
                    }
                    return new CallState.Live();
                }));
        assertEquals(Map.of(), eachCall.ask(List.of(), callId -> new CallState.Live()));
    }

    @Test
    void whatDoesNotComeInTimeIsUnknown() {
        CountDownLatch never = new CountDownLatch(1);
        Map<String, CallState> states = new EachCall("slow", Duration.ofMillis(100)).ask(List.of("a", "b"), callId -> {
            if (callId.equals("a")) {
                return new CallState.Live();
            }
            try {
                never.await();
                return new CallState.Live();
            } catch (InterruptedException givenUp) {
                throw new IllegalStateException(givenUp);
            }
        });
        assertEquals(new CallState.Unknown("it is too slow for so many questions at once"), states.get("b"));
    }
}
