package lineclear.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a platform that takes few questions is asked: a function of the watch's age and of nothing else. */
class LookTest {
    private static final Instant FROM = Instant.parse("2026-11-02T09:00:30.250Z");

    private static long lastDueMinute(Duration age) {
        return Duration.between(FROM, Look.at("a-1", null, FROM, FROM.plus(age)).due())
                .toMinutes();
    }

    @Test
    void theLooksOfTwoHours() {
        List<Long> minutes = new ArrayList<>();
        for (long minute = 0; minute <= 120; minute++) {
            if (lastDueMinute(Duration.ofMinutes(minute)) == minute) {
                minutes.add(minute);
            }
        }
        assertEquals(List.of(0L, 2L, 5L, 9L, 14L, 20L, 27L, 35L, 44L, 54L, 64L, 74L, 84L, 94L, 104L, 114L), minutes);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0",
        "PT1M59.999S, 0",
        "PT2M, 2",
        "PT53M59.999S, 44",
        "PT54M, 54",
        "PT63M59.999S, 54",
        "PT49H4M, 2944"
    })
    void aLookStaysTheLastOneToTheMillisecondBeforeTheNext(Duration age, long minute) {
        assertEquals(minute, lastDueMinute(age));
    }

    @Test
    void noLookIsFurtherFromTheNextThanTenMinutes() {
        for (long minute = 0; minute <= 3_000; minute++) {
            long since = minute - lastDueMinute(Duration.ofMinutes(minute));
            assertTrue(since >= 0 && since < Look.LONGEST.toMinutes(), minute + " minutes");
        }
    }

    @Test
    void aLookKnowsThoseBeforeItAndWhenTheNextOneIs() {
        Look look = Look.at("a-1", null, FROM, FROM.plus(Duration.ofMinutes(15)));
        assertEquals(4, look.number());
        assertEquals(FROM.plus(Duration.ofMinutes(14)), look.due());
        assertEquals(FROM.plus(Duration.ofMinutes(5)), look.dueBefore(2));
        assertEquals(FROM, look.dueBefore(9));
        assertEquals(Duration.ofMinutes(6), look.untilNext());
        assertEquals(
                Look.LONGEST,
                Look.at("a-1", null, FROM, FROM.plus(Duration.ofDays(1))).untilNext());
    }
}
