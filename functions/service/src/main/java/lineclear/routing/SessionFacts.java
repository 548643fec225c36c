package lineclear.routing;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import lineclear.agent.Command;
import lineclear.agent.policy.Policies;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.End;
import lineclear.agent.record.Session;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.queue.Tickets;
import lineclear.queue.Ticket;
import lineclear.queue.TicketCommand;
import lineclear.queue.TicketOutcome;
import lineclear.queue.TicketState;
import lineclear.word.Ending;
import lineclear.word.Phase;

/**
 * What a change of an agent's record means for tickets: the agent has answered, or the session is over. The table's
 * stream brings each change at least once; heard twice or in the wrong order it ends alike.
 */
public final class SessionFacts {
    private final Agents agents;
    private final Tickets tickets;
    private final Router router;
    private final Policies policies;
    private final Alarm alarm;
    private final Clock clock;

    public SessionFacts(Agents agents, Tickets tickets, Router router, Policies policies, Alarm alarm, Clock clock) {
        this.agents = agents;
        this.tickets = tickets;
        this.router = router;
        this.policies = policies;
        this.alarm = alarm;
        this.clock = clock;
    }

    /**
     * Tells the tickets, and looks for a customer if the agent has just begun to be free.
     *
     * @param before null for an agent who was not there
     * @param after null for one who is not there any more
     */
    public void of(AgentRecord before, AgentRecord after) {
        if (after == null) {
            return;
        }
        for (Session session : after.sessions().values()) {
            if (session.queue() != null && !same(before, session)) {
                Ticket.ofSession(session.id()).ifPresent(ticket -> tell(ticket, after.agentId(), session));
            }
        }
        after.ends().forEach((session, end) -> Ticket.ofSession(session)
                .filter(ticket -> mayBeOfQueue(before, session))
                .ifPresent(ticket -> ended(ticket, after.agentId(), session, end)));
        Instant now = clock.instant();
        if (Candidates.of(policies, after, now).isPresent()) {
            boolean news = before == null
                    || !before.loggedOn().equals(after.loggedOn())
                    || !before.sessions().keySet().equals(after.sessions().keySet())
                    || !Objects.equals(before.turn(), after.turn())
                    || !before.availability().equals(after.availability())
                    || Candidates.of(policies, before, now).isEmpty();
            if (news) {
                router.forAgent(after.agentId());
            }
        } else if (!after.loggedOn().queues().isEmpty()
                && after.turn() != null
                && after.turn().isAfter(now)) {
            alarm.forAgent(after.agentId(), after.turn());
        }
    }

    /** Where it is known that the customer came from no queue, nobody need be asked about it. */
    private static boolean mayBeOfQueue(AgentRecord before, String sessionId) {
        Session was = before == null ? null : before.sessions().get(sessionId);
        return was == null || was.queue() != null;
    }

    private static boolean same(AgentRecord before, Session session) {
        return before != null && session.equals(before.sessions().get(session.id()));
    }

    private void tell(String ticketId, String agentId, Session session) {
        if (session.phase() == Phase.CONNECTED) {
            answered(ticketId, agentId, session);
        } else if (session.open() && session.until() != null) {
            if (session.phase() == Phase.RINGING) {
                tickets.apply(ticketId, new TicketCommand.Rings(session.id(), session.until()));
            }
            // Nobody writes when an offer runs out: its customer waits again from then on. Set here and not where the
            // offer is made, since a stream comes again when somebody dies over it.
            alarm.forTicket(ticketId, session.until());
        }
    }

    /** Where somebody else is being offered the customer meanwhile, they are not any more. */
    private void answered(String ticketId, String agentId, Session session) {
        Optional<Ticket> before = tickets.find(ticketId);
        TicketCommand told = new TicketCommand.Answered(agentId, session.id(), session.since());
        Optional<TicketOutcome> outcome = tickets.apply(ticketId, told);
        boolean won = outcome.isPresent() && outcome.get() instanceof TicketOutcome.Changed;
        before.filter(ticket -> won && ticket.state() == TicketState.OFFERED)
                .map(Ticket::offer)
                .filter(offer -> !offer.sessionId().equals(session.id()))
                .ifPresent(offer ->
                        agents.apply(offer.agentId(), new Command.Release(offer.sessionId(), Ending.CANCELLED)));
    }

    private void ended(String ticketId, String agentId, String sessionId, End end) {
        Optional<TicketOutcome> outcome =
                tickets.apply(ticketId, new TicketCommand.SessionEnded(agentId, sessionId, end.ending(), end.at()));
        boolean waitsAgain = outcome.map(TicketOutcome::ticket)
                .filter(ticket -> ticket.state() == TicketState.WAITING)
                .isPresent();
        if (waitsAgain) {
            router.forTicket(ticketId, true);
        }
    }
}
