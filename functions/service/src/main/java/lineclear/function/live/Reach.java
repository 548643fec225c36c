package lineclear.function.live;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import lineclear.chat.ChatRules;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Connections.Connection;
import lineclear.dynamodb.Registry;
import lineclear.dynamodb.queue.Tickets;
import lineclear.push.Topic;

/**
 * What a socket may watch beyond what it was opened for. An agent: the queues that they are registered for, and the
 * tickets that they may read. A supervisor: all of them. A customer: nothing.
 */
@Singleton
public class Reach {
    private final Registry registry;
    private final Agents agents;
    private final Tickets tickets;
    private final Clock clock;

    public Reach(Registry registry, Agents agents, Tickets tickets, Clock clock) {
        this.registry = registry;
        this.agents = agents;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** At most two reads. */
    boolean covers(Connection connection, String topic) {
        Optional<String> queue = Topic.queueIn(topic);
        Optional<String> ticket = Topic.ticketIn(topic);
        if (queue.isEmpty() && ticket.isEmpty()) {
            return false;
        } else if (connection.topics().contains(Topic.FLOOR)) {
            return true;
        } else if (connection.agentId() == null) {
            return false;
        }
        return queue.map(its -> registered(connection.agentId(), its))
                .orElseGet(() -> reads(connection.agentId(), ticket.orElseThrow()));
    }

    private boolean registered(String agentId, String queueId) {
        return registry.find(agentId)
                .filter(known -> known.queues().contains(queueId))
                .isPresent();
    }

    private boolean reads(String agentId, String ticketId) {
        return tickets.find(ticketId)
                .flatMap(ticket ->
                        agents.find(agentId).filter(agent -> ChatRules.mayRead(ticket, agent, clock.instant())))
                .isPresent();
    }
}
