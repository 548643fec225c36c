package lineclear.agent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import lineclear.agent.policy.Limit;
import lineclear.agent.policy.Policy;
import lineclear.word.Phase;

/** The agent's phone rings, or customer and agent are connected. */
final class ConnectRules {
    private ConnectRules() {}

    static Outcome decide(Policy policy, AgentRecord settled, Command.Connect connect, Instant now) {
        boolean fact = connect.authority() == Command.Authority.FACT;
        Session known = settled.sessions().get(connect.sessionId());
        if (known == null) {
            return fact ? unknown(policy, settled, connect, now) : refused(settled, refusal(settled, connect));
        }
        if (fact && known.isAnotherCallThan(connect.callId())) {
            return new Outcome.Unchanged(settled);
        }
        return switch (known.standing()) {
            case HELD -> forward(policy, settled, known, connect, now);
            case LAPSED -> reopen(policy, settled, known, connect, now);
            case REVOKED -> fact
                    ? take(policy, settled, known, connect, now)
                    : refused(settled, Refusals.holdRevoked(known.id()));
        };
    }

    private static Outcome unknown(Policy policy, AgentRecord settled, Command.Connect connect, Instant now) {
        boolean forgotten = settled.ended().forgotten(connect.sessionId());
        if (settled.ended().heardOf(connect.sessionId()) && !forgotten) {
            return new Outcome.Unchanged(settled);
        }
        return take(policy, settled, unreserved(connect, now), connect, now);
    }

    private static Refusal refusal(AgentRecord settled, Command.Connect connect) {
        return settled.ended()
                .ending(connect.sessionId())
                .map(ending -> Refusals.over(connect.sessionId(), ending))
                .orElseGet(() -> Refusals.neverHeld(connect.sessionId()));
    }

    private static Outcome forward(
            Policy policy, AgentRecord settled, Session known, Command.Connect connect, Instant now) {
        Session told = known.boundTo(connect.platform(), connect.callId());
        if (connect.phase().compareTo(known.phase()) > 0) {
            return Outcome.changed(remembering(connect, told, advanced(policy, settled, told, connect.phase(), now)));
        }
        return told.equals(known)
                ? new Outcome.Unchanged(settled)
                : Outcome.changed(remembering(connect, told, settled.with(told)));
    }

    /**
     * What the command itself names, so that a guess, which does not know an older call's name, remembers the same. A call is one
     * session's: a hold that ran out while it rang is over for good.
     */
    private static AgentRecord remembering(Command.Connect connect, Session told, AgentRecord record) {
        if (connect.callId() == null) {
            return record;
        }
        List<Session> before = record.sessions(session -> !session.open()
                && !session.id().equals(told.id())
                && connect.callId().equals(session.callId())
                && Objects.equals(told.platform(), session.platform()));
        AgentRecord only = record;
        for (Session session : before) {
            only = Aftermath.forget(only, session);
        }
        return only.tombstones(only.ended().bound(told.id(), told.callId()));
    }

    private static Outcome reopen(
            Policy policy, AgentRecord settled, Session known, Command.Connect connect, Instant now) {
        if (Eligibility.accepts(policy, settled, known.channel(), known.kind(), now)) {
            Session told = known.boundTo(connect.platform(), connect.callId());
            return Outcome.changed(remembering(connect, told, advanced(policy, settled, told, connect.phase(), now)));
        }
        return connect.authority() == Command.Authority.FACT
                ? take(policy, settled, known, connect, now)
                : refused(settled, Refusals.holdExpired(known.id()));
    }

    /** A call that is really up takes its agent, whatever was granted meanwhile; a phone that only rings does so if it can. */
    private static Outcome take(
            Policy policy, AgentRecord settled, Session known, Command.Connect connect, Instant now) {
        if (connect.phase() == Phase.RINGING
                && !Eligibility.accepts(policy, settled, known.channel(), known.kind(), now)) {
            return new Outcome.Unchanged(settled);
        }
        Session told = known.boundTo(connect.platform(), connect.callId());
        AgentRecord taken = Crowding.eased(
                remembering(connect, told, advanced(policy, settled, told, connect.phase(), now)), told.id());
        boolean unreserved =
                !settled.sessions().containsKey(known.id()) && !settled.ended().hold(known.id());
        return new Outcome.Changed(
                yieldTo(policy, taken.cause(null), known.id(), now),
                unreserved ? Outcome.Effect.TAKE : Outcome.Effect.CHANGE);
    }

    /**
     * Holds give way, the youngest first, until the capacity of their own channels is kept; live calls never do. A limit that
     * counts other channels only says what is offered: it takes no hold back.
     */
    private static AgentRecord yieldTo(Policy policy, AgentRecord taken, String sessionId, Instant now) {
        AgentRecord yielded = taken;
        if (!policy.takes(taken.sessions().get(sessionId).channel())) {
            for (Session hold :
                    taken.sessions(session -> session.yields() && !session.id().equals(sessionId))) {
                yielded = yielded.with(hold.stands(Session.Standing.REVOKED, now));
            }
        }
        for (Limit limit : policy.limits()) {
            List<Session> holds = yielded
                    .sessions(session -> session.yields()
                            && !session.id().equals(sessionId)
                            && limit.of().contains(session.channel())
                            && limit.counting().contains(session.channel()))
                    .stream()
                    .sorted(Comparator.comparing(Session::since).reversed())
                    .toList();
            for (Session hold : holds) {
                if (limit.exceededBy(yielded.open(limit.counting()))) {
                    yielded = yielded.with(hold.stands(Session.Standing.REVOKED, now));
                }
            }
        }
        return yielded;
    }

    private static Session unreserved(Command.Connect connect, Instant now) {
        return new Session(
                connect.sessionId(),
                connect.channel(),
                connect.kind(),
                connect.phase(),
                now,
                null,
                Session.Standing.HELD,
                null,
                connect.platform(),
                connect.callId(),
                null);
    }

    private static AgentRecord advanced(Policy policy, AgentRecord settled, Session session, Phase phase, Instant now) {
        return phase == Phase.CONNECTED
                ? Aftermath.forgiving(policy, settled.with(session.movedTo(phase, now, null)))
                : settled.with(ringing(policy, session, now));
    }

    private static Session ringing(Policy policy, Session session, Instant now) {
        Instant rings = now.plus(policy.ringing());
        boolean underTheHold = policy.timers().ringing() == null && session.open() && session.until() != null;
        boolean longer = underTheHold && session.until().isAfter(rings);
        return session.movedTo(Phase.RINGING, now, longer ? session.until() : rings);
    }

    private static Outcome refused(AgentRecord settled, Refusal refusal) {
        return new Outcome.Refused(settled, refusal);
    }
}
