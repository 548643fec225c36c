package lineclear.routing;

import java.util.Optional;
import lineclear.agent.Command;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.queue.Tickets;
import lineclear.queue.Ticket;
import lineclear.queue.TicketCommand;
import lineclear.queue.TicketOutcome;
import lineclear.queue.TicketState;
import lineclear.word.Actor;
import lineclear.word.Ending;

/** A customer goes, or is sent away: whoever was being offered them, or talked to them, is free of them. */
public final class Leaving {
    private final Tickets tickets;
    private final Agents agents;

    public Leaving(Tickets tickets, Agents agents) {
        this.tickets = tickets;
        this.agents = agents;
    }

    /**
     * First the ticket, so that nobody is offered them any more, then the agent. Where it breaks off in between,
     * repeating it does the rest.
     *
     * @return empty when there is no such ticket
     * @throws TableUnreachable when the table does not answer; repeating it is safe
     */
    public Optional<TicketOutcome> of(String ticketId, Actor by) {
        Optional<TicketOutcome> outcome = tickets.apply(ticketId, new TicketCommand.Leave(by));
        outcome.map(TicketOutcome::ticket)
                .filter(ticket -> ticket.state().last() && ticket.offer() != null)
                .ifPresent(this::free);
        return outcome;
    }

    private void free(Ticket ticket) {
        Ending ending = ticket.state() == TicketState.CLOSED ? Ending.COMPLETED : Ending.CANCELLED;
        agents.apply(
                ticket.offer().agentId(), new Command.Release(ticket.offer().sessionId(), ending));
    }
}
