package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Call;
import lineclear.agent.record.Session;
import lineclear.agent.record.Tombstones;
import lineclear.word.Phase;

/** The agent's phone rings, or customer and agent are connected. */
final class ConnectRules {
    /** How old a fact may be to be believed when it takes the agent from somebody else. */
    static final Duration LATE = Duration.ofSeconds(5);

    private ConnectRules() {}

    static Outcome decide(Policy policy, AgentRecord settled, Command.Connect connect, Instant now) {
        Session known = settled.sessions().get(connect.sessionId());
        if (known == null) {
            return connect.fact()
                    ? unknown(policy, settled, connect, now)
                    : refused(settled, refusal(settled, connect));
        }
        if (connect.fact() && known.talked() && known.call().has(connect.callId())) {
            return new Outcome.Unchanged(settled); // that call is over
        }
        if (known.isAnotherCallThan(connect.callId())) {
            if (known.guessed()) {
                return parted(policy, settled, known, connect, now);
            } else if (connect.fact() && isNoLegOf(settled, known, connect.callId())) {
                return new Outcome.Unchanged(settled);
            }
        }
        return switch (known.standing()) {
            case HELD -> forward(policy, settled, known, connect, now);
            case LAPSED -> reopen(policy, settled, known, connect, now);
            case REVOKED -> connect.fact()
                    ? take(policy, settled, known, connect, now)
                    : ReserveRules.revoked(settled, known, now);
        };
    }

    /**
     * Once somebody talks, and of a call that is known to be over, what is said of another call is not about this
     * session; nor is it where the session was named after its call, such as an offer.
     */
    private static boolean isNoLegOf(AgentRecord settled, Session known, String callId) {
        boolean over = settled.ended().heardOf(callId) && !known.call().has(callId);
        boolean bearsItsCallsName = known.id().equals(known.callId());
        return over || bearsItsCallsName || known.open() && known.phase() == Phase.CONNECTED;
    }

    /**
     * A program names another call than the one that was guessed: that one is somebody else's, and the hold as it was.
     */
    private static Outcome parted(
            Policy policy, AgentRecord settled, Session known, Command.Connect connect, Instant now) {
        AgentRecord parted = Guessed.parted(policy, settled, known, now);
        Outcome outcome = decide(policy, parted, connect, now);
        if (outcome instanceof Outcome.Refused refused) {
            return refused(settled, refused.refusal());
        }
        return outcome instanceof Outcome.Unchanged ? Outcome.changed(parted) : outcome;
    }

    private static Outcome unknown(Policy policy, AgentRecord settled, Command.Connect connect, Instant now) {
        if (policy.ignores(connect.channel())) {
            return new Outcome.Unchanged(settled);
        }
        Tombstones ended = settled.ended();
        boolean over = ended.heardOf(connect.sessionId()) && !ended.forgotten(connect.sessionId());
        boolean anotherLeg =
                connect.callId() != null && ended.unanswered(connect.sessionId()) && !ended.heardOf(connect.callId());
        return over && !anotherLeg
                ? new Outcome.Unchanged(settled)
                : take(policy, settled, unreserved(connect, now), connect, now);
    }

    private static Refusal refusal(AgentRecord settled, Command.Connect connect) {
        return settled.ended()
                .ending(connect.sessionId())
                .map(ending -> Refusals.over(connect.sessionId(), ending))
                .orElseGet(() -> Refusals.neverHeld(connect.sessionId()));
    }

    private static Outcome forward(
            Policy policy, AgentRecord settled, Session known, Command.Connect connect, Instant now) {
        Session told = told(known, connect);
        if (connect.phase().compareTo(known.phase()) > 0) {
            return Outcome.changed(remembering(connect, told, advanced(policy, settled, told, connect.phase(), now)));
        }
        return told.equals(known)
                ? new Outcome.Unchanged(settled)
                : Outcome.changed(remembering(connect, told, settled.with(told)));
    }

    /** The session with what the command says of its call. */
    private static Session told(Session known, Command.Connect connect) {
        Session bound = known.boundTo(connect.platform(), connect.callId());
        boolean talks = known.open() && known.phase() == Phase.CONNECTED;
        if (bound.isAnotherCallThan(connect.callId()) && !talks) {
            bound = bound.calls(withLeg(bound.call(), connect));
        }
        return switch (connect.named()) {
            case BY_CALLER -> bound.confirmed();
            case BY_CALL, BY_TASK -> bound;
            case BY_GUESS -> known.guessedFrom(bound);
        };
    }

    private static Call withLeg(Call call, Command.Connect connect) {
        if (connect.phase() == Phase.CONNECTED) {
            return call.answered(connect.callId());
        }
        return call.legs().size() < Call.MOST_LEGS ? call.withLeg(connect.callId()) : call;
    }

    /** Old enough for its call to be over by now, and nobody has been asked. */
    private static boolean isLate(Command.Connect connect, Instant now) {
        return connect.fact()
                && !connect.asked()
                && connect.at() != null
                && connect.at().plus(LATE).isBefore(now);
    }

    /**
     * What the command itself names, so that a guess, which does not know an older call's name, remembers the same. A
     * call is one session's: a hold that ran out while it rang is over for good.
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
        return only.tombstones(only.ended().bound(told.id(), connect.callId()));
    }

    private static Outcome reopen(
            Policy policy, AgentRecord settled, Session known, Command.Connect connect, Instant now) {
        if (Eligibility.accepts(policy, settled, known.channel(), known.kind(), now)) {
            Session told = told(known, connect);
            return Outcome.changed(remembering(connect, told, advanced(policy, settled, told, connect.phase(), now)));
        }
        return connect.fact()
                ? take(policy, settled, known, connect, now)
                : refused(settled, Refusals.holdExpired(known.id()));
    }

    /**
     * A call that is really up takes its agent, whatever was granted meanwhile; a phone that only rings does so if it
     * can.
     */
    private static Outcome take(
            Policy policy, AgentRecord settled, Session known, Command.Connect connect, Instant now) {
        if (connect.phase() == Phase.RINGING
                && !Eligibility.accepts(policy, settled, known.channel(), known.kind(), now)) {
            return new Outcome.Unchanged(settled);
        }
        Session told = told(known, connect);
        AgentRecord taken = Crowding.eased(
                remembering(connect, told, advanced(policy, settled, told, connect.phase(), now)), told.id());
        AgentRecord yielded = Revocation.by(policy, taken.cause(null), known.id(), now);
        boolean revokes = Revocation.happened(settled, yielded);
        if (revokes && connect.named() == Command.Named.BY_TASK) {
            return new Outcome.Unchanged(settled); // work can wait, who holds the agent cannot
        }
        if (revokes && isLate(connect, now)) {
            return new Outcome.Doubtful(settled, connect.platform(), connect.callId());
        }
        boolean unreserved =
                !settled.sessions().containsKey(known.id()) && !settled.ended().hold(known.id());
        return new Outcome.Changed(yielded, unreserved ? Outcome.Effect.TAKE : Outcome.Effect.CHANGE);
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
                new Call(connect.platform(), connect.callId()),
                null,
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
