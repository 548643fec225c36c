package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Call;
import lineclear.agent.record.Session;
import lineclear.agent.record.Tombstones;
import lineclear.word.Ending;
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
        if (known.talked() && known.call().has(connect.callId())) {
            return connect.fact()
                    ? new Outcome.Unchanged(settled)
                    : refused(settled, Refusals.over(known.id(), Ending.COMPLETED)); // that call is over
        }
        if (connect.fact()
                && (CallBinding.isOver(settled, connect.callId()) || CallBinding.isNoLegOf(known, connect))) {
            return new Outcome.Unchanged(settled);
        }
        if (known.guessed() && known.isAnotherCallThan(connect.callId())) {
            return parted(policy, settled, known, connect, now);
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
        boolean anotherLeg = connect.callId() != null && ended.unanswered(connect.sessionId());
        return CallBinding.isOver(settled, connect.callId()) || over && !anotherLeg
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
        Session told = CallBinding.told(known, connect);
        if (connect.phase().compareTo(known.phase()) > 0) {
            return Outcome.changed(CallBinding.remembering(
                    connect, known, told, advanced(policy, settled, told, connect.phase(), now)));
        }
        return told.equals(known)
                ? new Outcome.Unchanged(settled)
                : Outcome.changed(CallBinding.remembering(connect, known, told, settled.with(told)));
    }

    /** Old enough for its call to be over by now, and nobody has been asked. */
    private static boolean isLate(Command.Connect connect, Instant now) {
        return connect.fact()
                && !connect.asked()
                && connect.at() != null
                && connect.at().plus(LATE).isBefore(now);
    }

    private static Outcome reopen(
            Policy policy, AgentRecord settled, Session known, Command.Connect connect, Instant now) {
        if (Eligibility.accepts(policy, settled, known.channel(), known.kind(), now)) {
            Session told = CallBinding.told(known, connect);
            return Outcome.changed(CallBinding.remembering(
                    connect, known, told, advanced(policy, settled, told, connect.phase(), now)));
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
        Session told = CallBinding.told(known, connect);
        AgentRecord taken = Crowding.eased(
                CallBinding.remembering(connect, known, told, advanced(policy, settled, told, connect.phase(), now)),
                told.id(),
                now);
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
                Session.Began.UNTOLD,
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
