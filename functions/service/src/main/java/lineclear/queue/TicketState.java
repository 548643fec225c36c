package lineclear.queue;

import lineclear.word.Word;

/** How far a customer has come. */
public enum TicketState implements Word {
    WAITING(false),
    /** One agent is being offered them. */
    OFFERED(false),
    /** They talk, or write, to an agent. */
    ANSWERED(false),
    /** They were answered, and that is over. */
    CLOSED(true),
    /** They went, or were not heard of any more, before anybody answered. */
    ABANDONED(true);

    private final boolean last;

    TicketState(boolean last) {
        this.last = last;
    }

    /** Whether nothing follows it. */
    public boolean last() {
        return last;
    }

    /** Whether the customer is in the line. */
    public boolean inLine() {
        return this == WAITING || this == OFFERED;
    }
}
