package lineclear.function.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import lineclear.queue.Ticket;
import lineclear.word.Side;
import lineclear.word.Times;

/** What pages hear of customers who wait and write: never what they write, and nothing of who they are. */
public final class TicketFrames {
    private TicketFrames() {}

    /** Somebody writes at this moment. */
    public static String typing(String ticketId, Side from) {
        return of("typing").put("ticketId", ticketId).put("from", from.word()).toString();
    }

    /** @param settled as it stands at {@code now} */
    static String ticket(Ticket settled, Instant now) {
        return of("ticket")
                .put("ticketId", settled.id())
                .put("version", settled.version())
                .put("seq", settled.talk().seq())
                .put("state", settled.state().word())
                .put("now", Times.text(now))
                .toString();
    }

    /** Something in a queue's line is otherwise. */
    static String queue(String queueId, Instant now) {
        return of("queue").put("queueId", queueId).put("now", Times.text(now)).toString();
    }

    private static ObjectNode of(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
