package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import lineclear.word.Ending;

/** A session is over. Never refused: saying so twice, late or early does no harm. */
final class Releasing {
    /** By then a platform knows a call that it was told of, and a question that was under way has its answer. */
    static final Duration KNOWN_AFTER = Duration.ofSeconds(10);

    private Releasing() {}

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
        AgentRecord followed = Settling.afterwards(policy, ended, known, known.endsBy(ending), begun);
        return Settling.at(policy, followed, now);
    }

    /** Everything that has ended, as its platform says, in the order in which it ended. */
    static AgentRecord ended(Policy policy, AgentRecord settled, Command.Settle settle, Instant now) {
        AgentRecord left = settled;
        List<Session> over = settled.sessions(session -> session.open() && isOver(session, settle, now)).stream()
                .sorted(Comparator.comparing(
                        session -> settle.over().get(session.id()).at(),
                        Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        for (Session session : over) {
            Command.Over said = settle.over().get(session.id());
            left = ended(policy, left, session, Ending.COMPLETED, said.at(), now);
            left = left.tombstones(left.ended().bound(session.id(), said.callId()));
        }
        return left;
    }

    /**
     * A platform that knows no such call may not know it yet, since a program asks before it bridges; or its answer is older than
     * the event that came meanwhile.
     */
    private static boolean isOver(Session session, Command.Settle settle, Instant now) {
        Command.Over over = settle.over().get(session.id());
        return over != null
                && !session.isAnotherCallThan(over.callId())
                && (over.at() != null || !session.since().plus(KNOWN_AFTER).isAfter(now));
    }
}
