package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import lineclear.dynamodb.queue.Queues;
import lineclear.function.Answers;
import lineclear.function.Body;
import lineclear.function.Json;
import lineclear.function.Problem;
import lineclear.function.Request;
import lineclear.json.QueueJson;
import lineclear.queue.Queue;
import lineclear.word.Actor;

/**
 * Sets a queue online or offline. Whoever waits goes on waiting; nobody else may begin to, and the agents who are
 * logged on are told.
 */
public class SwitchQueue {
    private static final String[] MEMBERS = {"online", "message"};

    private final Queues queues;
    private final Bulletin bulletin;
    private final Answers answers;
    private final Clock clock;

    SwitchQueue(Queues queues, Bulletin bulletin, Answers answers, Clock clock) {
        this.queues = queues;
        this.bulletin = bulletin;
        this.answers = answers;
        this.clock = clock;
    }

    @Funq("switch-queue")
    public APIGatewayV2HTTPResponse switchQueue(APIGatewayV2HTTPEvent event) {
        return answers.to("switch-queue", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Actor by = request.caller(Actor.Role.SUPERVISOR);
        String queueId = Named.queue(request);
        Body body = request.body(MEMBERS);
        Boolean online = body.bool("online");
        if (online == null) {
            throw Problem.invalid("online is missing: true or false.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Queue.Switched told = new Queue.Switched(online, body.text("message", 256), now, by);
        Queues.Changed changed = queues.change(queueId, seen -> seen == null ? null : switched(seen, told));
        if (changed.after() == null) {
            throw Named.unknownQueue(queueId);
        }
        ObjectNode answer = Json.object();
        answer.set("queue", QueueJson.of(changed.after(), true));
        boolean news = !changed.after().equals(changed.before());
        if (news && !online) {
            Bulletin.Report report = bulletin.offline(changed.after());
            answer.put("told", report.told()).put("everybody", report.everybody());
        }
        return new Answers.Answer(200, answer);
    }

    /** Said twice it is once: since when, and by whom, stays. */
    private static Queue switched(Queue seen, Queue.Switched told) {
        boolean same =
                seen.online() == told.online() && Objects.equals(seen.switched().message(), told.message());
        return same
                ? seen
                : new Queue(seen.id(), seen.name(), seen.channels(), told, seen.limits(), seen.hours(), seen.version());
    }
}
