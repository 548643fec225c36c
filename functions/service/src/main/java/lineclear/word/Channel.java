package lineclear.word;

/** The way a customer reaches an agent. */
public enum Channel implements Word {
    VOICE(false),
    CHAT(false),
    EMAIL(true),
    SOCIAL(true);

    private final boolean waits;

    Channel(boolean waits) {
        this.waits = waits;
    }

    /** Whether it is written work that can lie open for hours, and not a conversation in which somebody hangs on. */
    public boolean waits() {
        return waits;
    }
}
