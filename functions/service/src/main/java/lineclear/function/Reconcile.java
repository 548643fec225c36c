package lineclear.function;

import io.quarkus.funqy.Funq;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import lineclear.agent.Look;
import lineclear.agent.policy.Policies;
import lineclear.dynamodb.AddressBook;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.DriftRuns;
import lineclear.dynamodb.Overdue;
import lineclear.inquiry.CallLookups;
import lineclear.inquiry.DueLooks;
import lineclear.inquiry.Inquiry;
import lineclear.inquiry.ReconcileReport;
import lineclear.inquiry.Repair;
import lineclear.inquiry.Run;
import lineclear.log.RecurringFault;
import lineclear.metrics.Measurement;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.platform.PhonePlatforms;
import lineclear.routing.Rounds;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * Reads every record that is watched, each minute, asks the phone platforms about its calls, each at its own pace, and
 * ends what has ended. Whatever is not known is left alone; where nothing is wrong nothing is written. Running twice
 * at once, or dying in the middle, repeats nothing harmful: every repair is conditional on the version that was seen.
 */
public class Reconcile {
    private static final Logger LOG = Logger.getLogger("lineclear");
    /** {@link lineclear.patience.Patience#RUN} as a setting is written. */
    static final String MOST = "PT50S";

    /** From one run to the next, unless the local run is told otherwise. */
    static final String MINUTE = "PT1M";

    private final DueLooks dueLooks;
    private final Inquiry inquiry;
    private final Repair repair;
    /** Null where nobody waits. */
    private final Rounds rounds;

    private final Clock clock;
    private final Metrics metrics;
    private final Duration every;
    private final Duration most;
    private final int threads;
    /** Null where nobody will ask. */
    private final DriftRuns runs;

    private final RecurringFault forgotten;
    private final RecurringFault passedOver;

    Reconcile(
            DueLooks dueLooks,
            Inquiry inquiry,
            Repair repair,
            Rounds rounds,
            Clock clock,
            Metrics metrics,
            DriftRuns runs,
            @ConfigProperty(name = "lineclear.reconcile-every", defaultValue = MINUTE) String every,
            @ConfigProperty(name = "lineclear.reconcile.most", defaultValue = MOST) Duration most,
            @ConfigProperty(name = "lineclear.reconcile.threads", defaultValue = "8") int threads) {
        this.dueLooks = dueLooks;
        this.inquiry = inquiry;
        this.repair = repair;
        this.rounds = rounds;
        this.clock = clock;
        this.metrics = metrics;
        this.every = DurationConverter.parseDuration(every.equals("off") ? MINUTE : every);
        this.most = most;
        this.threads = threads;
        this.runs = runs;
        this.forgotten = new RecurringFault(LOG, "reconcile: the figures of a run are not kept", clock);
        this.passedOver = new RecurringFault(LOG, "reconcile: the queues were not looked over", clock);
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
        return new Reconcile(
                new DueLooks(overdue, agents, policies, clock),
                new Inquiry(lookups, clock),
                new Repair(agents, policies, lookups, clock),
                null,
                clock,
                Metrics.NONE,
                null,
                MINUTE,
                Duration.ofDays(1),
                threads);
    }

    /** @param shards which of the index's shards to look at, while others look at the rest; null for all */
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
        List<Integer> different = shards.stream().distinct().toList();
        if (rounds != null && different.contains(0)) {
            lookOverQueues(); // of several that share the work, one
        }
        Instant start = clock.instant();
        Run run = new Run(clock, most, (double) different.size() / Overdue.SHARDS);
        try {
            List<Look> looks = dueLooks.of(different, run, threads);
            inquiry.about(looks, run, every, findings -> repair.heard(findings, run, threads));
        } finally {
            told(run.report());
        }
        if (runs != null && !different.isEmpty() && !run.unreachable()) {
            keep(start, different, run.report());
        }
        if (run.fault() != null) {
            throw run.fault();
        }
        return run.report();
    }

    /** Whom nobody is found for now waits for the next minute; the records are looked at all the same. */
    private void lookOverQueues() {
        try {
            int made = rounds.before(Deadline.in(Patience.ROUND));
            if (made > 0) {
                LOG.infof("reconcile: offered %d customers whom no other look had found an agent for", made);
            }
        } catch (RuntimeException fault) {
            passedOver.happened(fault);
        }
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
}
