package lineclear.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One contender's turn.
 *
 * @param nanos how long each cycle took
 * @param cyclesPerSecond over all threads
 * @param cpuMillis of the process that is looked at, the engine included, for each cycle
 */
record Round(long[] nanos, double cyclesPerSecond, double cpuMillis) {
    /**
     * Cycles on as many threads for as long; each thread has agents of its own.
     *
     * @param cpuNanos how long a process has computed so far
     */
    static Round of(Contender contender, int threads, double seconds, LongSupplier cpuNanos) {
        int each = Tables.AGENTS / threads;
        long cpu = cpuNanos.getAsLong();
        long begun = System.nanoTime();
        long end = begun + (long) (seconds * 1e9);
        List<long[]> all = together(threads, thread -> cycles(contender, thread * each, each, end));
        double took = (System.nanoTime() - begun) / 1e9;
        long[] nanos = all.stream().flatMapToLong(Arrays::stream).toArray();
        cpu = cpuNanos.getAsLong() - cpu;
        return new Round(nanos, nanos.length / took, cpu / 1e6 / nanos.length);
    }

    private static long[] cycles(Contender contender, int first, int agents, long end) {
        long[] nanos = new long[1024];
        int done = 0;
        for (long before = System.nanoTime(); before < end; done++) {
            contender.cycle(first + done % agents);
            long after = System.nanoTime();
            nanos = done < nanos.length ? nanos : Arrays.copyOf(nanos, 2 * done);
            nanos[done] = after - before;
            before = after;
        }
        return Arrays.copyOf(nanos, done);
    }

    /** What one thread, 0-based, does. */
    interface Part<T> {
        T of(int thread) throws Exception;
    }

    static <T> List<T> together(int threads, Part<T> part) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> parts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                parts.add(() -> part.of(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(parts, 5, TimeUnit.MINUTES)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
