package lineclear.queue;

import java.time.Instant;
import lineclear.word.Word;
import org.jspecify.annotations.Nullable;

/**
 * Why a request about a queue or a ticket was refused: a value, not an exception.
 *
 * @param detail a sentence that a person can act on
 * @param until when a retry makes sense; null when that is not known
 */
public record Refusal(Code code, String detail, @Nullable Instant until) {
    /** The reason as a word that a program can act on. */
    public enum Code implements Word {
        INVALID_REQUEST,
        FORBIDDEN,
        QUEUE_UNKNOWN,
        QUEUE_OFFLINE,
        QUEUE_FULL,
        OUTSIDE_HOURS,
        TICKET_UNKNOWN,
        /** The customer is not waiting any more: answered, gone or closed. */
        TICKET_ENDED,
        /** Another agent has it, or is being offered it. */
        TICKET_TAKEN,
        /** Nothing more can be written: the conversation is over. */
        CHAT_ENDED,
        VERSION_CHANGED,
        TRY_AGAIN
    }

    public static Refusal of(Code code, String detail) {
        return new Refusal(code, detail, null);
    }
}
