package lineclear.agent;

import java.time.Instant;
import lineclear.agent.policy.Limit;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Kind;
import lineclear.word.Switch;

/** May this agent be offered a customer right now? The one answer, of which the stored instants are only a forecast. */
public final class Eligibility {
    private Eligibility() {}

    /**
     * Whether a new session would be granted. The record must be {@link Settling settled} at {@code now}.
     *
     * @param kind a customer's session needs its switch
     */
    public static boolean accepts(Policy policy, AgentRecord settled, Channel channel, Kind kind, Instant now) {
        return present(policy, settled, now) && acceptsWhenPresent(policy, settled, channel, kind);
    }

    /** Whether this record is of somebody who can be offered something, as far as their devices tell. */
    public static boolean present(Policy policy, AgentRecord record, Instant now) {
        return !policy.asksForPresence() || record.presence().at(now);
    }

    /** Whether a new session would be granted, whatever the devices tell. */
    static boolean acceptsWhenPresent(Policy policy, AgentRecord settled, Channel channel, Kind kind) {
        return settled.intent().choice() == Choice.AVAILABLE
                && settled.cause() == null
                && offers(policy, settled, channel, kind)
                && hasRoom(policy, settled, channel);
    }

    /** Whether nothing of what such a session needs is switched off. */
    static boolean offers(Policy policy, AgentRecord record, Channel channel, Kind kind) {
        return Switch.of(channel, kind)
                .filter(policy.switches()::contains)
                .filter(record.off()::contains)
                .isEmpty();
    }

    /** Whether capacity allows one more session on this channel, whatever was chosen. */
    static boolean hasRoom(Policy policy, AgentRecord settled, Channel channel) {
        boolean elsewhere = settled.open().stream().anyMatch(session -> policy.foreign(session.channel()));
        if (!policy.takes(channel) || elsewhere) {
            return false;
        }
        for (Limit limit : policy.limits()) {
            if (limit.of().contains(channel) && limit.reachedBy(settled.open(limit.counting()))) {
                return false;
            }
        }
        return true;
    }
}
