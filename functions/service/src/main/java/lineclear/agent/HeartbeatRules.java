package lineclear.agent;

import java.time.Instant;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;

/**
 * A device of the agent says that it is there, and perhaps that it has shown the supervisor's message; or it is known
 * to be gone.
 */
final class HeartbeatRules {
    private HeartbeatRules() {}

    /**
     * @param stored the record as it is: a lease alone must not write down anything else
     * @return an effect of LEASE when nothing but a lease changes
     */
    static Outcome.Changed decide(
            Policy policy, AgentRecord stored, AgentRecord settled, Command.Heartbeat beat, Instant now) {
        AgentRecord.Message message = settled.message();
        boolean shown = message != null && message.at().equals(beat.seen());
        if (shown) {
            return Outcome.changed(renewed(policy, settled, beat, now).message(null));
        }
        return new Outcome.Changed(renewed(policy, stored, beat, now), Outcome.Effect.LEASE);
    }

    /** @param stored as it is: an end of a lease, too, writes down nothing else */
    static Outcome left(AgentRecord stored, Command.Leave leave, Instant now) {
        AgentRecord left = stored.presence(stored.presence().over(leave.device(), now));
        return left.equals(stored) ? new Outcome.Unchanged(stored) : new Outcome.Changed(left, Outcome.Effect.LEASE);
    }

    private static AgentRecord renewed(Policy policy, AgentRecord record, Command.Heartbeat beat, Instant now) {
        if (!policy.asksForPresence()) {
            return record;
        }
        Instant until = now.plus(policy.timers().presence());
        return record.presence(record.presence().renewed(beat.device(), until));
    }
}
