package lineclear.word;

import java.util.Optional;

/**
 * What an agent offers apart from their status: Keen's "Taking Calls", chats, and arranged sessions. Off, a customer's
 * new session of that sort is refused; support, test, direct and internal calls are nobody's offer, and go on.
 */
public enum Switch implements Word {
    CALLS,
    CHATS,
    ARRANGED;

    /** The switch that a new session of this sort needs. */
    public static Optional<Switch> of(Channel channel, Kind kind) {
        if (kind == Kind.ARRANGED) {
            return Optional.of(ARRANGED);
        }
        if (kind != Kind.STANDARD) {
            return Optional.empty();
        }
        return switch (channel) {
            case VOICE -> Optional.of(CALLS);
            case CHAT -> Optional.of(CHATS);
            default -> Optional.empty();
        };
    }
}
