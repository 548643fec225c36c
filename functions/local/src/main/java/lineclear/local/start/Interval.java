package lineclear.local.start;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;

/** How often something is done: a count with a unit (without one: seconds), ISO-8601, or a word that says never. */
final class Interval {
    static final String OFF = "off";

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofHours(24);

    private Interval() {}

    /** As Quarkus's scheduler reads it: ISO-8601, or {@link #OFF}. */
    static String parse(Setting setting, String value) throws CannotStart {
        String word = value.toLowerCase(Locale.ROOT);
        if (word.equals(OFF) || word.equals("disabled")) {
            return OFF;
        }
        try {
            Duration every = Duration.parse(iso(word));
            if (every.compareTo(LEAST) >= 0 && every.compareTo(MOST) <= 0) {
                return every.toString();
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Said below, in words.
        }
        throw setting.refused(value, "give an interval from 1s to 24h, such as 60s or 5m, or off");
    }

    private static String iso(String word) {
        if (word.matches("\\d+")) {
            return "pt" + word + "s";
        }
        if (word.matches("\\d+d")) {
            return "p" + word;
        }
        return word.matches("\\d.*") ? "pt" + word : word;
    }
}
