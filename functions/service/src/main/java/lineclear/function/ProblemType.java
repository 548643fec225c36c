package lineclear.function;

import lineclear.agent.Refusal;
import lineclear.word.Word;

/**
 * What can be wrong with a request, as HTTP says it: what the rules and the table refuse, and what never reaches them.
 */
public enum ProblemType implements Word {
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
    QUEUE_UNKNOWN(404, "No such queue"),
    QUEUE_OFFLINE(409, "The queue is offline"),
    QUEUE_FULL(409, "As many as may wait do already"),
    OUTSIDE_HOURS(409, "The queue is closed at this hour"),
    TICKET_UNKNOWN(404, "No such ticket"),
    TICKET_ENDED(409, "The customer does not wait any more"),
    TICKET_TAKEN(409, "Somebody else has the customer"),
    CHAT_ENDED(409, "The conversation is over"),
    VERSION_CHANGED(412, "Something has happened since"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Not a kind of body that is read here"),
    INTERNAL_ERROR(500, "A fault of ours"),
    TRY_AGAIN(503, "Try again");

    private final int httpStatus;
    private final String title;

    ProblemType(int httpStatus, String title) {
        this.httpStatus = httpStatus;
        this.title = title;
    }

    /** Every refusal is a problem of the same name. */
    static ProblemType of(Refusal.Code code) {
        return valueOf(code.name());
    }

    static ProblemType of(lineclear.queue.Refusal.Code code) {
        return valueOf(code.name());
    }

    public int httpStatus() {
        return httpStatus;
    }

    public String title() {
        return title;
    }
}
