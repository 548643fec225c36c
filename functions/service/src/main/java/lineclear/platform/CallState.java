package lineclear.platform;

import java.time.Instant;

/** What a platform says of a call when it is asked. */
public sealed interface CallState {
    /**
     * The call is going on: it rings, or two talk.
     *
     * @param agentId the agent who talks in it; null while it rings, and where the platform does not say with whom
     */
    record Live(String agentId) implements CallState {
        public Live() {
            this(null);
        }
    }

    /** @param at when it ended, by the platform's clock; null when the platform no longer knows the call at all */
    record Ended(Instant at) implements CallState {}

    /** @param why the platform did not answer, or not about this call; in words */
    record Unknown(String why) implements CallState {}
}
