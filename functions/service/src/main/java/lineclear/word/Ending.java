package lineclear.word;

import java.util.Optional;

/** How a session ended. The first five are what a caller may say; the rest are said by the rules. */
public enum Ending implements Word {
    COMPLETED('c', true),
    CANCELLED('x', true),
    DECLINED('d', true),
    NO_ANSWER('n', true),
    FAILED('f', true),
    /** Found out of sync (or held) and cleared by a person. */
    CLEARED('r', false),
    /** The hold ran out and was never taken up again. */
    EXPIRED('e', false),
    /** The hold gave way to a call that was really up. */
    REVOKED('v', false),
    /** One of more calls at once than anybody can be in, and the oldest: whether it goes on nobody knows. */
    LOST('l', false);

    private final char mark;
    private final boolean reportable;

    Ending(char mark, boolean reportable) {
        this.mark = mark;
        this.reportable = reportable;
    }

    /** One letter, kept in the tombstone. */
    public char mark() {
        return mark;
    }

    /** The one with this letter, if there is one. */
    public static Optional<Ending> marked(char mark) {
        for (Ending ending : values()) {
            if (ending.mark == mark) {
                return Optional.of(ending);
            }
        }
        return Optional.empty();
    }

    /** Nobody has ended it, it only holds the agent no more: its call may still come up. */
    public boolean givenUp() {
        return this == EXPIRED || this == REVOKED || this == LOST;
    }

    /** Whether {@code release} accepts it from a caller. */
    public boolean reportable() {
        return reportable;
    }
}
