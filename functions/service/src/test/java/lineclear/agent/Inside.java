package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import lineclear.agent.policy.Policy;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import lineclear.word.Trigger;

/** A door to what the rules keep to themselves, for the tests that stand in packages of their own. */
public final class Inside {
    public static final int MOST_UNRESERVED = Crowding.MOST;
    public static final Duration LATE = ConnectRules.LATE;
    public static final Duration REMEMBERED = Deadlines.REMEMBERED;

    private Inside() {}

    public static Optional<Instant> nextDeadline(AgentRecord record) {
        return Deadlines.next(record);
    }

    public static AgentRecord pass(Policy policy, AgentRecord record, Instant deadline) {
        return Deadlines.pass(policy, record, deadline);
    }

    /** As of somebody who has just become free. */
    public static Availability availability(Policy policy, AgentRecord settled, Instant now) {
        return Timeline.availability(policy, settled, Availability.NONE, true, now);
    }

    public static boolean offers(Policy policy, AgentRecord record, Channel channel, Kind kind) {
        return Eligibility.offers(policy, record, channel, kind);
    }

    public static boolean forgotten(AgentRecord record, String sessionId) {
        return record.ended().forgotten(sessionId);
    }

    public static boolean heardOf(AgentRecord record, String callId) {
        return record.ended().heardOf(callId);
    }

    public static boolean unanswered(AgentRecord record, String sessionId) {
        return record.ended().unanswered(sessionId);
    }

    /** Whether the call is the session's, or one of the phones that ring beside it. */
    public static boolean isOf(Session known, String callId) {
        return known != null && known.call().has(callId);
    }

    public static boolean isAnotherCallThan(Session session, String callId) {
        return session.isAnotherCallThan(callId);
    }

    public static boolean pending(Session revoked, Instant now) {
        return Revocation.pending(revoked, now);
    }

    public static boolean revoked(AgentRecord before, AgentRecord after) {
        return Revocation.happened(before, after);
    }

    public static Status shown(Session session) {
        return session.shown();
    }

    public static Trigger endsBy(Session session, Ending ending) {
        return session.endsBy(ending);
    }

    public static Session movedTo(Session session, Phase phase, Instant at, Instant until) {
        return session.movedTo(phase, at, until);
    }

    public static Session stands(Session session, Session.Standing standing, Instant at) {
        return session.stands(standing, at);
    }

    public static AgentRecord with(AgentRecord record, Session session) {
        return record.with(session);
    }

    public static AgentRecord ended(AgentRecord record, Collection<Session> gone, Ending ending) {
        return record.ended(gone, ending);
    }

    public static AgentRecord tombstones(AgentRecord record, Tombstones stones) {
        return record.tombstones(stones);
    }

    public static AgentRecord intent(AgentRecord record, Intent intent, Intent next) {
        return record.intent(intent, next);
    }

    public static AgentRecord cause(AgentRecord record, Cause cause) {
        return record.cause(cause);
    }

    public static AgentRecord presence(AgentRecord record, Presence presence) {
        return record.presence(presence);
    }

    public static AgentRecord cleared(AgentRecord record, AgentRecord.Cleared cleared) {
        return record.cleared(cleared);
    }

    public static AgentRecord closed(AgentRecord record, Availability availability, Instant checkAt) {
        return record.closed(record.revision(), availability, checkAt);
    }
}
