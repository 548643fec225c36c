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
        INVALID_REQUEST(400, "The request cannot be understood"),
        UNAUTHORIZED(401, "Who are you?"),
        FORBIDDEN(403, "Not yours to do"),
        AGENT_UNKNOWN(404, "No such agent"),
        AGENT_BUSY(409, "The agent is taken"),
        AGENT_UNAVAILABLE(409, "The agent takes no customers now"),
        HOLD_EXPIRED(409, "The hold has run out"),
        HOLD_REVOKED(409, "The hold gave way to a live call"),
        SESSION_ENDED(409, "The session is over"),
        STATUS_NOT_ALLOWED(409, "That status cannot be chosen now"),
        CALL_LIVE(409, "A conversation is going on"),
        ADDRESS_TAKEN(409, "The address belongs to another agent"),
        VERSION_CHANGED(412, "Something has happened since"),
        TOO_LARGE(413, "The request is too large"),
        UNSUPPORTED_MEDIA_TYPE(415, "Not a kind of body that is read here"),
        INTERNAL_ERROR(500, "A fault of ours"),
        TRY_AGAIN(503, "Try again");

        private final int httpStatus;
        private final String title;

        Code(int httpStatus, String title) {
            this.httpStatus = httpStatus;
            this.title = title;
        }

        public int httpStatus() {
            return httpStatus;
        }

        public String title() {
            return title;
        }
    }

    public static Refusal of(Code code, String detail) {
        return new Refusal(code, detail, null, Set.of());
    }

    static Refusal until(Code code, String detail, Instant until) {
        return new Refusal(code, detail, until, Set.of());
    }
}
