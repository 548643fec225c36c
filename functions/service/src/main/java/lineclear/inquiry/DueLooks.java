package lineclear.inquiry;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.Command;
import lineclear.agent.Look;
import lineclear.agent.Outcome;
import lineclear.agent.Settling;
import lineclear.agent.Watch;
import lineclear.agent.policy.Policies;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Overdue;
import lineclear.log.RecurringFault;
import lineclear.pace.SideBySide;
import org.jboss.logging.Logger;

/** Reads the records that are watched: what has to be looked at in them? Where nothing has to be, the watch ends. */
@Singleton
public class DueLooks {
    private static final Logger LOG = Logger.getLogger("lineclear");

    private final Overdue overdue;
    private final Agents agents;
    private final Policies policies;
    private final Clock clock;
    private final RecurringFault left;

    public DueLooks(Overdue overdue, Agents agents, Policies policies, Clock clock) {
        this.overdue = overdue;
        this.agents = agents;
        this.policies = policies;
        this.clock = clock;
        this.left = new RecurringFault(LOG, "reconcile: records are left for the next run", clock);
    }

    /** Of these shards, whichever is first; what cannot be read in this run is postponed. */
    public List<Look> of(List<Integer> shards, Run run, int threads) {
        List<Look> looks = Collections.synchronizedList(new ArrayList<>());
        List<Runnable> work = new ArrayList<>();
        inTurn(shards, run.start(), threads).forEach(shard -> work.add(() -> read(shard, run, looks)));
        SideBySide.all(threads, work);
        return looks;
    }

    /** Each minute others come first, so that it is not always the same ones that wait when time runs out. */
    private static List<Integer> inTurn(List<Integer> shards, Instant start, int threads) {
        List<Integer> turned = new ArrayList<>(shards);
        long minute = start.getEpochSecond() / 60;
        if (!turned.isEmpty()) {
            Collections.rotate(turned, -(int) (minute * threads % turned.size()));
        }
        return turned;
    }

    private void read(int shard, Run run, List<Look> looks) {
        if (run.unreachable()) {
            return;
        }
        try {
            overdue.each(shard, clock.instant(), page -> {
                for (int from = 0; from < page.size(); from += Overdue.BATCH) {
                    looks.addAll(read(page.subList(from, Math.min(from + Overdue.BATCH, page.size())), run));
                }
            });
        } catch (RuntimeException fault) {
            failed(fault, run);
        }
    }

    private List<Look> read(List<Overdue.Due> due, Run run) {
        if (!run.hasRead()) {
            try {
                return looks(due, run);
            } catch (RuntimeException fault) {
                failed(fault, run);
            }
        }
        // When its last look was due only the record says; no look is further from the next.
        Instant atMost = clock.instant().minus(Look.LONGEST);
        due.forEach(one -> run.postponed(one.agentId(), one.since().isBefore(atMost) ? atMost : one.since()));
        return List.of();
    }

    private List<Look> looks(List<Overdue.Due> due, Run run) {
        List<Look> looks = new ArrayList<>();
        Set<String> read = new HashSet<>();
        for (AgentRecord stored : overdue.records(due)) {
            read.add(stored.agentId());
            Instant now = clock.instant();
            if (stored.checkAt() == null || stored.checkAt().isAfter(now)) {
                continue; // the index was late: somebody has been here
            }
            AgentRecord settled = Settling.at(policies, stored, now);
            if (Watch.forNothing(settled)) {
                unwatched(stored, run);
            } else {
                looks.addAll(Watch.looks(settled, now));
            }
        }
        due.stream()
                .filter(one -> !read.contains(one.agentId()))
                .forEach(one -> run.postponed(one.agentId(), one.since()));
        return looks;
    }

    private void unwatched(AgentRecord stored, Run run) {
        try {
            if (agents.apply(stored, new Command.Reconcile(Map.of())) instanceof Outcome.Changed) {
                run.checked(List.of(stored.agentId()));
                run.found(ReconcileReport.lapsed(1));
            }
        } catch (RuntimeException fault) {
            LOG.errorf("reconcile %s: left for the next run", stored.agentId());
            left.happened(fault);
            run.postponed(stored.agentId(), stored.checkAt());
        }
    }

    /** The first one is thrown when all is done. */
    private void failed(RuntimeException fault, Run run) {
        left.happened(fault);
        run.failed(fault);
    }
}
