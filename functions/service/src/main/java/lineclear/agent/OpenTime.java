package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.word.Channel;
import lineclear.word.Kind;

/** For how long an agent can be had while nothing happens but the clock. */
public final class OpenTime {
    private OpenTime() {}

    /**
     * For each channel of the policy, how much of the time from {@code from} to {@code to} (exclusive) a customer's new
     * session would be granted, to the millisecond.
     *
     * @param record as it stands at {@code from}; it need not be settled
     */
    public static Map<Channel, Duration> between(Policy policy, AgentRecord record, Instant from, Instant to) {
        Map<Channel, Duration> open = new EnumMap<>(Channel.class);
        policy.channels().forEach(channel -> open.put(channel, Duration.ZERO));
        AgentRecord settled = record;
        Instant at = from;
        while (at.isBefore(to)) {
            settled = Settling.at(policy, settled, at);
            Instant next = nextChange(settled, at, to);
            for (Channel channel : policy.channels()) {
                if (Eligibility.accepts(policy, settled, channel, Kind.STANDARD, at)) {
                    open.merge(channel, Duration.between(at, next), Duration::plus);
                }
            }
            at = next;
        }
        return open;
    }

    private static Instant nextChange(AgentRecord settled, Instant at, Instant to) {
        Instant next = Deadlines.next(settled).filter(due -> due.isBefore(to)).orElse(to);
        Instant lease = settled.presence().until();
        return lease != null && lease.isAfter(at) ? Deadlines.earlier(lease, next) : next;
    }
}
