package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.word.Ending;
import lineclear.word.Phase;

/** What the phone platforms say has ended ends; where nothing is watched any more, that is written down. */
final class ReconcileRules {
    /** By then a platform knows a call that it was told of, and a question that was under way has its answer. */
    static final Duration KNOWN_AFTER = Duration.ofSeconds(10);

    private ReconcileRules() {}

    static Outcome decide(Policy policy, AgentRecord settled, Command.Reconcile reconcile, Instant now) {
        AgentRecord left = ended(policy, settled, reconcile, now);
        return Watch.forNothing(left) || !left.equals(settled) ? Outcome.changed(left) : new Outcome.Unchanged(settled);
    }

    /** Everything that has ended, as its platform says, in the order in which it ended. */
    private static AgentRecord ended(Policy policy, AgentRecord settled, Command.Reconcile reconcile, Instant now) {
        AgentRecord left = settled;
        List<Session> over = settled.sessions(session -> session.open() && isOver(session, reconcile, now)).stream()
                .sorted(Comparator.comparing(
                        session -> reconcile.over().get(session.id()).at(),
                        Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        for (Session session : over) {
            Command.Over said = reconcile.over().get(session.id());
            if (ReleaseRules.isOneLegOfSeveral(session, said.callId())) {
                left = left.with(session.calls(session.call().without(said.callId())));
                continue;
            }
            left = ReleaseRules.callOver(policy, left, session, Ending.COMPLETED, said.at(), now);
            if (session.phase() != Phase.CONNECTED) {
                left = ReleaseRules.unanswered(session, left); // as far as anybody knows
            }
            left = left.tombstones(left.ended().bound(session.id(), said.callId()));
        }
        return left;
    }

    /**
     * A platform that knows no such call may not know it yet, since a program asks before it bridges; or its answer is
     * older than the event that came meanwhile.
     */
    private static boolean isOver(Session session, Command.Reconcile reconcile, Instant now) {
        Command.Over over = reconcile.over().get(session.id());
        return over != null
                && !session.isAnotherCallThan(over.callId())
                && (over.at() != null || !session.since().plus(KNOWN_AFTER).isAfter(now));
    }
}
