package lineclear.push;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What whoever asked for it may watch over a socket.
 *
 * @param who the subject of their token; null when it names none
 * @param agentId the agent that they are; null for those who are none
 * @param topics what they may watch
 * @param until when the connection ends that is made with it
 */
public record Ticket(@Nullable String who, @Nullable String agentId, List<String> topics, Instant until) {
    public Ticket {
        topics = List.copyOf(topics);
    }
}
