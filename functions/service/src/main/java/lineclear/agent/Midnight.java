package lineclear.agent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Intent;
import lineclear.word.Actor;
import lineclear.word.Choice;
import lineclear.word.Trigger;

/** The midnight at which a policy logs its agents off, where it does. */
final class Midnight {
    private Midnight() {}

    /**
     * The first start of a day after {@code from} in the agent's time zone, whatever the clocks are changed by that
     * night; null when nobody is to be logged off.
     */
    static Instant after(Policy policy, AgentRecord record, Instant from) {
        if (!policy.endsAtMidnight() || record.intent().choice() == Choice.LOGGED_OFF) {
            return null;
        }
        ZoneId zone = record.zone() == null ? policy.timers().zone() : record.zone();
        return LocalDate.ofInstant(from, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The record under a policy that may have begun, or ceased, to log off at midnight since it was written. */
    static AgentRecord under(Policy policy, AgentRecord record) {
        return record.revision().equals(policy.revision())
                ? record
                : record.logsOffAt(after(policy, record, record.intent().since()));
    }

    /** Logged off: what was to come after the session is forgotten, sessions that are open go on. */
    static AgentRecord strikes(AgentRecord record, Instant at) {
        Intent loggedOff = new Intent(Choice.LOGGED_OFF, Trigger.MIDNIGHT.sentence(), at, Actor.POLICY);
        return record.intent(loggedOff, null).logsOffAt(null).strikes(Map.of());
    }
}
