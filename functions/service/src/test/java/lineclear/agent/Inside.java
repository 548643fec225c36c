package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Availability;
import lineclear.agent.record.Session;
import lineclear.word.Channel;
import lineclear.word.Kind;

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

    /** Whether the call is the session's, or one of the phones that ring beside it. */
    public static boolean isOf(Session known, String callId) {
        return known != null && known.call().has(callId);
    }

    /** Whether somebody has to look at it, now or later. */
    public static boolean watched(AgentRecord settled) {
        return Watch.since(settled) != null;
    }

    public static boolean pending(Session revoked, Instant now) {
        return Revocation.pending(revoked, now);
    }

    public static boolean revoked(AgentRecord before, AgentRecord after) {
        return Revocation.happened(before, after);
    }

    public static AgentRecord closed(AgentRecord record, Availability availability, Instant checkAt) {
        return record.closed(record.revision(), availability, checkAt);
    }
}
