package lineclear.word;

import org.jspecify.annotations.Nullable;

/**
 * Who does something.
 *
 * @param role what they are
 * @param id the subject of their token; null for the policy, the clock and the phone platform
 */
public record Actor(Role role, @Nullable String id) {
    /** What somebody is to the service. */
    public enum Role implements Word {
        AGENT,
        SUPERVISOR,
        CLIENT,
        /** A row of the policy, or the clock. */
        POLICY,
        /** The phone platform. */
        PLATFORM
    }

    public static final Actor POLICY = new Actor(Role.POLICY, null);
}
