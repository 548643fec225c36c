package lineclear.platform.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants as platforms write them; null when absent or not understood. */
public final class Moments {
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,11})(?:[.]([0-9]{1,9})[0-9]*)?");

    private Moments() {}

    /** Such as {@code 2026-11-02T09:00:00.000Z}, with any offset. */
    public static Instant iso(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException other) {
            return null;
        }
    }

    /** RFC 2822, such as {@code Mon, 02 Nov 2026 09:00:00 +0000}. */
    public static Instant rfc2822(String text) {
        try {
            return text == null
                    ? null
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
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
        return Instant.ofEpochSecond(Long.parseLong(parts.group(1)), Long.parseLong(fraction));
    }
}
