package lineclear.inquiry;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Settling;
import lineclear.agent.policy.Policies;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Overdue;
import lineclear.log.RecurringFault;
import lineclear.pace.SideBySide;
import lineclear.platform.CallState;
import lineclear.word.Phase;
import org.jboss.logging.Logger;

/** Puts right what looks have found: one read for a page of records, one write for each. */
@Singleton
public class Repair {
    private static final Logger LOG = Logger.getLogger("lineclear");
    private final Agents agents;
    private final Policies policies;
    private final CallLookups lookups;
    private final Clock clock;
    private final RecurringFault left;

    public Repair(Agents agents, Policies policies, CallLookups lookups, Clock clock) {
        this.agents = agents;
        this.policies = policies;
        this.lookups = lookups;
        this.clock = clock;
        this.left = new RecurringFault(LOG, "reconcile: a record is left for the next run", clock);
    }

    /** Where nothing is wrong, nothing is read or written again. */
    public void heard(List<Finding> findings, Run run, int threads) {
        run.checked(findings.stream().map(Finding::agentId).toList());
        run.found(ReconcileReport.said(
                (int) findings.stream().filter(Finding::live).count(),
                (int) findings.stream().filter(Finding::unknown).count()));
        Map<String, List<Finding>> wrong =
                findings.stream().filter(Finding::isWrong).collect(Collectors.groupingBy(Finding::agentId));
        List<String> agentIds = List.copyOf(wrong.keySet());
        List<Runnable> work = new ArrayList<>();
        for (int from = 0; from < agentIds.size(); from += Overdue.BATCH) {
            List<String> some = agentIds.subList(from, Math.min(from + Overdue.BATCH, agentIds.size()));
            work.add(() -> repair(some, wrong, run));
        }
        SideBySide.all(threads, work);
    }

    /**
     * Ends what has ended, and connects who talks. Conditional on the record as it is read now: what somebody has
     * changed since it was looked at is left alone.
     *
     * @param agentIds at most as many as one read takes
     */
    private void repair(List<String> agentIds, Map<String, List<Finding>> byAgent, Run run) {
        try {
            for (AgentRecord stored : agents.find(agentIds)) {
                repair(stored, byAgent.get(stored.agentId()), run);
            }
        } catch (RuntimeException fault) {
            run.failed(fault);
            agentIds.forEach(id ->
                    run.postponed(byAgent.get(id).stream().map(Finding::look).toList()));
        }
    }

    private void repair(AgentRecord stored, List<Finding> findings, Run run) {
        Instant since = findings.get(0).look().due();
        if (!clock.instant().isBefore(run.lastWrite())) {
            run.postponed(stored.agentId(), since);
            return;
        }
        try {
            AgentRecord seen = takenBack(stored, findings, run);
            Map<String, Command.Over> over = over(Settling.at(policies, seen, clock.instant()), findings);
            if (!over.isEmpty() && agents.apply(seen, new Command.Reconcile(over)) instanceof Outcome.Changed changed) {
                // Where somebody wrote in between, what is over may be their doing.
                boolean ours = changed.record().version() == seen.version() + 1;
                over.keySet()
                        .removeIf(id -> !ours || changed.record().sessions().containsKey(id));
                run.found(ReconcileReport.ended(over.size()));
                LOG.infof("reconcile %s: ended %s, whose calls are over", stored.agentId(), over.keySet());
            }
        } catch (RuntimeException fault) {
            left(stored.agentId(), fault, run, since);
        }
    }

    private static Map<String, Command.Over> over(AgentRecord settled, List<Finding> findings) {
        Map<String, Command.Over> over = new HashMap<>();
        for (Finding finding : findings) {
            Session asked = finding.look().session();
            if (!finding.look().rangOut() && finding.state() instanceof CallState.Ended ended && same(settled, asked)) {
                over.put(asked.id(), new Command.Over(asked.callId(), ended.at()));
            }
        }
        return over;
    }

    /** The answer is about what was asked, not about what an event has made of it meanwhile. */
    private static boolean same(AgentRecord settled, Session asked) {
        Session is = settled.sessions().get(asked.id());
        return is != null
                && is.open() == asked.open()
                && is.phase() == asked.phase()
                && is.since().equals(asked.since());
    }

    /**
     * The record once whoever talks is connected: in a call that rang under a hold which has run out, and of whose
     * answer the event was lost.
     */
    private AgentRecord takenBack(AgentRecord stored, List<Finding> findings, Run run) {
        AgentRecord seen = stored;
        for (Finding finding : findings) {
            Session session = finding.look().session();
            boolean talks = finding.look().rangOut()
                    && same(Settling.at(policies, seen, clock.instant()), session)
                    && lookups.talks(stored.agentId(), session, finding.state());
            if (talks && agents.apply(seen, connected(session)) instanceof Outcome.Changed changed) {
                LOG.infof("reconcile %s: %s is connected, its call is live", stored.agentId(), session.id());
                seen = changed.record();
                run.found(ReconcileReport.connected(1));
            }
        }
        return seen;
    }

    private static Command connected(Session session) {
        return new Command.Connect(
                        session.id(),
                        Phase.CONNECTED,
                        session.callId(),
                        session.platform(),
                        session.channel(),
                        session.kind(),
                        Command.Authority.FACT)
                .verified();
    }

    private void left(String agentId, RuntimeException fault, Run run, Instant since) {
        LOG.errorf("reconcile %s: left for the next run", agentId);
        left.happened(fault);
        run.postponed(agentId, since);
    }
}
