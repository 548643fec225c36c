package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.quarkus.funqy.Funq;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.function.Body;
import lineclear.function.Problem;
import lineclear.routing.Alarm;
import lineclear.routing.Router;
import lineclear.routing.Wake;

/** An alarm that is due: looks for an agent for a customer, or for a customer for an agent. */
public class Route {

    private final Router router;
    private final Alarm alarm;
    private final Clock clock;

    Route(Router router, Alarm alarm, Clock clock) {
        this.router = router;
        this.alarm = alarm;
        this.clock = clock;
    }

    /**
     * One message of the queue of alarms: {@code {"ticketId": …, "at": …}} or {@code {"agentId": …, "at": …}}. One that
     * came too early, since no message can be kept back for longer, is set anew.
     *
     * @throws TableUnreachable when the table does not answer: the message comes again
     * @throws IllegalArgumentException when it is none of ours
     */
    @Funq("route")
    public void route(SQSEvent.SQSMessage message) {
        Due due = due(message.getBody());
        if (clock.instant().isBefore(due.at())) {
            alarm.at(due.at(), due.whom());
        } else {
            router.wake(due.whom());
        }
    }

    private record Due(Wake whom, Instant at) {}

    private static Due due(String text) {
        try {
            Body body = Body.read("An alarm", (text == null ? "" : text).getBytes(StandardCharsets.UTF_8))
                    .only("ticketId", "agentId", "at");
            Wake whom = new Wake(body.id("ticketId"), body.id("agentId"));
            if ((whom.ticketId() == null) == (whom.agentId() == null)) {
                throw Problem.invalid("An alarm must name either ticketId or agentId.");
            }
            return new Due(whom, body.requiredInstant("at"));
        } catch (Problem problem) {
            throw new IllegalArgumentException("route: " + problem.getMessage());
        }
    }
}
