package lineclear.routing;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import lineclear.agent.policy.Policies;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.queue.Line;
import lineclear.dynamodb.queue.Offers;
import lineclear.dynamodb.queue.Queues;
import lineclear.dynamodb.queue.Tickets;
import lineclear.metrics.Metrics;

/** Routing as beans; the host brings the {@link Alarm}. */
@Singleton
public class Beans {
    @Produces
    @Singleton
    Router router(
            Agents agents,
            Tickets tickets,
            Queues queues,
            Line line,
            Offers offers,
            Policies policies,
            Alarm alarm,
            Clock clock,
            Metrics metrics) {
        return new Router(agents, tickets, queues, line, offers, policies, alarm, clock, metrics);
    }

    @Produces
    @Singleton
    SessionFacts sessionFacts(
            Agents agents, Tickets tickets, Router router, Policies policies, Alarm alarm, Clock clock) {
        return new SessionFacts(agents, tickets, router, policies, alarm, clock);
    }

    @Produces
    @Singleton
    Pickup pickup(Agents agents, Tickets tickets, Offers offers, Clock clock) {
        return new Pickup(agents, tickets, offers, clock);
    }

    @Produces
    @Singleton
    Leaving leaving(Tickets tickets, Agents agents) {
        return new Leaving(tickets, agents);
    }

    @Produces
    @Singleton
    Rounds rounds(Queues queues, Router router) {
        return new Rounds(queues, router);
    }
}
