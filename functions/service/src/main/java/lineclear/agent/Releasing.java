package lineclear.agent;

import java.time.Instant;
import java.util.List;

/** A session is over. Never refused: saying so twice, late or early does no harm. */
final class Releasing {
    private Releasing() {}

    static Outcome decide(Policy policy, AgentRecord settled, Command.Release release, Instant now) {
        Session known = settled.sessions().get(release.sessionId());
        if (known == null) {
            boolean forgotten = settled.ended().forgotten(release.sessionId());
            if (settled.ended().hold(release.sessionId()) && !forgotten) {
                return new Outcome.Unchanged(settled);
            }
            // It came before its own reserve, or long after its hold: the tombstone will stop whatever is still under
            // way.
            Tombstones stones = settled.ended().with(release.sessionId(), release.ending());
            return Outcome.changed(settled.tombstones(stones));
        }
        AgentRecord ended = settled.ended(List.of(known), release.ending());
        if (!known.open()) {
            return Outcome.changed(ended);
        }
        Trigger trigger = Trigger.of(known, release.ending());
        return Outcome.changed(Settling.afterwards(policy, ended, known, trigger, now));
    }
}
