package lineclear.function;

import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import lineclear.agent.AgentRecord;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Session;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Overdue;
import org.jboss.logging.Logger;

/**
 * Looks at every record whose check is due, each minute: writes down what the clock has decided, and says when to look next.
 * Running twice at once, or dying in the middle, repeats nothing harmful.
 */
public class Reconcile {
    private static final Logger LOG = Logger.getLogger("lineclear");

    private final Agents agents;
    private final Overdue overdue;
    private final Clock clock;

    Reconcile(Agents agents, Overdue overdue, Clock clock) {
        this.agents = agents;
        this.overdue = overdue;
        this.clock = clock;
    }

    /** @param shards which of the index's shards to look at; null for all */
    public record Order(List<Integer> shards) {}

    /**
     * @param checked records looked at
     * @param settled of those, how many have nothing left to check
     * @param open of those, how many still have a session
     */
    public record Report(int checked, int settled, int open) {
        Report plus(Report other) {
            return new Report(checked + other.checked, settled + other.settled, open + other.open);
        }
    }

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
        Report report = new Report(0, 0, 0);
        Instant now = clock.instant();
        for (int shard : shards) {
            Report[] ofShard = {report};
            overdue.each(shard, now, page -> page.forEach(agentId -> ofShard[0] = ofShard[0].plus(check(agentId))));
            report = ofShard[0];
        }
        LOG.infof("reconcile: checked %d, settled %d, open %d", report.checked(), report.settled(), report.open());
        return report;
    }

    private Report check(String agentId) {
        Outcome outcome = agents.apply(agentId, new Command.Settle());
        if (outcome instanceof Outcome.Refused) {
            return new Report(1, 0, 0);
        }
        AgentRecord record = Answers.granted(outcome);
        boolean open = record.sessions().values().stream().anyMatch(Session::open);
        return new Report(1, record.checkAt() == null ? 1 : 0, open ? 1 : 0);
    }
}
