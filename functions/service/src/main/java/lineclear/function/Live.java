package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineclear.dynamodb.Registry;
import lineclear.push.Ticket;
import lineclear.push.Tickets;
import lineclear.push.Topic;
import lineclear.word.Actor;
import lineclear.word.Id;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives a page the address of a socket, and the ticket that opens it. */
public class Live {
    /** Where a socket is when no setting says so: on the host that was asked. */
    static final String PATH = "/live-socket";
    /** API Gateway ends every connection by then. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private final Tickets tickets;
    private final Optional<String> socketUrl;
    private final Registry registry;
    private final CustomerAccess customers;
    private final Answers answers;
    private final Clock clock;

    Live(
            Tickets tickets,
            @ConfigProperty(name = "lineclear.socket-url") Optional<String> socketUrl,
            Registry registry,
            CustomerAccess customers,
            Answers answers,
            Clock clock) {
        this.tickets = tickets;
        this.socketUrl = socketUrl;
        this.registry = registry;
        this.customers = customers;
        this.answers = answers;
        this.clock = clock;
    }

    @Funq("live")
    public APIGatewayV2HTTPResponse live(APIGatewayV2HTTPEvent event) {
        return answers.to("live", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        request.body();
        Instant longest = clock.instant().plus(LONGEST);
        if (request.isOfCustomer()) {
            String topic = Topic.ofTicket(customers.ticket(request).id());
            return ticket(request, new Ticket(null, null, List.of(topic), longest));
        }
        Caller caller = request.anyCaller();
        boolean agent =
                caller.roles().contains(Actor.Role.AGENT) && caller.ownAgentId() != null && Id.is(caller.ownAgentId());
        List<String> topics = new ArrayList<>();
        if (agent) {
            topics.add(Topic.ofAgent(caller.ownAgentId()));
            registry.find(caller.ownAgentId())
                    .ifPresent(
                            known -> known.queues().stream().map(Topic::ofQueue).forEach(topics::add));
        }
        if (caller.roles().contains(Actor.Role.SUPERVISOR)) {
            topics.add(Topic.FLOOR);
        }
        if (topics.isEmpty()) {
            throw Problem.of(ProblemType.FORBIDDEN, "This needs a token with scope agent and agent_id, or supervisor.");
        }
        // The connection must not outlive the token that it comes from.
        Instant until = caller.until().filter(longest::isAfter).orElse(longest);
        return ticket(request, new Ticket(caller.shortSubject(), agent ? caller.ownAgentId() : null, topics, until));
    }

    private Answers.Answer ticket(Request request, Ticket may) {
        String ticket = tickets.issue(may)
                .orElseThrow(() -> Problem.of(
                        ProblemType.TRY_AGAIN, "This deployment has no key for tickets: read by asking instead."));
        ObjectNode body = Json.object().put("url", url(request)).put("ticket", ticket);
        may.topics().forEach(body.putArray("topics")::add);
        return new Answers.Answer(200, body.put("until", Json.time(may.until())));
    }

    private String url(Request request) {
        return socketUrl.orElseGet(() -> {
            boolean secure = "https".equalsIgnoreCase(request.header("x-forwarded-proto"));
            String host = Optional.ofNullable(request.header("host")).orElse("localhost");
            return (secure ? "wss://" : "ws://") + host + PATH;
        });
    }
}
