package lineclear.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import lineclear.chat.Message;
import lineclear.queue.Ticket;
import lineclear.word.Side;
import lineclear.word.Times;

/**
 * The record of a chat, as a program reads it and as people do.
 *
 * @param settled as it stands now
 * @param next the number after which there is more; null when there is none
 */
public record TranscriptForm(Ticket settled, List<Message> messages, Long next) {
    /** What ASM's record of a call says of one that came by chat (ASM Core, "Chat"). */
    private static final String SOURCE = "Chat";

    public TranscriptForm {
        messages = List.copyOf(messages);
    }

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("ticketId", settled.id())
                .put("queueId", settled.queue())
                .put("channel", settled.channel().word())
                .put("source", SOURCE)
                .put("link", link())
                .put("state", settled.state().word());
        json.set("customer", ViewJson.customer(settled.customer()));
        json.put("agentId", agentId())
                .put("since", time(settled.since()))
                .put("answered", time(settled.reached().answered()))
                .put("replied", time(settled.reached().replied()))
                .put("ended", time(settled.reached().ended()))
                .put("seq", settled.talk().seq());
        ArrayNode written = json.putArray("messages");
        messages.forEach(message -> written.add(ChatJson.message(message, true)));
        if (next != null) {
            json.put("next", next);
        }
        return json;
    }

    /** A line for each message; further lines of one are indented, so that nobody can write what looks like another. */
    public String text() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "Chat",
                settled.id() + ", queue " + settled.queue() + ", "
                        + settled.state().word());
        line(text, "Customer", who(settled.customer().id(), settled.customer().name()));
        line(text, "Agent", agentId() == null ? "-" : agentId());
        line(text, "Since", time(settled.since()));
        line(text, "Answered", orNone(settled.reached().answered()));
        line(text, "First reply", orNone(settled.reached().replied()));
        line(text, "Ended", orNone(settled.reached().ended()));
        line(text, "Link", link());
        text.append('\n');
        for (Message message : messages) {
            String from = message.from() == Side.CUSTOMER ? "customer" : "agent " + message.agentId();
            String said = message.text() == null ? "(erased)" : message.text().replaceAll("\\R", "\n    ");
            line(text, time(message.at()) + " " + from, said);
        }
        if (next != null) {
            text.append("\nThere is more, after ").append(next).append(".\n");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String says) {
        text.append(what).append(": ").append(says).append('\n');
    }

    private static String who(String id, String name) {
        return name == null ? id : name + " (" + id + ")";
    }

    /** Where it is opened again, relative to this service. */
    private String link() {
        return "/desk/?ticket=" + settled.id().replace("+", "%2B");
    }

    private String agentId() {
        return settled.reached().answered() == null || settled.offer() == null
                ? null
                : settled.offer().agentId();
    }

    private static String orNone(Instant instant) {
        return instant == null ? "-" : time(instant);
    }

    private static String time(Instant instant) {
        return instant == null ? null : Times.text(instant);
    }
}
