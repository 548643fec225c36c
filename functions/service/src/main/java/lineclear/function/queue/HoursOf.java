package lineclear.function.queue;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import lineclear.function.Body;
import lineclear.function.Problem;
import lineclear.function.Register;
import lineclear.queue.Hours;

/** A queue's hours as a request tells them: {@code {"zone": "Europe/Oslo", "days": {"monday": ["08:00-17:00"]}}}. */
final class HoursOf {
    /** Of one day; so many fit into an item without weighing on it. */
    private static final int MOST_SPANS = 4;

    private static final Pattern SPAN =
            Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)");
    private static final String[] DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new);

    private HoursOf() {}

    /** @param orAlways null when the queue shall always be open */
    record Told(Hours orAlways) {}

    /** Null when nothing is told of them. */
    static Told in(Body body) {
        Body hours = body.object("hours", "zone", "days");
        if (hours == null) {
            return null;
        }
        Body days = hours.object("days", DAYS);
        ZoneId zone = Register.zone(hours.matching("zone", Register.ZONE), "hours.zone");
        if (days == null && zone == null) {
            return new Told(null);
        } else if (days == null || zone == null) {
            throw Problem.invalid("hours must have zone and days, or be empty: then the queue is always open.");
        }
        Map<DayOfWeek, List<Hours.Span>> spans = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = DAYS[day.ordinal()];
            List<Hours.Span> its = days.list(name, MOST_SPANS, element -> span(element, "hours.days." + name));
            spans.put(day, its == null ? List.of() : its);
        }
        return new Told(new Hours(zone, spans));
    }

    private static Hours.Span span(Body element, String day) {
        String[] ends = element.requiredMatching(Body.ELEMENT, SPAN).split("-");
        LocalTime to = ends[1].equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(ends[1]);
        Hours.Span span = new Hours.Span(LocalTime.parse(ends[0]), to);
        if (!span.proper()) {
            throw Problem.invalid(day + " must have spans that end later than they begin, such as 08:00-17:00.");
        }
        return span;
    }
}
