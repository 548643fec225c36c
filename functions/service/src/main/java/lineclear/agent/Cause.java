package lineclear.agent;

import java.time.Instant;

/**
 * Why nothing is offered although no session is open. One at a time; worthless once over.
 *
 * @param until its end, exclusive
 */
public record Cause(Reason reason, Instant since, Instant until) {
    /** What brought it about. */
    public enum Reason implements Word {
        WRAP_UP(Status.WRAP_UP),
        DECLINED(Status.BUSY),
        MISSED(Status.NO_ANSWER),
        DIRECT(Status.BUSY);

        private final Status shown;

        Reason(Status shown) {
            this.shown = shown;
        }

        public Status shown() {
            return shown;
        }
    }
}
