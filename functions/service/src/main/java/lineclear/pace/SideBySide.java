package lineclear.pace;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several pieces of work at once. */
public final class SideBySide {
    private SideBySide() {}

    /** Returns when all are done. None of them may throw. */
    public static void all(int threads, List<Runnable> work) {
        if (work.size() <= 1) {
            work.forEach(Runnable::run);
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, work.size()));
        try {
            List<Callable<Object>> calls =
                    work.stream().map(Executors::callable).toList();
            for (Future<Object> done : pool.invokeAll(calls)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the work broke off", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the work was interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
