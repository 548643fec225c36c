package lineclear.platform;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** What a platform says of a call when it is asked. */
public sealed interface CallState {
    /**
     * The call is going on: it rings, or two talk.
     *
     * @param agentId the agent who talks in it; null while it rings, and where the platform does not know them by our
     *     id
     * @param addresses as whom the platform knows those who talk in it, agents and others: at most
     *     {@value #MOST_ADDRESSES}; empty while it rings, and where the platform does not say with whom
     */
    record Live(String agentId, Set<String> addresses) implements CallState {
        /** Each of them may cost a read. */
        static final int MOST_ADDRESSES = 10;

        public Live {
            addresses = addresses.stream().limit(MOST_ADDRESSES).collect(Collectors.toUnmodifiableSet());
        }

        public Live() {
            this(null, Set.of());
        }

        public Live(String agentId) {
            this(agentId, Set.of());
        }

        public Live(Set<String> addresses) {
            this(null, addresses);
        }
    }

    /** @param at when it ended, by the platform's clock; null when the platform no longer knows the call at all */
    record Ended(Instant at) implements CallState {}

    /** @param why the platform did not answer, or not about this call; in words */
    record Unknown(String why) implements CallState {}
}
