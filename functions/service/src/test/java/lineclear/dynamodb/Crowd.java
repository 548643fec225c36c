package lineclear.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** So many threads that all begin at the same moment. */
final class Crowd implements AutoCloseable {
    private final int size;
    private final ExecutorService threads;

    Crowd(int size) {
        this.size = size;
        this.threads = Executors.newFixedThreadPool(size);
    }

    /** What each of them comes back with; a failure of one is a failure of the test. */
    <T> List<T> all(IntFunction<T> each) {
        CyclicBarrier start = new CyclicBarrier(size);
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int index = i;
            running.add(threads.submit(() -> {
                start.await();
                return each.apply(index);
            }));
        }
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> one : running) {
                results.add(one.get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
