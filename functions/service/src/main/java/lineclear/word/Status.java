package lineclear.word;

/** What everybody sees, the same words in every policy. Derived from intent, sessions, cause and the clock. */
public enum Status implements Word {
    AVAILABLE,
    RESERVED,
    RINGING,
    CONNECTED,
    WRAP_UP,
    BUSY,
    NO_ANSWER,
    BREAK,
    OFFLINE,
    LOGGED_OFF;

    public static Status of(Phase phase) {
        return switch (phase) {
            case RESERVED -> RESERVED;
            case RINGING -> RINGING;
            case CONNECTED -> CONNECTED;
        };
    }
}
