package lineclear.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import lineclear.chat.Message;
import lineclear.queue.Ticket;
import lineclear.word.Times;

/** A chat and its messages, as those who write in it see them. */
public final class ChatJson {
    private ChatJson() {}

    /**
     * For the customer: not by whom they are answered, nor what was asked of whoever does.
     *
     * @param settled as it stands at {@code now}
     */
    public static ObjectNode of(Ticket settled, Instant now) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("ticketId", settled.id())
                .put("queueId", settled.queue())
                .put("now", Times.text(now))
                .put("state", settled.state().word())
                .put("since", Times.text(settled.since()))
                .put("seq", settled.talk().seq())
                .put("lastTextAt", time(settled.talk().last()));
        if (settled.state().inLine()) {
            json.put("aliveUntil", Times.text(settled.aliveUntil()));
        }
        if (settled.reached().ended() != null) {
            json.put("endedAt", Times.text(settled.reached().ended()));
        }
        return json.put("version", settled.version());
    }

    /** @param named whether to say which agent wrote it */
    public static ObjectNode message(Message message, boolean named) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("seq", message.seq())
                .put("from", message.from().word());
        if (named && message.agentId() != null) {
            json.put("agentId", message.agentId());
        }
        json.put("text", message.text());
        if (message.text() == null) {
            json.put("erased", true);
        }
        return json.put("at", Times.text(message.at()));
    }

    private static String time(Instant instant) {
        return instant == null ? null : Times.text(instant);
    }
}
