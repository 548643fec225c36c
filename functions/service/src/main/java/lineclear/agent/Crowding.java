package lineclear.agent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.End;
import lineclear.agent.record.Session;
import lineclear.word.Ending;

/**
 * How many sessions that nobody reserved one record holds. What is granted has its capacity; calls that are simply up
 * have none, and where their ends are lost they would pile up until the record can neither be written nor shown.
 *
 * <p>Beyond the bound the oldest gives way, not the newest: of more calls at once than a person can be in, those whose
 * end was lost are the oldest. The agent stays as busy as the others make them; if it was up after all, its next event
 * takes them again.
 */
final class Crowding {
    /**
     * More than the largest capacity that a policy can have on a channel (50); the record then has some 30 KB of 400.
     */
    static final int MOST = 64;

    private static final Comparator<Session> FIRST_TO_GO =
            Comparator.comparing(Session::open).thenComparing(Session::since).thenComparing(Session::id);

    private Crowding() {}

    /** The record without those for which there is no room.
     *
     * @param told the session that has just been told of: it stays
     */
    static AgentRecord eased(AgentRecord crowded, String told, Instant now) {
        List<Session> unreserved = crowded.sessions(session -> session.customer() == null);
        List<Session> gone = unreserved.stream()
                .filter(session -> !session.id().equals(told))
                .sorted(FIRST_TO_GO)
                .limit(Math.max(0, unreserved.size() - MOST))
                .toList();
        AgentRecord eased = crowded;
        for (Session session : gone) {
            eased = session.open() ? eased.ended(session, new End(Ending.LOST, now)) : Aftermath.forget(eased, session);
        }
        return eased;
    }
}
