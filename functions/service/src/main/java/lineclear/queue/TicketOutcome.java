package lineclear.queue;

/** What the rules make of a command about a ticket. */
public sealed interface TicketOutcome {
    /** The ticket as the rules leave it. */
    Ticket ticket();

    /** As it is to be written. */
    record Changed(Ticket ticket) implements TicketOutcome {}

    /** Nothing to write: it is so already, or the fact is stale. */
    record Unchanged(Ticket ticket) implements TicketOutcome {}

    record Refused(Ticket ticket, Refusal refusal) implements TicketOutcome {}
}
