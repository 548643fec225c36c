package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lineclear.dynamodb.queue.Queues;
import lineclear.function.Answers;
import lineclear.function.Body;
import lineclear.function.Problem;
import lineclear.function.Request;
import lineclear.json.QueueJson;
import lineclear.queue.Hours;
import lineclear.queue.Queue;
import lineclear.word.Actor;
import lineclear.word.Channel;

/** Sets a queue up, or changes what is told of it. A new one is online. */
public class SetUpQueue {
    private static final String[] MEMBERS = {
        "name", "channels", "offerSeconds", "serviceLevelSeconds", "mostWaiting", "relaxAfterSeconds", "hours"
    };
    private static final int MOST_WAITING = 1000;

    private final Queues queues;
    private final Answers answers;
    private final Clock clock;

    SetUpQueue(Queues queues, Answers answers, Clock clock) {
        this.queues = queues;
        this.answers = answers;
        this.clock = clock;
    }

    @Funq("set-up-queue")
    public APIGatewayV2HTTPResponse setUpQueue(APIGatewayV2HTTPEvent event) {
        return answers.to("set-up-queue", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Actor by = request.caller(Actor.Role.SUPERVISOR);
        String queueId = Named.queue(request);
        Told told = Told.in(request.body(MEMBERS));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Queues.Changed changed =
                queues.change(queueId, seen -> seen == null ? told.made(queueId, by, now) : told.of(seen));
        return new Answers.Answer(changed.before() == null ? 201 : 200, QueueJson.of(changed.after(), true));
    }

    /**
     * What a request says; null of what it leaves out.
     *
     * @param relaxAfter zero for never
     */
    private record Told(
            String name,
            Set<Channel> channels,
            Duration offer,
            Duration serviceLevel,
            Integer mostWaiting,
            Duration relaxAfter,
            HoursOf.Told hours) {
        static Told in(Body body) {
            Long waiting = body.number("mostWaiting", 1, MOST_WAITING);
            return new Told(
                    body.requiredText("name", 64),
                    channels(body),
                    seconds(body, "offerSeconds", 5, 600),
                    seconds(body, "serviceLevelSeconds", 1, 3600),
                    waiting == null ? null : waiting.intValue(),
                    seconds(body, "relaxAfterSeconds", 0, 3600),
                    HoursOf.in(body));
        }

        private static Set<Channel> channels(Body body) {
            List<Channel> told = body.list(
                    "channels",
                    Channel.values().length,
                    element -> element.requiredWord(Body.ELEMENT, Channel.class, EnumSet.allOf(Channel.class)));
            if (told != null && told.isEmpty()) {
                throw Problem.invalid("channels must name at least one.");
            }
            return told == null ? null : EnumSet.copyOf(told);
        }

        private static Duration seconds(Body body, String member, int least, int most) {
            Long seconds = body.number(member, least, most);
            return seconds == null ? null : Duration.ofSeconds(seconds);
        }

        Queue made(String queueId, Actor by, Instant now) {
            if (channels == null) {
                throw Problem.invalid("channels is missing: a new queue must say whom it takes.");
            }
            Queue.Switched online = new Queue.Switched(true, null, now, by);
            return of(new Queue(queueId, name, channels, online, Queue.Limits.USUAL, null, 1));
        }

        Queue of(Queue seen) {
            Queue.Limits are = seen.limits();
            Queue.Limits limits = new Queue.Limits(
                    offer == null ? are.offer() : offer,
                    serviceLevel == null ? are.serviceLevel() : serviceLevel,
                    mostWaiting == null ? are.mostWaiting() : mostWaiting,
                    relaxAfter == null ? are.relaxAfter() : relaxAfter.isZero() ? null : relaxAfter);
            Hours open = hours == null ? seen.hours() : hours.orAlways();
            return new Queue(
                    seen.id(),
                    name,
                    channels == null ? seen.channels() : channels,
                    seen.switched(),
                    limits,
                    open,
                    seen.version());
        }
    }
}
