package lineclear.function.queue;

import jakarta.inject.Singleton;
import java.time.Clock;
import lineclear.chat.ChatRules;
import lineclear.dynamodb.Agents;
import lineclear.function.Problem;
import lineclear.function.ProblemType;
import lineclear.queue.Ticket;
import lineclear.word.Actor;

/** Who may read what was written in a chat. */
@Singleton
class Readers {
    /** By a ticket's id; a customer reads their own. */
    static final Actor.Role[] ROLES = {Actor.Role.SUPERVISOR, Actor.Role.CLIENT, Actor.Role.AGENT};

    private final Agents agents;
    private final Clock clock;

    Readers(Agents agents, Clock clock) {
        this.agents = agents;
        this.clock = clock;
    }

    /**
     * One read more for an agent.
     *
     * @throws Problem forbidden
     */
    void permit(Party party, Ticket ticket) {
        boolean may = party.agentId() == null
                || agents.find(party.agentId())
                        .filter(agent -> ChatRules.mayRead(ticket, agent, clock.instant()))
                        .isPresent();
        if (!may) {
            throw Problem.of(
                    ProblemType.FORBIDDEN,
                    "Ticket " + ticket.id() + " is not yours to read: log on to queue " + ticket.queue() + " first.");
        }
    }
}
