package lineclear.function.live;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import lineclear.chat.ChatRules;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Connections.Connection;
import lineclear.dynamodb.queue.Tickets;
import lineclear.push.Topic;

/**
 * What a socket may watch beyond what it was opened for. An agent: the tickets that they may read. A supervisor: every
 * queue and every ticket. A customer: nothing.
 */
@Singleton
public class Reach {
    private final Agents agents;
    private final Tickets tickets;
    private final Clock clock;

    public Reach(Agents agents, Tickets tickets, Clock clock) {
        this.agents = agents;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** At most two reads. */
    boolean covers(Connection connection, String topic) {
        Optional<String> ticket = Topic.ticketIn(topic);
        if (connection.topics().contains(Topic.FLOOR)) {
            return ticket.isPresent() || Topic.queueIn(topic).isPresent();
        }
        return connection.agentId() != null
                && ticket.filter(its -> reads(connection.agentId(), its)).isPresent();
    }

    private boolean reads(String agentId, String ticketId) {
        return tickets.find(ticketId)
                .flatMap(ticket ->
                        agents.find(agentId).filter(agent -> ChatRules.mayRead(ticket, agent, clock.instant())))
                .isPresent();
    }
}
