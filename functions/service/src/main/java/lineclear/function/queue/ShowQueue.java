package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lineclear.dynamodb.Registry;
import lineclear.dynamodb.queue.Line;
import lineclear.dynamodb.queue.Queues;
import lineclear.dynamodb.queue.TicketLine;
import lineclear.function.Answers;
import lineclear.function.Caller;
import lineclear.function.Json;
import lineclear.function.Problem;
import lineclear.function.ProblemType;
import lineclear.function.Request;
import lineclear.json.QueueJson;
import lineclear.json.TicketJson;
import lineclear.queue.Queue;
import lineclear.queue.Refusal;
import lineclear.queue.Ticket;
import lineclear.queue.TicketRules;
import lineclear.word.Actor;
import lineclear.word.Word;

/** The queues, whether one may be entered, how it goes, and who waits, was answered, or went unanswered. */
public class ShowQueue {
    private static final Actor.Role[] ANYBODY = {Actor.Role.SUPERVISOR, Actor.Role.CLIENT, Actor.Role.AGENT};
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 100;

    private final Queues queues;
    private final Line line;
    private final Registry registry;
    private final Figures figures;
    private final Answers answers;
    private final Clock clock;

    ShowQueue(Queues queues, Line line, Registry registry, Figures figures, Answers answers, Clock clock) {
        this.queues = queues;
        this.line = line;
        this.registry = registry;
        this.figures = figures;
        this.answers = answers;
        this.clock = clock;
    }

    @Funq("show-queue")
    public APIGatewayV2HTTPResponse showQueue(APIGatewayV2HTTPEvent event) {
        return answers.to("show-queue", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        if (request.inPath("queueId") == null) {
            return all(request.anyCaller());
        }
        String path = request.routeKey();
        if (path.endsWith("/tickets")) {
            return tickets(request);
        } else if (path.endsWith("/figures")) {
            request.anyCaller().asAny(Actor.Role.SUPERVISOR);
            return new Answers.Answer(200, figures.of(found(Named.queue(request))));
        }
        Actor by = request.anyCaller().asAny(ANYBODY);
        Queue queue = found(Named.queue(request));
        return new Answers.Answer(200, path.endsWith("/open") ? open(queue) : QueueJson.of(queue, named(by)));
    }

    /** An agent's are those that they are registered for: to these they may log on. */
    private Answers.Answer all(Caller caller) {
        Actor by = caller.asAny(ANYBODY);
        Predicate<Queue> theirs = by.role() == Actor.Role.AGENT ? assigned(caller.ownAgentId()) : queue -> true;
        ObjectNode body = Json.object();
        ArrayNode shown = body.putArray("queues");
        queues.all().stream().filter(theirs).forEach(queue -> shown.add(QueueJson.of(queue, named(by))));
        return new Answers.Answer(200, body);
    }

    /** Those that the agent is registered for. */
    private Predicate<Queue> assigned(String agentId) {
        List<String> ids = registry.find(agentId).map(Registry.Known::queues).orElse(List.of());
        return queue -> ids.contains(queue.id());
    }

    /** Who set it online or offline is their colleagues' to know. */
    private static boolean named(Actor by) {
        return by.role() == Actor.Role.SUPERVISOR;
    }

    private Queue found(String queueId) {
        return queues.find(queueId).orElseThrow(() -> Named.unknownQueue(queueId));
    }

    /** What a customer's page wants to know before it asks. */
    private ObjectNode open(Queue queue) {
        int waiting = line.waiting(queue.id(), queue.limits().mostWaiting());
        Optional<Refusal> refusal = queue.refuses(queue.channels().iterator().next(), waiting, clock.instant());
        ObjectNode body = Json.object()
                .put("queueId", queue.id())
                .put("open", refusal.isEmpty())
                .put("waiting", waiting);
        refusal.ifPresent(why -> body.put("reason", why.code().word())
                .put("detail", why.detail())
                .put("until", Json.time(why.until())));
        return body;
    }

    private Answers.Answer tickets(Request request) {
        Caller caller = request.anyCaller();
        Actor by = caller.asAny(Actor.Role.SUPERVISOR, Actor.Role.AGENT);
        String queueId = Named.queue(request);
        TicketLine list = list(request.query("list"));
        int most = request.number("limit", 1, LARGEST_PAGE, USUAL_PAGE);
        Queue queue = found(queueId);
        // Customers' names are for those who may be offered them.
        if (by.role() == Actor.Role.AGENT && !assigned(caller.ownAgentId()).test(queue)) {
            throw Problem.of(
                    ProblemType.FORBIDDEN, "Queue " + queueId + " is not one of those that you are registered for.");
        }
        Instant now = clock.instant();
        ObjectNode body = Json.object().put("list", list.word());
        ArrayNode shown = body.putArray("tickets");
        for (Ticket stored : line.tickets(queueId, list, most, list != TicketLine.WAITING)) {
            Ticket settled = TicketRules.settled(stored, now);
            if (list != TicketLine.WAITING || settled.state().inLine()) {
                shown.add(TicketJson.of(settled, now));
            }
        }
        return new Answers.Answer(200, body);
    }

    private static TicketLine list(String told) {
        return told == null
                ? TicketLine.WAITING
                : Word.parse(TicketLine.class, told)
                        .orElseThrow(() -> Problem.invalid("list must be one of waiting, answered, unanswered."));
    }
}
