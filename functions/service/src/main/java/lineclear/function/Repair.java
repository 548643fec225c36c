package lineclear.function;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Overdue;
import lineclear.log.RecurringFault;
import lineclear.patience.Patience;
import lineclear.platform.CallState;
import lineclear.word.Phase;
import org.jboss.logging.Logger;

/** Repairs overdue records: one read for a page of them, one question to each platform, one write for each record. */
@Singleton
public class Repair {
    private static final Logger LOG = Logger.getLogger("lineclear");
    private final Agents agents;
    private final Answers answers;
    private final CallLookups lookups;
    private final Clock clock;
    private final RecurringFault left;

    Repair(Agents agents, Answers answers, CallLookups lookups, Clock clock) {
        this.agents = agents;
        this.answers = answers;
        this.lookups = lookups;
        this.clock = clock;
        this.left = new RecurringFault(LOG, "reconcile: a record is left for the next run", clock);
    }

    /**
     * @param due at most as many as one read takes, {@link Overdue#BATCH}
     * @param end after it nothing more is written
     * @throws lineclear.dynamodb.TableUnreachable when the table does not answer at all
     */
    ReconcileReport batch(List<Overdue.Due> due, Instant end) {
        List<AgentRecord> stored =
                agents.find(due.stream().map(Overdue.Due::agentId).toList());
        Map<String, AgentRecord> settled = new HashMap<>();
        stored.forEach(
                record -> settled.put(record.agentId(), answers.view(record).record()));
        CallLookups.Testimony testimony = lookups.about(settled.values(), patience(end));
        CallLookups.Testimony rungOut = lookups.rungOut(settled.values(), patience(end));
        Set<String> looked = new HashSet<>();
        ReconcileReport report = ReconcileReport.NOTHING;
        for (AgentRecord record : stored) {
            if (clock.instant().isBefore(end)) {
                report = report.plus(repair(record, settled.get(record.agentId()), testimony, rungOut));
                looked.add(record.agentId());
            }
        }
        return report.plus(postponed(
                due.stream().filter(one -> !looked.contains(one.agentId())).toList()));
    }

    /** With the platforms together. */
    private Duration patience(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        Duration most = Patience.MANY_LOOK_UPS.most();
        return left.compareTo(most) < 0 ? left : most;
    }

    /** What is left for the next run, and how long it has been due by now. */
    ReconcileReport postponed(List<Overdue.Due> due) {
        Instant now = clock.instant();
        long oldest = due.stream()
                .mapToLong(one -> Duration.between(one.since(), now).toSeconds())
                .max()
                .orElse(0);
        return new ReconcileReport(0, 0, 0, 0, 0, 0, due.size(), oldest);
    }

    private ReconcileReport repair(
            AgentRecord stored, AgentRecord settled, CallLookups.Testimony testimony, CallLookups.Testimony rungOut) {
        Instant now = clock.instant();
        if (stored.checkAt() == null || stored.checkAt().isAfter(now)) {
            return ReconcileReport.NOTHING; // the index was late: somebody has been here
        }
        Map<String, Command.Over> over = new HashMap<>();
        int live = 0;
        int unknown = 0;
        List<Session> calls = new ArrayList<>(settled.open());
        calls.removeIf(session -> session.phase() == Phase.RESERVED);
        for (Session session : calls) {
            CallState state = testimony.of(session);
            if (state instanceof CallState.Ended ended) {
                over.put(session.id(), new Command.Over(session.callId(), ended.at()));
            } else if (state instanceof CallState.Live) {
                live++;
            } else {
                unknown++;
            }
        }
        long overdue = Duration.between(stored.checkAt(), now).toSeconds();
        try {
            TakenBack back = takenBack(stored, settled, rungOut);
            AgentRecord seen = back.seen();
            Outcome outcome = agents.apply(seen, new Command.Reconcile(over));
            if (!(outcome instanceof Outcome.Changed changed)) {
                return new ReconcileReport(1, 0, back.connected(), 0, live, unknown, 1, overdue);
            }
            // Where somebody wrote in between, what is over may be their doing.
            boolean ours = changed.record().version() == seen.version() + 1;
            over.keySet().removeIf(id -> !ours || changed.record().sessions().containsKey(id));
            if (!over.isEmpty()) {
                LOG.infof("reconcile %s: ended %s, whose calls are over", stored.agentId(), over.keySet());
            }
            boolean lapsed = ours
                    && stored.open().stream()
                            .map(Session::id)
                            .anyMatch(id -> !over.containsKey(id) && !isOpen(changed.record(), id));
            return new ReconcileReport(1, over.size(), back.connected(), lapsed ? 1 : 0, live, unknown, 0, overdue);
        } catch (RuntimeException fault) {
            LOG.errorf("reconcile %s: left for the next run", stored.agentId());
            left.happened(fault);
            return new ReconcileReport(1, 0, 0, 0, live, unknown, 1, overdue);
        }
    }

    /** The agent may talk in a call that rang under a hold which has run out: the event that said so was lost. */
    private TakenBack takenBack(AgentRecord stored, AgentRecord settled, CallLookups.Testimony rungOut) {
        AgentRecord seen = stored;
        int connected = 0;
        for (Session session : settled.sessions().values()) {
            boolean talks = !session.open() && lookups.talks(stored.agentId(), session, rungOut.of(session));
            if (talks && agents.apply(seen, connected(session)) instanceof Outcome.Changed changed) {
                LOG.infof("reconcile %s: %s is connected, its call is live", stored.agentId(), session.id());
                seen = changed.record();
                connected++;
            }
        }
        return new TakenBack(seen, connected);
    }

    /** @param seen the record after that */
    private record TakenBack(AgentRecord seen, int connected) {}

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

    private static boolean isOpen(AgentRecord record, String sessionId) {
        Session session = record.sessions().get(sessionId);
        return session != null && session.open();
    }
}
