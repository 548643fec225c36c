package lineclear.platform.lookup;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import lineclear.patience.Patience;
import lineclear.platform.CallState;

/** Asks about calls one by one, a few at a time. */
public final class EachCall {
    private static final int AT_ONCE = 8;
    private static final long IDLE_SECONDS = 5;

    private final ThreadPoolExecutor workers;
    private final Duration patience;

    public EachCall(String platform) {
        this(platform, Patience.MANY_LOOK_UPS.most());
    }

    EachCall(String platform, Duration patience) {
        this.patience = patience;
        workers = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread worker = new Thread(task, "ask-" + platform);
                    worker.setDaemon(true);
                    return worker;
                });
        workers.allowCoreThreadTimeOut(true);
    }

    /**
     * An answer for each of them; one that fails, or does not come in time, is unknown, and does not disturb the
     * others.
     */
    public Map<String, CallState> ask(Collection<String> callIds, Function<String, CallState> one) {
        Set<String> different = new LinkedHashSet<>(callIds);
        Map<String, CallState> states = new LinkedHashMap<>();
        if (different.size() == 1) {
            different.forEach(callId -> states.put(callId, safely(callId, one)));
            return states;
        }
        Map<String, Future<CallState>> asked = new LinkedHashMap<>();
        different.forEach(callId -> asked.put(callId, workers.submit(() -> safely(callId, one))));
        long end = System.nanoTime() + patience.toNanos();
        asked.forEach((callId, answer) -> states.put(callId, await(answer, end)));
        return states;
    }

    /** What one question brings for which somebody waits; empty when it fails or is too slow. */
    public <T> Optional<T> within(Patience most, Supplier<T> question) {
        Future<T> asked = workers.submit(question::get);
        try {
            return Optional.ofNullable(asked.get(most.most().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException | ExecutionException fault) {
            return Optional.empty();
        } finally {
            asked.cancel(true);
        }
    }

    private static CallState safely(String callId, Function<String, CallState> one) {
        try {
            return one.apply(callId);
        } catch (RuntimeException fault) {
            return new CallState.Unknown(
                    "the question failed: " + fault.getClass().getSimpleName());
        }
    }

    private static CallState await(Future<CallState> answer, long end) {
        try {
            return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            return new CallState.Unknown("it is too slow for so many questions at once");
        } catch (InterruptedException stop) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new CallState.Unknown("interrupted");
        } catch (ExecutionException fault) {
            return new CallState.Unknown("the question failed");
        }
    }
}
