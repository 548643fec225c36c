package lineclear.platform.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-02T10:00:00.5+01:00, 2026-11-02T09:00:00.5Z",
        "+300000000-01-01T00:00:00Z, 9999-12-31T23:59:59.999Z",
        "+999999999-12-31T23:59:59.999999999-18:00, 9999-12-31T23:59:59.999Z",
        "-999999999-01-01T00:00:00+18:00, 1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z, 1970-01-01T00:00:00Z",
    })
    void aFarTimeIsTheNearestEndOfTheTimeThatWeKnow(String text, Instant at) {
        assertEquals(at, Timestamps.iso(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "123456789012", "9223372036854775808", "1e9", "NaN", "", "+1", "1.", "١"})
    void whatIsNoNumberOfSecondsIsNoTime(String text) {
        assertNull(Timestamps.epochSeconds(text));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e300, Double.POSITIVE_INFINITY, 9.3e18, 99_999_999_999.0})
    void anyNumberOfSecondsIsATime(double seconds) {
        assertTrue(Timestamps.epochSeconds(seconds).isAfter(Instant.parse("5000-01-01T00:00:00Z")));
        assertEquals(Instant.EPOCH, Timestamps.epochSeconds(-seconds));
        assertEquals(Instant.EPOCH, Timestamps.epochSeconds(Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2020-01-01", "2020-01-01T12:00:00", "2020-01-01 12:00", "2020-02-30 12:00:00", "now"})
    void whatIsNoDateAndTimeIsNoTime(String text) {
        assertNull(Timestamps.dateAndTime(text));
    }

    @Test
    void aDateAndTimeWithoutAnOffsetIsInUtc() {
        assertEquals(Instant.parse("2020-01-01T12:00:00Z"), Timestamps.dateAndTime("2020-01-01 12:00:00"));
        assertNull(Timestamps.dateAndTime(null));
    }

    @Test
    void aSignatureIsBelievedForFiveMinutesEitherWay() {
        Instant now = Instant.parse("2026-11-02T09:00:00Z");
        assertTrue(Timestamps.current(now.minusSeconds(300), now));
        assertTrue(Timestamps.current(now.plusSeconds(300), now));
        assertFalse(Timestamps.current(now.minusMillis(300_001), now));
        assertFalse(Timestamps.current(now.plusMillis(300_001), now));
        assertFalse(Timestamps.current(null, now));
    }
}
