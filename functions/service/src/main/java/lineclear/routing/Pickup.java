package lineclear.routing;

import java.time.Clock;
import java.util.Optional;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.fault.Backoff;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.queue.Offers;
import lineclear.dynamodb.queue.Tickets;
import lineclear.queue.Refusal;
import lineclear.queue.Ticket;
import lineclear.queue.TicketCommand;
import lineclear.queue.TicketOutcome;
import lineclear.queue.TicketRules;
import lineclear.queue.TicketState;
import lineclear.word.Phase;

/** An agent takes up a customer: the one they are being offered, or one who waits and whom they choose themselves. */
public final class Pickup {
    private static final int MOST_TRIES = 5;

    private final Agents agents;
    private final Tickets tickets;
    private final Offers offers;
    private final Clock clock;

    public Pickup(Agents agents, Tickets tickets, Offers offers, Clock clock) {
        this.agents = agents;
        this.tickets = tickets;
        this.offers = offers;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Result {
        /** The agent has the customer. */
        record Has(AgentRecord agent, Ticket ticket) implements Result {}

        /** The customer is not to be had. */
        record NotThem(Refusal refusal) implements Result {}

        /** The agent cannot take anybody so, as the agents' rules say. */
        record NotNow(Outcome outcome) implements Result {}
    }

    /**
     * Repeating it is safe: an agent who has the customer already has them.
     *
     * @throws TableUnreachable when the table does not answer; repeating it is safe
     */
    public Result of(String ticketId, String agentId) {
        for (int tried = 1; tried <= MOST_TRIES; tried++) {
            Optional<Ticket> ticket = tickets.find(ticketId);
            if (ticket.isEmpty()) {
                return new Result.NotThem(unknown(ticketId));
            }
            Optional<AgentRecord> agent = agents.find(agentId);
            if (agent.isEmpty()) {
                return new Result.NotNow(new Outcome.Refused(null, Agents.unknown(agentId)));
            }
            Optional<Result> result = theirs(ticket.get(), agentId)
                    ? accepted(agent.get(), ticket.get())
                    : picked(agent.get(), ticket.get());
            if (result.isPresent()) {
                return result.get();
            }
            Backoff.after(tried);
        }
        return new Result.NotThem(Refusal.of(
                Refusal.Code.TRY_AGAIN,
                "Others keep changing ticket " + ticketId + " or agent " + agentId
                        + "; nothing was changed. Try again."));
    }

    /** What is answered when there is no such ticket. */
    public static Refusal unknown(String ticketId) {
        return Refusal.of(Refusal.Code.TICKET_UNKNOWN, "There is no ticket " + ticketId + ".");
    }

    /** Whether the last offer is this agent's, and was not given back. */
    private static boolean theirs(Ticket stored, String agentId) {
        return stored.state() != TicketState.WAITING
                && stored.offer() != null
                && stored.offer().agentId().equals(agentId);
    }

    /** Empty when somebody came between. */
    private Optional<Result> accepted(AgentRecord agent, Ticket ticket) {
        String sessionId = ticket.offer().sessionId();
        Command.Connect talks =
                new Command.Connect(sessionId, Phase.CONNECTED, null, null, null, null, Command.Authority.REQUEST);
        Offers.Result result = offers.accept(agent, ticket, talks);
        if (!(result instanceof Offers.Result.Unfit unfit)) {
            return has(result);
        } else if (unfit.ticket() instanceof TicketOutcome.Refused refused) {
            return Optional.of(new Result.NotThem(refused.refusal()));
        } else if (unfit.agent() instanceof Outcome.Unchanged unchanged) {
            // Their platform has told already that they talk, and the ticket has not heard of it yet.
            return tickets.apply(ticket.id(), new TicketCommand.Answered(agent.agentId(), sessionId, clock.instant()))
                    .map(outcome -> new Result.Has(unchanged.record(), outcome.ticket()));
        }
        // Some refusals are written before they are said.
        Outcome refused = agents.apply(agent.agentId(), talks);
        return refused instanceof Outcome.Changed || refused instanceof Outcome.Unchanged
                ? Optional.empty()
                : Optional.of(new Result.NotNow(refused));
    }

    private Optional<Result> picked(AgentRecord agent, Ticket ticket) {
        TicketOutcome offered =
                TicketRules.decide(ticket, new TicketCommand.Offer(agent.agentId(), clock.instant()), clock.instant());
        if (offered instanceof TicketOutcome.Refused refused) {
            return Optional.of(new Result.NotThem(refused.refusal()));
        } else if (!agent.loggedOn().queues().contains(ticket.queue())) {
            return Optional.of(new Result.NotThem(Refusal.of(
                    Refusal.Code.FORBIDDEN, "Log on to queue " + ticket.queue() + " to take its customers.")));
        }
        Offers.Result result = offers.pick(agent, ticket);
        return result instanceof Offers.Result.Unfit unfit ? unfit(unfit) : has(result);
    }

    private static Optional<Result> unfit(Offers.Result.Unfit unfit) {
        return unfit.ticket() instanceof TicketOutcome.Refused refused
                ? Optional.of(new Result.NotThem(refused.refusal()))
                : Optional.of(new Result.NotNow(unfit.agent()));
    }

    private static Optional<Result> has(Offers.Result result) {
        return result instanceof Offers.Result.Made made
                ? Optional.of(new Result.Has(made.agent(), made.ticket()))
                : Optional.empty();
    }
}
