package lineclear.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.dynamodb.Agents;
import lineclear.word.Ending;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A holder's process dies while it has an agent for two seconds. How long does the next customer's fresh process wait?
 */
final class DeadHolder {
    private static final Duration HOLD = Duration.ofSeconds(2);
    private static final int TIMES = 5;

    private final DynamoDbClient client;

    DeadHolder(DynamoDbClient client) {
        this.client = client;
    }

    /** Takes an agent in a fresh process, however long that lasts. @return how to give the agent back */
    private interface Taking {
        Runnable of(int agent) throws InterruptedException;
    }

    String table() {
        return "| the holder died with 2 s to go; the customer comes | contender | waits s, at most |\n|---|---|---|\n"
                + rows("1 s later", 1_000)
                + rows("3 s later", 3_000);
    }

    private String rows(String when, long laterMillis) {
        return row(when, "Lineclear", laterMillis, agent -> reserve(agent, HOLD), agent -> reserve(agent, null))
                + row(when, "amazon-dynamodb-lock-client", laterMillis, this::acquire, this::acquire);
    }

    private static String row(String when, String contender, long laterMillis, Taking dying, Taking next) {
        List<Double> waits = Round.together(TIMES, agent -> {
            dying.of(agent);
            Thread.sleep(laterMillis);
            long begun = System.nanoTime();
            Runnable giveBack = next.of(agent);
            double waited = (System.nanoTime() - begun) / 1e9;
            giveBack.run();
            return waited;
        });
        return Numbers.text(
                "| %s | %s | %.2f |%n",
                when, contender, waits.stream().max(Double::compare).orElseThrow());
    }

    /** Asks; when refused, asks again at the very instant that the refusal names. */
    private Runnable reserve(int agent, Duration hold) throws InterruptedException {
        Agents fresh = Tables.agents(client);
        String agentId = Tables.agentId(agent);
        Command.Reserve reserve = LineclearCycle.reserve(hold);
        while (fresh.apply(agentId, reserve) instanceof Outcome.Refused refused) {
            Duration left = Duration.between(Instant.now(), refused.refusal().until());
            TimeUnit.NANOSECONDS.sleep(left.toNanos());
        }
        return () -> fresh.apply(agentId, new Command.Release(reserve.sessionId(), Ending.CANCELLED));
    }

    /** Looks ten times a second; its own default is once. */
    private Runnable acquire(int agent) {
        LockClient fresh = LockClient.silent(client, HOLD.toSeconds());
        var lock = fresh.acquire(LockClient.acquiring(agent)
                .withRefreshPeriod(100L)
                .withAdditionalTimeToWaitForLock(10_000L)
                .withTimeUnit(TimeUnit.MILLISECONDS));
        return () -> fresh.locks().releaseLock(lock);
    }
}
