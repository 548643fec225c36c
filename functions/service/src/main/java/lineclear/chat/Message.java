package lineclear.chat;

import java.time.Instant;
import lineclear.word.Side;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation.
 *
 * @param seq 1 and on, none left out: by it, and not by the time, readers know what they have
 * @param agentId the agent who wrote it; null for the customer
 * @param text null when it was erased
 * @param at when, by the clock of whoever stored it; never before the one before it
 */
public record Message(long seq, Side from, @Nullable String agentId, @Nullable String text, Instant at) {
    /** Without the text: it is nobody's who reads a log or a fault. */
    @Override
    public String toString() {
        return "message " + seq + " of the " + from.word();
    }
}
