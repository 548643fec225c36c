package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.word.Phase;

/**
 * What cannot end by itself, and from when somebody has to look at it. A hold can: nobody watches it.
 * {@code DECISIONS.md#only-what-cannot-end-by-itself-is-watched}.
 */
public final class Watch {
    /** How long after its time to ring a phone is asked about: its event has had time to come. */
    static final Duration MARGIN = Duration.ofSeconds(30);

    /** How old a conversation is when it is first asked about. */
    static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    private Watch() {}

    /**
     * From when a session of a settled record is watched; null when it ends by itself, or is over and nobody can be
     * asked whether that is so. A phone may have been answered though its time to ring is up: it is asked about until
     * it is forgotten.
     */
    static Instant from(Session session) {
        if (session.phase() == Phase.RESERVED || session.talked()) {
            return null;
        } else if (session.phase() == Phase.CONNECTED) {
            return session.since().plus(FIRST_LOOK);
        }
        return session.open() || session.askable() ? session.until().plus(MARGIN) : null;
    }

    /**
     * From when a settled record stands in the index, and reconcile reads it each minute; null when nothing in it is
     * watched. Early enough for the conversation that may follow a phone that rings: an answer must not move it, since
     * that costs index writes.
     */
    static Instant since(AgentRecord settled) {
        Instant earliest = null;
        for (Session session : settled.sessions().values()) {
            Instant from = from(session);
            boolean rings = from != null && session.phase() == Phase.RINGING;
            earliest = Deadlines.earlier(earliest, from);
            earliest = Deadlines.earlier(earliest, rings ? session.since().plus(FIRST_LOOK) : null);
        }
        return earliest;
    }

    /** Whether a record stands in the index although nothing in it has to be looked at any more. */
    public static boolean forNothing(AgentRecord settled) {
        return settled.checkAt() != null && since(settled) == null;
    }

    /** What has to be looked at by now: on platforms that are asked each minute now, on others when that is due. */
    public static List<Look> looks(AgentRecord settled, Instant now) {
        List<Look> looks = new ArrayList<>();
        for (Session session : settled.sessions().values()) {
            Instant from = from(session);
            if (from != null && !from.isAfter(now)) {
                looks.add(Look.at(settled.agentId(), session, from, now));
            }
        }
        return looks;
    }
}
