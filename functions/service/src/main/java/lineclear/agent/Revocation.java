package lineclear.agent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import lineclear.agent.policy.Limit;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;

/**
 * Holds give way to calls that are really up, and come back when those are over in time.
 * {@code DECISIONS.md#a-revoked-hold-may-come-back}.
 */
final class Revocation {
    private Revocation() {}

    /**
     * Holds give way, the youngest first, until the capacity of their own channels is kept; live calls never do. A
     * limit that counts other channels only says what is offered: it takes no hold back.
     *
     * @param by the session of the call that is up
     */
    static AgentRecord by(Policy policy, AgentRecord taken, String by, Instant now) {
        AgentRecord yielded = taken;
        if (policy.foreign(taken.sessions().get(by).channel())) {
            for (Session hold :
                    taken.sessions(session -> session.yields() && !session.id().equals(by))) {
                yielded = revoked(yielded, hold, now);
            }
        }
        for (Limit limit : policy.limits()) {
            List<Session> holds = yielded
                    .sessions(session -> session.yields()
                            && !session.id().equals(by)
                            && limit.of().contains(session.channel())
                            && limit.counting().contains(session.channel()))
                    .stream()
                    .sorted(Comparator.comparing(Session::since).reversed())
                    .toList();
            for (Session hold : holds) {
                if (limit.exceededBy(yielded.open(limit.counting()))) {
                    yielded = revoked(yielded, hold, now);
                }
            }
        }
        return yielded;
    }

    /** A call that was only guessed to be the hold's is nobody's again. */
    private static AgentRecord revoked(AgentRecord record, Session hold, Instant now) {
        AgentRecord without = hold.guessed() ? record.tombstones(record.ended().unbound(hold.callId())) : record;
        return without.with(hold.revoked(now));
    }

    /** Whether a hold of {@code before} has given way. */
    static boolean happened(AgentRecord before, AgentRecord after) {
        return before.open().stream()
                .map(session -> after.sessions().get(session.id()))
                .anyMatch(session -> session != null && session.standing() == Session.Standing.REVOKED);
    }

    /** Whether the hold may still come back. */
    static boolean pending(Session session, Instant now) {
        return session.standing() == Session.Standing.REVOKED
                && session.was() != null
                && session.was().until().isAfter(now);
    }

    /** The record with every hold given back for which there is room again, the oldest first. */
    static AgentRecord undone(Policy policy, AgentRecord record, Instant now) {
        List<Session> given = record.sessions(session -> pending(session, now));
        if (given.isEmpty()) {
            return record;
        }
        List<Session> waiting = given.stream()
                .sorted(Comparator.comparing((Session session) -> session.was().since())
                        .thenComparing(Session::id))
                .toList();
        AgentRecord undone = record;
        for (Session hold : waiting) {
            if (fits(policy, undone, hold)) {
                undone = undone.with(hold.givenBack());
            }
        }
        return undone;
    }

    /** A limit that counts other channels took nothing back, and keeps nothing back. */
    private static boolean fits(Policy policy, AgentRecord record, Session hold) {
        boolean elsewhere = record.open().stream().anyMatch(session -> policy.foreign(session.channel()));
        return !elsewhere
                && policy.limits().stream()
                        .filter(limit -> limit.of().contains(hold.channel())
                                && limit.counting().contains(hold.channel()))
                        .noneMatch(limit -> limit.reachedBy(record.open(limit.counting())));
    }
}
