package lineclear.dynamodb.queue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.dynamodb.table.ItemFields;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.dynamodb.table.WordsCodec;
import lineclear.queue.Hours;
import lineclear.queue.Queue;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Word;

/** A queue to its item, keys included, and back. */
final class QueueCodec {
    static final String VERSION = "version";

    private QueueCodec() {}

    static Map<String, Object> encode(Queue queue) {
        Map<String, Object> item = new ItemFields()
                .put("name", queue.name())
                .put(
                        "channels",
                        WordsCodec.encode(
                                queue.channels().stream().map(Word::word).toList()))
                .put("online", queue.online() ? "yes" : "no")
                .put("message", queue.switched().message())
                .put("since", queue.switched().at())
                .put("by", queue.switched().by().role())
                .put("byId", queue.switched().by().id())
                .put("offerMillis", queue.limits().offer().toMillis())
                .put("serviceLevelMillis", queue.limits().serviceLevel().toMillis())
                .put("mostWaiting", (long) queue.limits().mostWaiting())
                .put(
                        "relaxMillis",
                        queue.limits().relaxAfter() == null
                                ? null
                                : queue.limits().relaxAfter().toMillis())
                .put("zone", queue.hours() == null ? null : queue.hours().zone().getId())
                .put("hours", queue.hours() == null ? null : encode(queue.hours()))
                .put(VERSION, queue.version())
                .map();
        item.putAll(Keys.queue(queue.id()));
        return item;
    }

    /** @throws IllegalStateException when the item is not one of ours; the message names the attribute */
    static Queue decode(Map<String, Object> item) {
        ItemFields fields = new ItemFields(item);
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (String word : WordsCodec.decode(fields.text("channels"))) {
            Word.parse(Channel.class, word).ifPresent(channels::add);
        }
        return new Queue(
                fields.text(TableDefinition.SORT_KEY),
                fields.text("name"),
                channels,
                new Queue.Switched(
                        fields.text("online").equals("yes"),
                        fields.optional("message"),
                        fields.instant("since"),
                        new Actor(fields.word("by", Actor.Role.class), fields.optional("byId"))),
                new Queue.Limits(
                        Duration.ofMillis(fields.number("offerMillis")),
                        Duration.ofMillis(fields.number("serviceLevelMillis")),
                        (int) fields.number("mostWaiting"),
                        fields.has("relaxMillis") ? Duration.ofMillis(fields.number("relaxMillis")) : null),
                fields.has("zone") ? hours(ZoneId.of(fields.text("zone")), fields.map("hours")) : null,
                fields.number(VERSION));
    }

    private static Map<String, Object> encode(Hours hours) {
        Map<String, Object> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<String> spans = new ArrayList<>();
            hours.days().getOrDefault(day, List.of()).forEach(span -> spans.add(span.from() + "-" + span.to()));
            if (!spans.isEmpty()) {
                days.put(day.name(), WordsCodec.encode(spans));
            }
        }
        return days;
    }

    private static Hours hours(ZoneId zone, ItemFields fields) {
        Map<DayOfWeek, List<Hours.Span>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Hours.Span> spans = new ArrayList<>();
            for (String span : WordsCodec.decode(fields.optional(day.name()))) {
                String[] ends = span.split("-");
                spans.add(new Hours.Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
            }
            days.put(day, spans);
        }
        return new Hours(zone, days);
    }
}
