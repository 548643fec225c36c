package lineclear.queue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a queue is open, by the clock on the wall of its time zone: where that clock is put forward, an hour is missing;
 * where it is put back, one comes twice.
 *
 * @param days the spans of each day, in order; a day without any is closed
 */
public record Hours(ZoneId zone, Map<DayOfWeek, List<Span>> days) {

    /**
     * @param to exclusive; midnight stands for the day's end, and {@code from} equal to it for the whole day
     */
    public record Span(LocalTime from, LocalTime to) {
        /** Whether it ends after it begins. */
        public boolean proper() {
            return to.equals(LocalTime.MIDNIGHT) || from.isBefore(to);
        }

        private Instant begins(LocalDate day, ZoneId zone) {
            return ZonedDateTime.of(day, from, zone).toInstant();
        }

        private Instant ends(LocalDate day, ZoneId zone) {
            LocalDate last = to.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
            return ZonedDateTime.of(last, to, zone).toInstant();
        }
    }

    public Hours {
        Map<DayOfWeek, List<Span>> ordered = new EnumMap<>(DayOfWeek.class);
        days.forEach((day, spans) -> {
            List<Span> sorted = new ArrayList<>(spans);
            sorted.sort(Comparator.comparing(Span::from));
            if (!sorted.isEmpty()) {
                ordered.put(day, List.copyOf(sorted));
            }
        });
        days = Map.copyOf(ordered);
    }

    /** Whether it is open at {@code now}. */
    public boolean openAt(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return spans(today).stream()
                .anyMatch(span -> !now.isBefore(span.begins(today, zone)) && now.isBefore(span.ends(today, zone)));
    }

    /** When it opens next; {@code now} when it is open; empty when no day has hours. */
    public Optional<Instant> opensAfter(Instant now) {
        if (openAt(now)) {
            return Optional.of(now);
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        for (int days = 0; days <= 14; days++) {
            LocalDate day = today.plusDays(days);
            Optional<Instant> opens = spans(day).stream()
                    .filter(span -> span.ends(day, zone).isAfter(span.begins(day, zone)))
                    .map(span -> span.begins(day, zone))
                    .filter(now::isBefore)
                    .min(Comparator.naturalOrder());
            if (opens.isPresent()) {
                return opens;
            }
        }
        return Optional.empty();
    }

    /** How much of the time from {@code from} to {@code to} it is open; nothing when they are the wrong way round. */
    public Duration open(Instant from, Instant to) {
        Duration open = Duration.ZERO;
        LocalDate last = to.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                Instant begins = later(from, span.begins(day, zone));
                Instant ends = earlier(to, span.ends(day, zone));
                open = begins.isBefore(ends) ? open.plus(Duration.between(begins, ends)) : open;
            }
        }
        return open;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private List<Span> spans(LocalDate day) {
        return days.getOrDefault(day.getDayOfWeek(), List.of());
    }
}
