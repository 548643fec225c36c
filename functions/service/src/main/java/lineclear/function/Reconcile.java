package lineclear.function;

import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import lineclear.agent.policy.Policies;
import lineclear.dynamodb.AddressBook;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.DriftRuns;
import lineclear.dynamodb.Overdue;
import lineclear.dynamodb.TableUnreachable;
import lineclear.log.RecurringFault;
import lineclear.metrics.Measurement;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;
import lineclear.platform.PhonePlatforms;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * Looks at every record whose check is due, each minute: asks the phone platforms about the calls, ends what has ended,
 * writes down what the clock has decided, and says when to look next. Whatever is not known is left alone. Running
 * twice at once, or dying in the middle, repeats nothing harmful: every repair is conditional on the version that was
 * seen.
 */
public class Reconcile {
    private static final Logger LOG = Logger.getLogger("lineclear");
    /** {@link lineclear.patience.Patience#RUN} as a setting is written. */
    static final String MOST = "PT50S";

    private final Overdue overdue;
    private final Repair repair;
    private final Clock clock;
    private final Metrics metrics;
    /** Null where nobody will ask. */
    private final DriftRuns runs;

    private final Duration most;
    private final int threads;
    private final RecurringFault left;
    private final RecurringFault forgotten;

    Reconcile(
            Overdue overdue,
            Repair repair,
            Clock clock,
            Metrics metrics,
            DriftRuns runs,
            @ConfigProperty(name = "lineclear.reconcile.most", defaultValue = MOST) Duration most,
            @ConfigProperty(name = "lineclear.reconcile.threads", defaultValue = "8") int threads) {
        this.overdue = overdue;
        this.repair = repair;
        this.clock = clock;
        this.metrics = metrics;
        this.runs = runs;
        this.most = most;
        this.threads = threads;
        this.left = new RecurringFault(LOG, "reconcile: records are left for the next run", clock);
        this.forgotten = new RecurringFault(LOG, "reconcile: the figures of a run are not kept", clock);
    }

    /** Put together without a container, with time enough for any number of records. */
    public static Reconcile alone(
            Overdue overdue,
            Agents agents,
            AddressBook addresses,
            Policies policies,
            PhonePlatforms platforms,
            Clock clock,
            int threads) {
        CallLookups lookups = new CallLookups(platforms, addresses, policies, clock, Metrics.NONE);
        Repair repair = new Repair(agents, new Answers(policies, clock, Metrics.NONE), lookups, clock);
        return new Reconcile(overdue, repair, clock, Metrics.NONE, null, Duration.ofDays(1), threads);
    }

    /** @param shards which of the index's shards to look at; null for all */
    public record Order(List<Integer> shards) {}

    /** @throws IllegalArgumentException when the order names a shard that there is not */
    @Funq("reconcile")
    public ReconcileReport reconcile(Order order) {
        List<Integer> shards = order == null || order.shards() == null
                ? IntStream.range(0, Overdue.SHARDS).boxed().toList()
                : order.shards();
        for (Integer shard : shards) {
            if (shard == null || shard < 0 || shard >= Overdue.SHARDS) {
                throw new IllegalArgumentException(
                        "shards must be numbers from 0 to " + (Overdue.SHARDS - 1) + ", not " + shard);
            }
        }
        Instant start = clock.instant();
        Run run = new Run(start.plus(most));
        try {
            sideBySide(inTurn(shards.stream().distinct().toList(), start), run);
        } finally {
            told(run.report());
        }
        if (runs != null && !run.unreachable()) {
            keep(start, shards, run.report());
        }
        if (run.fault != null) {
            throw run.fault;
        }
        return run.report();
    }

    /** For {@code drift} to sum up. What was repaired is repaired all the same. */
    private void keep(Instant start, List<Integer> shards, ReconcileReport report) {
        try {
            runs.write(new DriftRuns.Run(
                    start,
                    Collections.min(shards),
                    report.checked(),
                    report.ended(),
                    report.connected(),
                    report.lapsed(),
                    report.live(),
                    report.unknown(),
                    report.postponed(),
                    report.oldestSeconds()));
        } catch (RuntimeException fault) {
            forgotten.happened(fault);
        }
    }

    private void told(ReconcileReport report) {
        // Each minute; the figures say that it ran.
        boolean idle = report.checked() == 0 && report.postponed() == 0;
        LOG.logf(
                idle ? Level.DEBUG : Level.INFO,
                "reconcile: checked %d, ended %d, connected %d, lapsed %d, live %d, unknown %d, postponed %d,"
                        + " oldest %d s",
                report.checked(),
                report.ended(),
                report.connected(),
                report.lapsed(),
                report.live(),
                report.unknown(),
                report.postponed(),
                report.oldestSeconds());
        metrics.record(
                Measurement.of(Metric.CHECKED, report.checked()),
                Measurement.of(Metric.REPAIRED, report.ended(), "ended"),
                Measurement.of(Metric.REPAIRED, report.connected(), "connected"),
                Measurement.of(Metric.REPAIRED, report.lapsed(), "lapsed"),
                Measurement.of(Metric.STILL_LIVE, report.live()),
                Measurement.of(Metric.STILL_UNKNOWN, report.unknown()),
                Measurement.of(Metric.POSTPONED, report.postponed()),
                Measurement.of(Metric.OLDEST_OVERDUE, report.oldestSeconds()));
    }

    /** Each minute others come first, so that it is not always the same ones that wait when time runs out. */
    private List<Integer> inTurn(List<Integer> shards, Instant start) {
        List<Integer> turned = new ArrayList<>(shards);
        long minute = start.getEpochSecond() / 60;
        if (!turned.isEmpty()) {
            Collections.rotate(turned, -(int) (minute * threads % turned.size()));
        }
        return turned;
    }

    /** What one run has found until now. */
    private final class Run {
        private final Instant end;
        private ReconcileReport report = ReconcileReport.NOTHING;
        private RuntimeException fault;

        Run(Instant end) {
            this.end = end;
        }

        synchronized ReconcileReport report() {
            return report;
        }

        synchronized void found(ReconcileReport more) {
            report = report.plus(more);
        }

        /** The first one is thrown when all is done. */
        synchronized void failed(RuntimeException why) {
            left.happened(why);
            fault = fault == null ? why : fault;
        }

        /** The next run finds whatever is left. */
        synchronized boolean unreachable() {
            return fault instanceof TableUnreachable;
        }

        boolean over() {
            return unreachable() || !clock.instant().isBefore(end);
        }
    }

    private void sideBySide(List<Integer> shards, Run run) {
        if (shards.isEmpty()) {
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, shards.size()));
        try {
            List<Callable<Object>> work = shards.stream()
                    .map(shard -> Executors.callable(() -> ofShard(shard, run)))
                    .toList();
            for (Future<Object> done : pool.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("reconcile broke off", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reconcile was interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** What has been asked for when time is up is still written, within half as much time again. */
    private ReconcileReport batch(List<Overdue.Due> due, Run run) {
        if (run.over()) {
            return repair.postponed(due);
        }
        try {
            return repair.batch(due, run.end.plus(most.dividedBy(2)));
        } catch (RuntimeException fault) {
            run.failed(fault);
            return repair.postponed(due);
        }
    }

    private void ofShard(int shard, Run run) {
        if (run.unreachable()) {
            return;
        }
        try {
            overdue.each(shard, clock.instant(), page -> {
                for (int from = 0; from < page.size(); from += Overdue.BATCH) {
                    List<Overdue.Due> due = page.subList(from, Math.min(from + Overdue.BATCH, page.size()));
                    run.found(batch(due, run));
                }
            });
        } catch (RuntimeException fault) {
            run.failed(fault);
        }
    }
}
