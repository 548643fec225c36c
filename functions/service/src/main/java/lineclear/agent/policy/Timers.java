package lineclear.agent.policy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lengths of time of a policy that no transition carries.
 *
 * @param hold how long a reservation lasts when the caller does not say
 * @param ringing how long an offer may ring before it counts as missed; null when it rings on under the hold, for the
 *     length of one at least
 * @param silence after how long without an event an unverifiable call counts as out of sync
 * @param presence how long a device counts as there after its heartbeat; null when nobody asks for heartbeats
 * @param wrapUpByQueue the wrap-up after sessions of some queues, where it is not the transition's own
 * @param zone whose midnight it is for agents who have no time zone of their own
 */
public record Timers(
        Duration hold,
        @Nullable Duration ringing,
        Duration silence,
        @Nullable Duration presence,
        Map<String, Duration> wrapUpByQueue,
        ZoneId zone) {
    public Timers {
        wrapUpByQueue = java.util.Collections.unmodifiableMap(new TreeMap<>(wrapUpByQueue));
    }
}
