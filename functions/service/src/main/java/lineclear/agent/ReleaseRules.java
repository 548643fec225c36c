package lineclear.agent;

import java.time.Instant;
import java.util.List;
import lineclear.agent.policy.Policy;
import lineclear.word.Ending;

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
        if (known.isAnotherCallThan(release.callId())) {
            return new Outcome.Unchanged(settled);
        }
        AgentRecord ended = ended(policy, settled, known, release.ending(), release.at(), now);
        return Outcome.changed(remembering(release, ended));
    }

    /** An end names its call as its beginning does: in whatever order they come, the same is remembered. */
    private static AgentRecord remembering(Command.Release release, AgentRecord record) {
        return record.tombstones(record.ended().bound(release.sessionId(), release.callId()));
    }

    /**
     * The record once this session has ended. What follows it began when it ended, as far as that is known, and may be over by
     * now.
     *
     * @param told when it ended; null when that is not known
     */
    static AgentRecord ended(
            Policy policy, AgentRecord settled, Session known, Ending ending, Instant told, Instant now) {
        AgentRecord ended = settled.ended(List.of(known), ending);
        if (!known.open()) {
            return ended;
        }
        boolean earlier = told != null && told.isBefore(now) && known.since().isBefore(now);
        Instant begun = earlier ? (told.isBefore(known.since()) ? known.since() : told) : now;
        AgentRecord followed = Aftermath.of(policy, ended, known, known.endsBy(ending), begun);
        return Settling.at(policy, followed, now);
    }
}
