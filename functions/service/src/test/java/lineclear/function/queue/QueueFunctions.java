package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import lineclear.agent.policy.Policies;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Connections;
import lineclear.dynamodb.Registry;
import lineclear.dynamodb.Roster;
import lineclear.dynamodb.queue.Chats;
import lineclear.dynamodb.queue.Line;
import lineclear.dynamodb.queue.Offers;
import lineclear.dynamodb.queue.Queues;
import lineclear.dynamodb.queue.Tickets;
import lineclear.dynamodb.queue.Transcripts;
import lineclear.function.Answers;
import lineclear.function.CustomerAccess;
import lineclear.metrics.Metrics;
import lineclear.push.Delivery;
import lineclear.routing.Alarm;
import lineclear.routing.Leaving;
import lineclear.routing.Pickup;
import lineclear.routing.Rounds;
import lineclear.routing.Router;
import lineclear.routing.SessionFacts;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The functions of queues on a workbench's table, by their names, and what they are made of. */
public final class QueueFunctions {
    private static final String TABLE = "lineclear";

    public final Router router;
    public final SessionFacts facts;
    public final Rounds rounds;
    public final Route route;
    public final Tickets tickets;
    public final Map<String, Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> byName = new LinkedHashMap<>();

    public QueueFunctions(
            DynamoDbClient client,
            Policies policies,
            Agents agents,
            Registry registry,
            Answers answers,
            Alarm alarm,
            Clock clock,
            Metrics metrics,
            CustomerAccess customers,
            Delivery delivery) {
        Queues queues = new Queues(client, TABLE);
        Line line = new Line(client, TABLE);
        Offers offers = new Offers(client, TABLE, policies, clock);
        tickets = new Tickets(client, TABLE, clock);
        router = new Router(agents, tickets, queues, line, offers, policies, alarm, clock, metrics);
        facts = new SessionFacts(agents, tickets, router, policies, alarm, clock);
        rounds = new Rounds(queues, router);
        route = new Route(router, alarm, clock);
        TicketAnswers shown = new TicketAnswers(line, clock);
        Figures figures = new Figures(line, agents, policies, clock);
        Parties parties = new Parties(customers);
        Leaving leaving = new Leaving(tickets, agents);
        Readers readers = new Readers(agents, clock);
        Chats chats = new Chats(client, TABLE, clock);
        Transcripts transcripts = new Transcripts(client, TABLE, clock);
        Connections connections = new Connections(client, TABLE);
        Bulletin bulletin = new Bulletin(new Roster(client, TABLE), agents);
        byName.put("set-up-queue", new SetUpQueue(queues, answers, clock)::setUpQueue);
        byName.put("switch-queue", new SwitchQueue(queues, bulletin, answers, clock)::switchQueue);
        byName.put("show-queue", new ShowQueue(queues, line, registry, figures, answers, clock)::showQueue);
        byName.put("enqueue", new Enqueue(queues, tickets, line, router, shown, answers, clock)::enqueue);
        byName.put("show-ticket", new ShowTicket(tickets, shown, parties, answers, clock)::showTicket);
        byName.put("alive", new Alive(tickets, shown, parties, answers, clock)::alive);
        byName.put("leave", new Leave(leaving, shown, parties, answers)::leave);
        byName.put("answer", new Answer(new Pickup(agents, tickets, offers, clock), shown, answers)::answer);
        byName.put("log-on", new LogOn(registry, queues, agents, answers)::logOn);
        byName.put("say", new Say(chats, parties, answers)::say);
        byName.put(
                "read",
                new Read(transcripts, new ChatRecord(transcripts, readers, clock), readers, parties, answers, clock)
                        ::read);
        byName.put("close", new Close(leaving, tickets, shown, parties, answers)::close);
        byName.put("erase", new Erase(transcripts, parties, answers)::erase);
        byName.put("typing", new Typing(tickets, connections, delivery, parties, answers, clock)::typing);
    }
}
