package lineclear.queue;

import java.time.Instant;
import lineclear.word.Actor;
import lineclear.word.Ending;

/** What can be asked of, or reported about, a ticket. */
public sealed interface TicketCommand {

    /** One agent is offered this customer: granted only together with the hold on the agent. */
    record Offer(String agentId, Instant until) implements TicketCommand {}

    /** Fact: the offer goes on until then, since the agent's phone rings. */
    record Rings(String sessionId, Instant until) implements TicketCommand {}

    /**
     * Fact: customer and agent are connected in this session, one of those that this ticket's offers have made.
     *
     * @param at when
     */
    record Answered(String agentId, String sessionId, Instant at) implements TicketCommand {}

    /**
     * Fact: the session is over, before or after it was answered.
     *
     * @param at when
     */
    record SessionEnded(String agentId, String sessionId, Ending ending, Instant at) implements TicketCommand {}

    /** The customer is still there. */
    record Alive(Instant until) implements TicketCommand {}

    /** The customer gets a token of their own, and the one before is worth nothing any more. */
    record Key(String digest) implements TicketCommand {}

    /** Writes down that the customer is gone, where the clock says so; else nothing. */
    record Lapse() implements TicketCommand {}

    /** The customer does not wait any longer, or somebody ends it for them. */
    record Leave(Actor by) implements TicketCommand {}
}
