package lineclear.function.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lineclear.dynamodb.queue.Tickets;

/**
 * An item of the table's stream, an agent's record or a ticket.
 *
 * @param before empty where there was none
 * @param after empty where there is none any more
 */
public record Change(Map<String, Object> before, Map<String, Object> after) {
    /** As it is, or was. */
    Map<String, Object> image() {
        return after.isEmpty() ? before : after;
    }

    public boolean isOfTicket() {
        return Tickets.isTicket(image());
    }

    /** The first image before and the last one after, of each. */
    static Map<String, Change> newest(List<Change> changes, Function<Map<String, Object>, String> idOf) {
        Map<String, Change> newest = new LinkedHashMap<>();
        for (Change change : changes) {
            newest.merge(idOf.apply(change.image()), change, (first, last) -> new Change(first.before(), last.after()));
        }
        return newest;
    }
}
