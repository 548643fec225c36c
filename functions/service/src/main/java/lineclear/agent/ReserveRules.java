package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Call;
import lineclear.agent.record.Session;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;

/** May this customer hold this agent? */
final class ReserveRules {
    /** Holds that ran out and are still remembered; older ones are forgotten when a new one is granted. */
    private static final int REMEMBERED = 2;

    private ReserveRules() {}

    static Outcome decide(Policy policy, AgentRecord settled, Command.Reserve reserve, Instant now) {
        Session known = settled.sessions().get(reserve.sessionId());
        if (known != null) {
            return again(policy, settled, known, reserve, now);
        }
        Optional<Ending> ending = settled.ended().ending(reserve.sessionId());
        if (ending.isPresent()) {
            return refused(settled, Refusals.over(reserve.sessionId(), ending.get()));
        }
        boolean own = policy.queueing().ownOnly().contains(reserve.channel());
        if (own && reserve.queue() != null && settled.loggedOn().isElsewhere(reserve.queue())) {
            return refused(settled, Refusals.elsewhere(reserve.queue()));
        }
        if (!Eligibility.accepts(policy, settled, reserve.channel(), reserve.kind(), now)) {
            return refused(settled, Refusals.notFree(policy, settled, reserve.channel(), reserve.kind(), now));
        }
        Duration hold = reserve.hold() == null ? policy.hold() : reserve.hold();
        Session granted = new Session(
                reserve.sessionId(),
                reserve.channel(),
                reserve.kind(),
                Phase.RESERVED,
                now,
                now.plus(hold),
                Session.Standing.HELD,
                reserve.customer(),
                new Call(reserve.platform(), null),
                reserve.queue(),
                new Session.Began(now, null),
                null);
        return new Outcome.Changed(forgetOldest(settled).with(granted), Outcome.Effect.GRANT);
    }

    private static Outcome again(
            Policy policy, AgentRecord settled, Session known, Command.Reserve reserve, Instant now) {
        switch (known.standing()) {
            case LAPSED:
                return refused(settled, Refusals.holdExpired(known.id()));
            case REVOKED:
                return revoked(settled, known, now);
            default:
                break;
        }
        boolean same = known.channel() == reserve.channel()
                && (known.customer() == null
                        || known.customer().id().equals(reserve.customer().id()));
        if (!same) {
            return refused(settled, Refusals.sessionTaken(policy, settled, known, now));
        }
        Session told = told(known, reserve);
        return told.equals(known) ? new Outcome.Unchanged(settled) : Outcome.changed(settled.with(told));
    }

    /** What is told of a session that is there already; its call may have come up before it. */
    private static Session told(Session known, Command.Reserve reserve) {
        boolean early = known.customer() == null;
        return known.told(
                early && known.kind() == Kind.DIRECT ? reserve.kind() : known.kind(),
                early ? reserve.customer() : known.customer().updatedBy(reserve.customer()),
                known.platform() == null ? reserve.platform() : known.platform(),
                known.queue() == null ? reserve.queue() : known.queue());
    }

    /** Who is told that the hold is gone makes other arrangements: from then on it must not come back. */
    static Outcome revoked(AgentRecord settled, Session revoked, Instant now) {
        Refusal refusal = Refusals.holdRevoked(revoked.id());
        return Revocation.pending(revoked, now)
                ? new Outcome.Told(Aftermath.forget(settled, revoked), refusal)
                : new Outcome.Refused(settled, refusal);
    }

    private static AgentRecord forgetOldest(AgentRecord settled) {
        List<Session> over = settled.sessions(session -> !session.open());
        List<Session> forgotten = over.stream()
                .sorted(Comparator.comparing(Session::until))
                .limit(Math.max(0, over.size() - REMEMBERED))
                .toList();
        AgentRecord left = settled;
        for (Session session : forgotten) {
            left = Aftermath.forget(left, session);
        }
        return left;
    }

    private static Outcome refused(AgentRecord settled, Refusal refusal) {
        return new Outcome.Refused(settled, refusal);
    }
}
