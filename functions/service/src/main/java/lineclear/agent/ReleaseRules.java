package lineclear.agent;

import java.time.Instant;
import java.util.List;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
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
                return new Outcome.Unchanged(settled);
            }
            // It came before its own reserve, or long after its hold: the tombstone will stop whatever is still under
            // way.
            Tombstones stones = settled.ended().with(release.sessionId(), release.ending());
            return Outcome.changed(remembering(release, settled.tombstones(stones)));
        }
        if (release.callId() != null && isOneLegOfSeveral(known, release.callId())) {
            return Outcome.changed(settled.with(known.calls(known.call().without(release.callId()))));
        }
        if (known.isAnotherCallThan(release.callId())) {
            return new Outcome.Unchanged(settled);
        }
        if (release.named() == Command.Named.BY_CALL) {
            return Outcome.changed(
                    remembering(release, callOver(policy, settled, known, release.ending(), release.at(), now)));
        }
        boolean talksToAnother = known.guessed()
                && release.callId() == null
                && known.phase() == Phase.CONNECTED
                && release.ending() != Ending.COMPLETED;
        AgentRecord before = talksToAnother ? Guessed.parted(policy, settled, known, now) : settled;
        Session over = before.sessions().get(known.id());
        AgentRecord ended = ended(policy, before, over, release.ending(), release.at(), now);
        return Outcome.changed(remembering(release, unanswered(release, known, ended)));
    }

    /** The end of a phone that nobody picked up ends nothing while another of the session's rings. */
    static boolean isOneLegOfSeveral(Session known, String callId) {
        return known.phase() != Phase.CONNECTED
                && !known.call().legs().isEmpty()
                && known.call().has(callId);
    }

    /** What ended was a leg: should another be up all the same, that is no late word of this one. */
    private static AgentRecord unanswered(Command.Release release, Session known, AgentRecord ended) {
        boolean leg =
                release.callId() != null && release.ending() != Ending.COMPLETED && known.phase() != Phase.CONNECTED;
        return leg ? ended.tombstones(ended.ended().unansweredBy(known.id())) : ended;
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
        if (!Guessed.outlasts(known, now)) {
            return ended(policy, settled, known, ending, told, now);
        }
        return known.phase() == Phase.CONNECTED
                ? followed(policy, settled.with(Guessed.answered(known, now)), known, ending, told, now)
                : settled.with(Guessed.unanswered(known, now));
    }

    /**
     * The record once this session has ended. What follows it began when it ended, as far as that is known, and may be
     * over by now.
     *
     * @param told when it ended; null when that is not known
     */
    static AgentRecord ended(
            Policy policy, AgentRecord settled, Session known, Ending ending, Instant told, Instant now) {
        AgentRecord ended = settled.ended(List.of(known), ending);
        return known.open() ? followed(policy, ended, known, ending, told, now) : ended;
    }

    private static AgentRecord followed(
            Policy policy, AgentRecord ended, Session known, Ending ending, Instant told, Instant now) {
        boolean earlier = told != null && told.isBefore(now) && known.since().isBefore(now);
        Instant begun = earlier ? (told.isBefore(known.since()) ? known.since() : told) : now;
        AgentRecord followed = Aftermath.of(policy, ended, known, known.endsBy(ending), begun);
        return Settling.at(policy, followed, now);
    }
}
