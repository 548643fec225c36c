package lineclear.local.check;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import lineclear.platform.CallEvent;

/** A sample as if it happened now: what is to happen afterwards begins then, and how late events are is measured. */
final class Dated {
    private static final Pattern ISO =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,18}(?:Z|[+-][0-9]{2}:[0-9]{2})");
    /** As forms spell {@code Sun, 22 Nov 2026 05:00:00 +0000}. */
    private static final Pattern RFC_2822 =
            Pattern.compile("[A-Z][a-z]{2}%2C[+][0-9]{1,2}[+][A-Z][a-z]{2}[+][0-9]{4}[+][0-9%A]{12,14}[+]%2B0000");

    private Dated() {}

    static String now(Sample sample, Instant now) {
        Optional<Instant> then = sample.event().map(CallEvent::at);
        if (then.isEmpty()) {
            return sample.body();
        }
        String iso = now.truncatedTo(ChronoUnit.MILLIS).toString();
        String rfc = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        rfc = rfc.replace("GMT", "+0000");
        String body = ISO.matcher(sample.body()).replaceAll(iso);
        body = RFC_2822.matcher(body).replaceAll(URLEncoder.encode(rfc, StandardCharsets.UTF_8));
        return body.replace(Long.toString(then.get().getEpochSecond()), Long.toString(now.getEpochSecond()));
    }
}
