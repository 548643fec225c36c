package lineclear.agent;

import java.time.Instant;
import java.util.Set;
import lineclear.word.Choice;
import lineclear.word.Word;

/**
 * Why a request was refused: a value, not an exception.
 *
 * @param detail a sentence that a person can act on
 * @param until when a retry makes sense, exclusive; null when that depends on somebody's action
 * @param allowed the choices there are instead; empty unless the code is {@link Code#STATUS_NOT_ALLOWED}
 */
public record Refusal(Code code, String detail, Instant until, Set<Choice> allowed) {
    /** The reason as a word that a program can act on. */
    public enum Code implements Word {
        INVALID_REQUEST,
        FORBIDDEN,
        AGENT_UNKNOWN,
        AGENT_BUSY,
        AGENT_UNAVAILABLE,
        HOLD_EXPIRED,
        HOLD_REVOKED,
        SESSION_ENDED,
        STATUS_NOT_ALLOWED,
        CALL_LIVE,
        ADDRESS_TAKEN,
        VERSION_CHANGED,
        TRY_AGAIN
    }

    public static Refusal of(Code code, String detail) {
        return new Refusal(code, detail, null, Set.of());
    }

    static Refusal until(Code code, String detail, Instant until) {
        return new Refusal(code, detail, until, Set.of());
    }
}
