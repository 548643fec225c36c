package lineclear.agent.model;

import java.time.Instant;
import java.util.Map;
import lineclear.agent.Command;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.End;
import lineclear.agent.record.Session;
import lineclear.word.Ending;

/** What must be so of the ends that a write tells: the history is made of nothing else. */
final class EndInvariants {
    private EndInvariants() {}

    /** Whatever leaves the record is told once, as it was and when it was, and nothing else is. */
    static String everyEndIsTold(Step step) {
        if (!step.changed()) {
            return null;
        }
        Map<String, End> ends = step.after().ends();
        if (!step.stored().sessions().keySet().containsAll(ends.keySet())) {
            return "the end of nobody's session";
        }
        for (Session session : step.stored().sessions().values()) {
            End end = ends.get(session.id());
            boolean left = !step.after().sessions().containsKey(session.id());
            if (left && end == null) {
                return "an end untold";
            } else if (end != null && (end.at().isAfter(step.now()) || end.at().isBefore(earliest(step, session)))) {
                return "an end that is dated wrong";
            } else if (left && !isRemembered(step.after(), session.id(), end.ending())) {
                return "the history and the tombstone differ";
            } else if (!left && end != null && step.before().sessions().containsKey(session.id())) {
                return "the end of what goes on";
            }
        }
        return null;
    }

    /**
     * A session that is over already cannot end before it was, unless its platform says so; one that is not, before its
     * phase began.
     */
    private static Instant earliest(Step step, Session session) {
        boolean dated = step.command() instanceof Command.Release release && release.at() != null;
        return session.open() || dated ? session.since() : session.until();
    }

    /** Another's tombstone may have taken the place, or a late word about a hold that was forgotten before it. */
    private static boolean isRemembered(AgentRecord record, String sessionId, Ending ending) {
        return ending.givenUp()
                || record.ended()
                        .ending(sessionId)
                        .filter(other -> other != ending)
                        .isEmpty();
    }
}
