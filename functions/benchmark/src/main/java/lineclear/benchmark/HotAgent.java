package lineclear.benchmark;

import com.amazonaws.services.dynamodbv2.LockItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.dynamodb.Agents;
import lineclear.word.Ending;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * 64 callers ask for one agent at the same moment. What does it take until the refused ones know why, and until when?
 */
final class HotAgent {
    private static final int CALLERS = 64;
    private static final int AGENT = 0;
    private static final int WARM = 1_000;
    private static final String HELD = "held already";
    private static final String FREE = "free: one wins";

    private final DynamoDbClient client;
    private final Counter counter;

    HotAgent(DynamoDbClient counted, Counter counter) {
        this.client = counted;
        this.counter = counter;
    }

    /** How one caller asks: how to give the agent back, or, once all is known that can be known, null. */
    private interface Asking {
        Runnable by(int caller);
    }

    private record Answer(long nanos, int requests, Runnable giveBack) {}

    String table() {
        Agents agents = Tables.agents(client);
        Asking reserve = caller -> reserve(agents);
        for (int asked = 0; asked < WARM; asked++) {
            Runnable giveBack = reserve(agents);
            reserve(agents);
            giveBack.run();
        }
        Runnable freed = Objects.requireNonNull(reserve(agents));
        String ours = row(HELD, "Lineclear", "why, and until when", 20, reserve);
        freed.run();
        ours += row(FREE, "Lineclear", "why, and until when", 20, reserve);

        List<LockClient> processes = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            processes.add(LockClient.silent(client, 20));
        }
        LockClient living = LockClient.living(client);
        LockItem lock = living.acquire(LockClient.acquiring(AGENT));
        Asking acquire = caller -> acquire(processes.get(caller));
        for (int asked = 0; asked < WARM; asked++) {
            acquire.by(asked % CALLERS);
        }
        String theirs = row(HELD, living.name(), "who; never until when", 20, acquire);
        living.locks().releaseLock(lock);
        theirs += row(FREE, living.name(), "who; never until when", 5, acquire);
        return "| 64 callers, one agent | contender | a refused caller knows | after requests | p50 ms | p99 ms |\n"
                + "|---|---|---|---|---|---|\n" + ours + theirs;
    }

    private static Runnable reserve(Agents agents) {
        String agentId = Tables.agentId(AGENT);
        Command.Reserve reserve = LineclearCycle.reserve(Duration.ofMinutes(10));
        Outcome outcome = agents.apply(agentId, reserve);
        if (outcome instanceof Outcome.Refused refused) {
            Objects.requireNonNull(refused.refusal().until(), "not told until when");
            return null;
        }
        return () -> agents.apply(agentId, new Command.Release(reserve.sessionId(), Ending.CANCELLED));
    }

    /**
     * The exception says no more than no; a look at the lock tells by whom, and how long a lease is but not since when.
     */
    private static Runnable acquire(LockClient process) {
        Optional<LockItem> lock = process.tryAcquire(AGENT);
        if (lock.isPresent()) {
            return () -> process.locks().releaseLock(lock.get());
        }
        process.locks().getLock(Tables.agentId(AGENT), Optional.empty());
        return null;
    }

    private String row(String agent, String contender, String known, int rounds, Asking asking) {
        List<Answer> refused = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            CyclicBarrier start = new CyclicBarrier(CALLERS);
            for (Answer answer : Round.together(CALLERS, caller -> answer(caller, start, asking))) {
                if (answer.giveBack() == null) {
                    refused.add(answer);
                } else {
                    answer.giveBack().run();
                }
            }
        }
        long[] nanos = refused.stream().mapToLong(Answer::nanos).toArray();
        return Numbers.text(
                "| %s | %s | %s | %.2f | %.0f | %.0f |%n",
                agent,
                contender,
                known,
                refused.stream().mapToInt(Answer::requests).average().orElseThrow(),
                Numbers.percentileMillis(nanos, 0.5),
                Numbers.percentileMillis(nanos, 0.99));
    }

    private Answer answer(int caller, CyclicBarrier start, Asking asking) throws Exception {
        start.await();
        int requests = counter.requests();
        long begun = System.nanoTime();
        Runnable giveBack = asking.by(caller);
        return new Answer(System.nanoTime() - begun, counter.requests() - requests, giveBack);
    }
}
