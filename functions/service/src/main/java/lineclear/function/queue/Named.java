package lineclear.function.queue;

import lineclear.function.Answers;
import lineclear.function.Problem;
import lineclear.function.Request;
import lineclear.queue.Refusal;
import lineclear.routing.Pickup;

/** What a route's path names. */
final class Named {
    private Named() {}

    static String queue(Request request) {
        return request.idInPath("queueId", "The queue id");
    }

    /** The log's line is about it from then on. */
    static String ticket(Request request) {
        String ticketId = request.idInPath("ticketId", "The ticket id");
        Answers.aboutTicket(ticketId);
        return ticketId;
    }

    static Problem unknownQueue(String queueId) {
        return new Problem(Refusal.of(
                Refusal.Code.QUEUE_UNKNOWN,
                "There is no queue " + queueId + ". Set it up with PUT /queues/" + queueId + "."));
    }

    static Problem unknownTicket(String ticketId) {
        return new Problem(Pickup.unknown(ticketId));
    }
}
