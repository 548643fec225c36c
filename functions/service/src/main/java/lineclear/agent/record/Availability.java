package lineclear.agent.record;

import java.time.Instant;
import java.util.Map;
import lineclear.word.Channel;
import lineclear.word.Enums;
import org.jspecify.annotations.Nullable;

/**
 * The pair of numbers that one condition checks: a new session may be reserved on a channel from {@code freeAt} on, and
 * before {@code openUntil}.
 *
 * @param freeAt the first instant at which the channel takes a new session; a channel is absent while that depends on
 *     somebody's action
 * @param openUntil from here nothing may be reserved although nobody did anything; null when there is no such instant
 */
public record Availability(Map<Channel, Instant> freeAt, @Nullable Instant openUntil) {
    public static final Availability NONE = new Availability(Map.of(), null);

    public Availability {
        freeAt = Enums.copy(Channel.class, freeAt);
    }

    public boolean open(Channel channel, Instant now) {
        Instant from = freeAt.get(channel);
        return from != null && !from.isAfter(now) && (openUntil == null || openUntil.isAfter(now));
    }
}
