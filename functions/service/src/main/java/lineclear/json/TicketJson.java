package lineclear.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import lineclear.queue.Ticket;
import lineclear.queue.TicketState;
import lineclear.word.Times;

/** A ticket as it is shown to whoever asks for it. */
public final class TicketJson {
    private TicketJson() {}

    /** @param settled as it stands at {@code now} */
    public static ObjectNode of(Ticket settled, Instant now) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("ticketId", settled.id())
                .put("queueId", settled.queue())
                .put("now", Times.text(now))
                .put("channel", settled.channel().word());
        json.set("customer", ViewJson.customer(settled.customer()));
        ArrayNode skills = json.putArray("skills");
        settled.wish().skills().forEach(skills::add);
        json.put("priority", settled.wish().priority())
                .put("since", Times.text(settled.since()))
                .put("state", settled.state().word())
                .put("offers", settled.offers())
                .put("seq", settled.talk().seq())
                .put("replied", time(settled.reached().replied()))
                .put("lastTextAt", time(settled.talk().last()));
        Ticket.Offer offer = settled.offer();
        if (offer != null && settled.state() == TicketState.OFFERED) {
            json.set("offer", with(offer).put("until", Times.text(offer.until())));
        } else if (offer != null && settled.reached().answered() != null) {
            json.set(
                    "answered",
                    with(offer).put("at", Times.text(settled.reached().answered())));
        }
        if (settled.state().inLine()) {
            json.put("aliveUntil", Times.text(settled.aliveUntil()));
        }
        if (settled.reached().ended() != null) {
            json.put("endedAt", Times.text(settled.reached().ended()));
        }
        return json.put("version", settled.version());
    }

    private static String time(Instant instant) {
        return instant == null ? null : Times.text(instant);
    }

    private static ObjectNode with(Ticket.Offer offer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("agentId", offer.agentId())
                .put("sessionId", offer.sessionId());
    }
}
