package lineclear.agent;

import java.time.Instant;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.End;
import lineclear.agent.record.Session;
import lineclear.agent.record.Tombstones;
import lineclear.word.Ending;
import lineclear.word.Phase;

/** A session is over. Never refused: saying so twice, late or early does no harm. */
final class ReleaseRules {
    private ReleaseRules() {}

    static Outcome decide(Policy policy, AgentRecord settled, Command.Release release, Instant now) {
        Session known = settled.sessions().get(release.sessionId());
        if (known == null) {
            boolean forgotten = settled.ended().forgotten(release.sessionId());
            if (settled.ended().heardOf(release.sessionId()) && !forgotten) {
                return settled.ended().unanswered(release.sessionId())
                        ? ofAnother(release, settled)
                        : new Outcome.Unchanged(settled);
            }
            // It came before its own reserve, or long after its hold: the tombstone will stop whatever is still under
            // way.
            Tombstones stones = settled.ended().with(release.sessionId(), release.ending());
            return Outcome.changed(remembering(release, settled.tombstones(stones)));
        }
        boolean own = known.id().equals(release.callId()); // such as an offer: whatever is bound, it is over
        boolean another = known.isAnotherCallThan(release.callId());
        if (!own && isOneLegOfSeveral(known, release.callId())) {
            return Outcome.changed(settled.with(known.calls(known.call().without(release.callId()))));
        }
        if (!own && another) {
            return ofAnother(release, settled);
        }
        if (!another && release.named() == Command.Named.BY_CALL) {
            return known.talked()
                    ? new Outcome.Unchanged(settled) // it has been said
                    : over(release, known, callOver(policy, settled, known, release.ending(), release.at(), now));
        }
        boolean cancelled = release.callId() == null && release.ending() != Ending.COMPLETED;
        return over(
                release,
                known,
                known.guessed() && (another || cancelled)
                        ? partedAndEnded(policy, settled, known, release, now)
                        : ended(policy, settled, known, end(release.ending(), known, release.at(), now), now));
    }

    /** Its call was only a guess, and the hold that ends may be one of long ago. */
    private static AgentRecord partedAndEnded(
            Policy policy, AgentRecord settled, Session known, Command.Release release, Instant now) {
        AgentRecord parted = Guessed.parted(policy, settled, known, now);
        Session left = parted.sessions().getOrDefault(known.id(), known.held().revoked(now));
        Instant at = end(release.ending(), left, release.at(), now).at();
        return ended(policy, parted, left, new End(release.ending(), at, true), now);
    }

    /** The end of one phone ends nothing while another of the session's rings, or is up. */
    static boolean isOneLegOfSeveral(Session known, String callId) {
        return !known.call().legs().isEmpty() && known.call().has(callId);
    }

    /** A phone that is none of the session's: what comes of it later is late. */
    private static Outcome ofAnother(Command.Release release, AgentRecord settled) {
        return release.callId() == null || settled.ended().heardOf(release.callId())
                ? new Outcome.Unchanged(settled)
                : Outcome.changed(remembering(release, settled));
    }

    /**
     * What ended was a phone that nobody had answered, whatever a program had said, or a call that was only a guess:
     * should another be up all the same, that is no late word of this one.
     */
    private static Outcome over(Command.Release release, Session known, AgentRecord ended) {
        boolean guessed = known.guessed() && release.named() == Command.Named.BY_CALL;
        boolean unanswered = release.callId() != null && (release.ending() != Ending.COMPLETED || guessed);
        return Outcome.changed(remembering(release, unanswered ? unanswered(known, ended) : ended));
    }

    /** Where the session has ended: a guess leaves the hold as it was. */
    static AgentRecord unanswered(Session known, AgentRecord ended) {
        return ended.sessions().containsKey(known.id())
                ? ended
                : ended.tombstones(ended.ended().unansweredBy(known.id()));
    }

    /** An end names its call as its beginning does: in whatever order they come, the same is remembered. */
    private static AgentRecord remembering(Command.Release release, AgentRecord record) {
        return record.tombstones(record.ended().bound(release.sessionId(), release.callId()));
    }

    /**
     * The record once the session's call is over, as its platform says: the session's end, unless it is a hold whose
     * call was only a guess.
     *
     * @param told when it ended; null when that is not known
     */
    static AgentRecord callOver(
            Policy policy, AgentRecord settled, Session known, Ending ending, Instant told, Instant now) {
        End end = end(ending, known, told, now);
        if (!known.outlastsGuess(now)) {
            return ended(policy, settled, known, end, now);
        }
        return known.phase() == Phase.CONNECTED
                ? followed(policy, settled.with(Guessed.answered(known, end.at())), known, end, now)
                : settled.with(Guessed.unanswered(known, now));
    }

    /** The record once this session has ended. What follows it began when it ended, and may be over by now. */
    private static AgentRecord ended(Policy policy, AgentRecord settled, Session known, End end, Instant now) {
        AgentRecord ended = settled.ended(known, end);
        return known.open() ? followed(policy, ended, known, end, now) : ended;
    }

    private static AgentRecord followed(Policy policy, AgentRecord ended, Session known, End end, Instant now) {
        AgentRecord followed = Aftermath.of(policy, ended, known, known.endsBy(end.ending()), end.at());
        return Settling.at(policy, followed, now);
    }

    /** As far as it is known when: not before the session's phase began, nor later than now. */
    private static End end(Ending ending, Session known, Instant told, Instant now) {
        boolean earlier = told != null && told.isBefore(now) && known.since().isBefore(now);
        return new End(ending, earlier ? (told.isBefore(known.since()) ? known.since() : told) : now);
    }
}
