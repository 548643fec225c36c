package lineclear.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Whole calls for a long time at two thirds of what the packaged local run bears: whatever grows then grows for ever.
 * What the system says of its processes, so Linux only.
 */
final class HeldLoad {
    private static final int CONNECTIONS = 32;
    private static final double SHARE = 2 / 3.0;
    private static final Duration AT_MOST_FOR = Duration.ofSeconds(20);

    private final LocalProcess service;
    private final Contender calls;
    private final StringBuilder rows = new StringBuilder();

    private HeldLoad(LocalProcess service) {
        this.service = service;
        this.calls = new Deliveries(service).wholeCall();
    }

    /** @param minutes after each of them, in growing order, the figures are taken; the last one is the end */
    static String table(LocalProcess service, List<Integer> minutes) {
        HeldLoad load = new HeldLoad(service);
        load.most(); // warms up
        double most = load.most();
        load.hold(most * SHARE, minutes);
        return Numbers.text(
                        "The most, over %d connections: %.0f requests a second. Held: two thirds of it, %.0f.%n%n",
                        CONNECTIONS, most, most * SHARE)
                + "| minute | requests/s until then | service: MiB | threads | descriptors | engine: MiB | threads |"
                + " descriptors |\n|---|---|---|---|---|---|---|---|\n" + load.rows;
    }

    private double most() {
        return Round.of(calls, CONNECTIONS, AT_MOST_FOR.toSeconds(), service::cpuNanos)
                .cyclesPerSecond();
    }

    private void hold(double perSecond, List<Integer> minutes) {
        long begun = System.nanoTime();
        long end = begun + Duration.ofMinutes(minutes.get(minutes.size() - 1)).toNanos();
        AtomicLong turns = new AtomicLong();
        int each = Tables.AGENTS / CONNECTIONS;
        ExecutorService pool = Executors.newFixedThreadPool(CONNECTIONS + 1);
        try {
            List<Future<?>> parts = new ArrayList<>();
            parts.add(pool.submit(() -> minutes.forEach(minute -> seen(minute, begun, turns))));
            for (int thread = 0; thread < CONNECTIONS; thread++) {
                int first = thread * each;
                parts.add(pool.submit(() -> {
                    for (int done = 0; System.nanoTime() < end; done++) {
                        until(begun + (long) (turns.getAndIncrement() / perSecond * 1e9));
                        calls.cycle(first + done % each);
                    }
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private void seen(int minute, long begun, AtomicLong turns) {
        until(begun + Duration.ofMinutes(minute).toNanos());
        double seconds = (System.nanoTime() - begun) / 1e9;
        rows.append(Numbers.text("| %d | %.0f |", minute, turns.get() / seconds));
        service.processes().forEach(process -> rows.append(ofProcess(process)));
        rows.append('\n');
    }

    /** The system's own words: resident memory, threads, open descriptors. */
    private static String ofProcess(ProcessHandle process) {
        Path about = Path.of("/proc", Long.toString(process.pid()));
        try (Stream<Path> descriptors = Files.list(about.resolve("fd"))) {
            List<String> status = Files.readAllLines(about.resolve("status"));
            return Numbers.text(
                    " %d | %d | %d |",
                    figure(status, "VmRSS:") / 1024, figure(status, "Threads:"), descriptors.count());
        } catch (IOException e) {
            return " | | ended |";
        }
    }

    private static long figure(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static void until(long nanoTime) {
        try {
            Thread.sleep(Math.max(0, (nanoTime - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
