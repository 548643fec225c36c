package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.word.Phase;
import lineclear.word.Trigger;

/** The instants at which the clock alone changes a record, and what it changes at each. */
final class Deadlines {
    /** How long a hold that ran out can still be taken up again; then it is forgotten. */
    static final Duration REMEMBERED = Duration.ofMinutes(15);

    private Deadlines() {}

    /** The next one; empty when nothing changes until somebody acts. */
    static Optional<Instant> next(AgentRecord record) {
        Instant next = record.logsOffAt();
        if (record.cause() != null) {
            next = earlier(next, record.cause().until());
        }
        for (Session session : record.sessions().values()) {
            if (session.until() != null) {
                next = earlier(next, of(session));
            }
        }
        return Optional.ofNullable(next);
    }

    private static Instant of(Session session) {
        return session.open() ? session.until() : session.until().plus(REMEMBERED);
    }

    /** The record past its deadlines of one instant, its availability not yet computed anew. */
    static AgentRecord pass(Policy policy, AgentRecord record, Instant at) {
        AgentRecord settled = record;
        if (settled.cause() != null && !settled.cause().until().isAfter(at)) {
            settled = settled.cause(null);
        }
        List<Session> due = record.sessions(
                session -> session.until() != null && !of(session).isAfter(at));
        for (Session session : due) {
            settled = session.open() ? lapse(policy, settled, session, at) : Aftermath.forget(settled, session);
        }
        settled = Revocation.undone(policy, settled, at);
        boolean midnight = settled.logsOffAt() != null && !settled.logsOffAt().isAfter(at);
        return midnight ? Midnight.strikes(settled, at) : settled;
    }

    private static AgentRecord lapse(Policy policy, AgentRecord record, Session session, Instant at) {
        if (session.outlastsGuess(at)) { // DECISIONS.md#a-guessed-call-leaves-the-hold-as-it-was
            AgentRecord unbound = record.tombstones(record.ended().unbound(session.call())); // it may still be answered
            return unbound.with(session.held().revoked(at));
        }
        AgentRecord lapsed = record.with(session.stands(Session.Standing.LAPSED, session.until()));
        Trigger trigger = session.phase() == Phase.RINGING ? Trigger.MISSED : Trigger.HOLD_ENDED;
        return Aftermath.of(policy, lapsed, session, trigger, at);
    }

    /** The earlier of two instants, either of which may be missing. */
    static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }
}
