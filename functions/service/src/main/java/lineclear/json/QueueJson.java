package lineclear.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import lineclear.queue.Hours;
import lineclear.queue.Queue;
import lineclear.word.Times;

/** A queue as it is shown to whoever asks for it. */
public final class QueueJson {
    private static final String MIDNIGHT = "24:00";

    private QueueJson() {}

    /** @param switchedBy whether to say who set it online or offline: that is for their colleagues */
    public static ObjectNode of(Queue queue, boolean switchedBy) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("queueId", queue.id()).put("name", queue.name());
        ArrayNode channels = json.putArray("channels");
        queue.channels().forEach(channel -> channels.add(channel.word()));
        json.put("online", queue.online())
                .put("message", queue.switched().message())
                .put("since", Times.text(queue.switched().at()));
        if (switchedBy) {
            json.put("by", queue.switched().by().role().word())
                    .put("byId", queue.switched().by().id());
        }
        Queue.Limits limits = queue.limits();
        json.put("offerSeconds", limits.offer().toSeconds())
                .put("serviceLevelSeconds", limits.serviceLevel().toSeconds())
                .put("mostWaiting", limits.mostWaiting())
                .put(
                        "relaxAfterSeconds",
                        limits.relaxAfter() == null ? null : limits.relaxAfter().toSeconds());
        json.set("hours", queue.hours() == null ? null : hours(queue.hours()));
        return json.put("version", queue.version());
    }

    private static ObjectNode hours(Hours hours) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("zone", hours.zone().getId());
        ObjectNode days = json.putObject("days");
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Hours.Span> spans = hours.days().getOrDefault(day, List.of());
            if (!spans.isEmpty()) {
                ArrayNode written = days.putArray(day.name().toLowerCase(Locale.ROOT));
                spans.forEach(span ->
                        written.add(span.from() + "-" + (span.to().equals(LocalTime.MIDNIGHT) ? MIDNIGHT : span.to())));
            }
        }
        return json;
    }
}
