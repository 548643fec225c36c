package lineclear.inquiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lineclear.agent.Look;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.patience.Patience;

/** One run of reconcile: what it has found until now, and whether its time is up. Safe for its threads. */
public final class Run {
    private final Clock clock;
    private final Instant start;
    private final Duration most;
    private final double share;
    private final Set<String> checked = new HashSet<>();
    private final Set<String> postponed = new HashSet<>();
    private ReconcileReport report = ReconcileReport.NOTHING;
    private RuntimeException fault;

    /** @param share its part of the index */
    public Run(Clock clock, Duration most, double share) {
        this.clock = clock;
        this.start = clock.instant();
        this.most = most;
        this.share = share;
    }

    public Instant start() {
        return start;
    }

    public double share() {
        return share;
    }

    /** How long it may ask. */
    public Duration time() {
        return most.compareTo(Patience.RUN.most()) < 0 ? most : Patience.RUN.most();
    }

    /** After it nothing more is begun. */
    public Instant end() {
        return start.plus(most);
    }

    /** What has been asked for when time is up is still written, within half as much time again. */
    public Instant lastWrite() {
        return end().plus(most.dividedBy(2));
    }

    /** Half of the time is for asking, however much there is to read. */
    public boolean hasRead() {
        return unreachable() || !clock.instant().isBefore(start.plus(most.dividedBy(2)));
    }

    public boolean over() {
        return unreachable() || !clock.instant().isBefore(end());
    }

    public synchronized void found(ReconcileReport more) {
        report = report.plus(more);
    }

    /** Each record counts once, however many looks it needs. */
    public synchronized void checked(Collection<String> agentIds) {
        checked.addAll(agentIds);
    }

    /** @param since when the look was due */
    public synchronized void postponed(String agentId, Instant since) {
        postponed.add(agentId);
        long overdue = Duration.between(since, clock.instant()).toSeconds();
        report = report.plus(new ReconcileReport(0, 0, 0, 0, 0, 0, 0, Math.max(0, overdue)));
    }

    public void postponed(List<Look> looks) {
        looks.forEach(look -> postponed(look.agentId(), look.due()));
    }

    public synchronized void failed(RuntimeException why) {
        fault = fault == null ? why : fault;
    }

    /** The next run finds whatever is left. */
    public synchronized boolean unreachable() {
        return fault instanceof TableUnreachable;
    }

    /** Null when all went well; else the first fault. */
    public synchronized RuntimeException fault() {
        return fault;
    }

    public synchronized ReconcileReport report() {
        return report.plus(new ReconcileReport(checked.size(), 0, 0, 0, 0, 0, postponed.size(), 0));
    }
}
