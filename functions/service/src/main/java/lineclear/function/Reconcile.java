package lineclear.function;

import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import lineclear.dynamodb.Overdue;
import lineclear.metrics.Measurement;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks at every record whose check is due, each minute: asks the phone platforms about the calls, ends what has ended, writes
 * down what the clock has decided, and says when to look next. Whatever is not known is left alone. Running twice at once, or
 * dying in the middle, repeats nothing harmful: every repair is conditional on the version that was seen.
 */
public class Reconcile {
    private static final Logger LOG = Logger.getLogger("lineclear");

    private final Overdue overdue;
    private final Repair repair;
    private final Clock clock;
    private final Metrics metrics;
    private final Duration most;
    private final int threads;

    Reconcile(
            Overdue overdue,
            Repair repair,
            Clock clock,
            Metrics metrics,
            @ConfigProperty(name = "lineclear.reconcile.most", defaultValue = "PT50S") Duration most,
            @ConfigProperty(name = "lineclear.reconcile.threads", defaultValue = "8") int threads) {
        this.overdue = overdue;
        this.repair = repair;
        this.clock = clock;
        this.metrics = metrics;
        this.most = most;
        this.threads = threads;
    }

    /** @param shards which of the index's shards to look at; null for all */
    public record Order(List<Integer> shards) {}

    /**
     * What a run has found.
     *
     * @param checked records looked at
     * @param ended sessions ended because their call had ended, by the phone platform's word
     * @param lapsed records of which only the clock had decided something
     * @param live sessions whose call is going on
     * @param unknown sessions of which nobody could say; left alone
     * @param postponed records left for the next run, because time was up or somebody else was at them
     * @param oldestSeconds how long the longest overdue of them had been due
     */
    public record Report(int checked, int ended, int lapsed, int live, int unknown, int postponed, long oldestSeconds) {
        static final Report NOTHING = new Report(0, 0, 0, 0, 0, 0, 0);

        Report plus(Report other) {
            return new Report(
                    checked + other.checked,
                    ended + other.ended,
                    lapsed + other.lapsed,
                    live + other.live,
                    unknown + other.unknown,
                    postponed + other.postponed,
                    Math.max(oldestSeconds, other.oldestSeconds));
        }
    }

    /** @throws IllegalArgumentException when the order names a shard that there is not */
    @Funq("reconcile")
    public Report reconcile(Order order) {
        List<Integer> shards = order == null || order.shards() == null
                ? IntStream.range(0, Overdue.SHARDS).boxed().toList()
                : order.shards();
        for (Integer shard : shards) {
            if (shard == null || shard < 0 || shard >= Overdue.SHARDS) {
                throw new IllegalArgumentException(
                        "shards must be numbers from 0 to " + (Overdue.SHARDS - 1) + ", not " + shard);
            }
        }
        Instant end = clock.instant().plus(most);
        Report report = sideBySide(shards.stream().distinct().toList(), end);
        LOG.infof(
                "reconcile: checked %d, ended %d, lapsed %d, live %d, unknown %d, postponed %d, oldest %d s",
                report.checked(),
                report.ended(),
                report.lapsed(),
                report.live(),
                report.unknown(),
                report.postponed(),
                report.oldestSeconds());
        metrics.record(
                Measurement.of(Metric.CHECKED, report.checked()),
                Measurement.of(Metric.REPAIRED, report.ended(), "ended"),
                Measurement.of(Metric.REPAIRED, report.lapsed(), "lapsed"),
                Measurement.of(Metric.STILL_LIVE, report.live()),
                Measurement.of(Metric.STILL_UNKNOWN, report.unknown()),
                Measurement.of(Metric.POSTPONED, report.postponed()),
                Measurement.of(Metric.OLDEST_OVERDUE, report.oldestSeconds()));
        return report;
    }

    private Report sideBySide(List<Integer> shards, Instant end) {
        if (shards.isEmpty()) {
            return Report.NOTHING;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, shards.size()));
        try {
            List<Future<Report>> parts = shards.stream()
                    .map(shard -> pool.submit(() -> ofShard(shard, end)))
                    .toList();
            Report report = Report.NOTHING;
            for (Future<Report> part : parts) {
                report = report.plus(part.get());
            }
            return report;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reconcile was interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private Report ofShard(int shard, Instant end) {
        Report[] report = {Report.NOTHING};
        overdue.each(shard, clock.instant(), page -> {
            boolean late = !clock.instant().isBefore(end);
            report[0] = report[0].plus(late ? Repair.postponed(page.size()) : repair.page(page));
        });
        return report[0];
    }
}
