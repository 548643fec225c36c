package lineclear.routing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import lineclear.word.Times;

/**
 * For whom to look.
 *
 * @param ticketId null when it is an agent
 * @param agentId null when it is a ticket
 */
public record Wake(String ticketId, String agentId) {

    /** As the function {@code route} gets it. */
    public String message(Instant at) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (ticketId != null) {
            json.put("ticketId", ticketId);
        } else {
            json.put("agentId", agentId);
        }
        return json.put("at", Times.text(at)).toString();
    }
}
