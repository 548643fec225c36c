package lineclear.function;

import java.time.Clock;
import java.time.Duration;
import lineclear.agent.Policies;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Overdue;
import lineclear.metrics.Metrics;
import lineclear.platform.PhonePlatforms;

/** Puts the function together without a container. It stands in this package because only that may. */
public final class Reconciling {
    private Reconciling() {}

    /** With time enough for any number of records. */
    public static Reconcile with(
            Overdue overdue, Agents agents, Policies policies, PhonePlatforms platforms, Clock clock, int threads) {
        Answers answers = new Answers(policies, clock, Metrics.NONE);
        Witnesses witnesses = new Witnesses(platforms, policies, clock, Metrics.NONE);
        Repair repair = new Repair(agents, answers, witnesses, clock);
        return new Reconcile(overdue, repair, clock, Metrics.NONE, Duration.ofDays(1), threads);
    }
}
