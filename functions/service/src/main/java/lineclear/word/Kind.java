package lineclear.word;

/** What sort of session it is. */
public enum Kind implements Word {
    STANDARD,
    ARRANGED,
    SUPPORT,
    TEST,
    /** A call outside our reservations: the agent dialled, or was dialled directly. */
    DIRECT,
    /** From a colleague. */
    INTERNAL;

    /** A call that keeps the agent busy without being a customer's session: shown as {@link Status#BUSY}. */
    public boolean ownCall() {
        return this == SUPPORT || this == TEST || this == DIRECT;
    }
}
