package lineclear.platform.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Instants as platforms write them; null when absent or not understood. One that is before 1970 or after
 * 9999 becomes the end of that time which it is nearer to: whoever computes with it must not be at the mercy of what a
 * platform sends, and what is still to come stays so.
 */
public final class Timestamps {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,11})(?:[.]([0-9]{1,9})[0-9]*)?");

    /** How far a signature's time may be off, either way. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Timestamps() {}

    /** Whether what was signed at that time may still be believed: it is at most 5 minutes off. Null never is. */
    public static boolean current(Instant signedAt, Instant now) {
        return signedAt != null && Duration.between(signedAt, now).abs().compareTo(TOLERANCE) <= 0;
    }

    /** Such as {@code 2026-11-02T09:00:00.000Z}, with any offset. */
    public static Instant iso(String text) {
        try {
            return text == null ? null : clamped(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException other) {
            return null;
        }
    }

    /** Such as {@code 2026-11-02 09:00:00}, which names no offset: UTC. */
    public static Instant dateAndTime(String text) {
        try {
            return text == null
                    ? null
                    : clamped(LocalDateTime.parse(text, DATE_AND_TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException other) {
            return null;
        }
    }

    /** RFC 2822, such as {@code Mon, 02 Nov 2026 09:00:00 +0000}. */
    public static Instant rfc2822(String text) {
        try {
            return text == null
                    ? null
                    : clamped(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException other) {
            return null;
        }
    }

    /** Seconds since 1970, with or without a fraction. */
    public static Instant epochSeconds(String text) {
        Matcher parts = SECONDS.matcher(text == null ? "" : text);
        if (!parts.matches()) {
            return null;
        }
        String fraction = parts.group(2) == null ? "0" : (parts.group(2) + "00000000").substring(0, 9);
        return clamped(Instant.ofEpochSecond(Long.parseLong(parts.group(1)), Long.parseLong(fraction)));
    }

    /** Whole milliseconds since 1970. */
    public static Instant epochMillis(String text) {
        return text == null || !MILLIS.matcher(text).matches()
                ? null
                : clamped(Instant.ofEpochMilli(Long.parseLong(text)));
    }

    /** Seconds since 1970, whatever number it is. */
    public static Instant epochSeconds(double seconds) {
        return clamped(Instant.ofEpochMilli(Math.round(seconds * 1000)));
    }

    private static Instant clamped(Instant told) {
        if (told.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        return told.isAfter(LATEST) ? LATEST : told;
    }
}
