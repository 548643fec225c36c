package lineclear.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a queue is open. The oracle of clock changes is the IANA time zone database, through {@code java.time}. */
class HoursTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Hours WEEKDAYS = hours(DayOfWeek.MONDAY, "08:00", "17:00");

    private static Hours hours(DayOfWeek day, String from, String to) {
        return new Hours(STOCKHOLM, Map.of(day, List.of(span(from, to))));
    }

    private static Hours.Span span(String from, String to) {
        return new Hours.Span(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void itIsOpenFromTheFirstMinuteAndClosedFromTheLast() {
        assertFalse(WEEKDAYS.openAt(at("2026-11-23T06:59:59.999Z")));
        assertTrue(WEEKDAYS.openAt(at("2026-11-23T07:00:00Z")));
        assertTrue(WEEKDAYS.openAt(at("2026-11-23T15:59:59.999Z")));
        assertFalse(WEEKDAYS.openAt(at("2026-11-23T16:00:00Z")));
        assertFalse(WEEKDAYS.openAt(at("2026-11-24T10:00:00Z")));
    }

    @Test
    void theHoursAreThoseOnTheWallWhateverTheSeason() {
        assertTrue(WEEKDAYS.openAt(at("2026-07-20T06:00:00Z")), "eight in summer is six in UTC");
        assertFalse(WEEKDAYS.openAt(at("2026-11-23T06:00:00Z")), "and seven in winter");
    }

    @Test
    void anHourThatTheClockLeavesOutIsNotOpen() {
        Hours early = hours(DayOfWeek.SUNDAY, "02:00", "03:00"); // 29 March 2026: from 02:00 to 03:00 at once
        assertFalse(early.openAt(at("2026-03-29T00:59:59Z")));
        assertFalse(early.openAt(at("2026-03-29T01:00:00Z")));
        assertEquals(Optional.of(at("2026-04-05T00:00:00Z")), early.opensAfter(at("2026-03-28T12:00:00Z")));
    }

    @Test
    void anHourThatComesTwiceIsOpenBothTimes() {
        Hours early = hours(DayOfWeek.SUNDAY, "02:00", "03:00"); // 25 October 2026: 03:00 back to 02:00
        assertTrue(early.openAt(at("2026-10-25T00:30:00Z")));
        assertTrue(early.openAt(at("2026-10-25T01:30:00Z")));
        assertFalse(early.openAt(at("2026-10-25T02:00:00Z")));
    }

    @Test
    void midnightIsTheEndOfTheDay() {
        Hours late = hours(DayOfWeek.MONDAY, "18:00", "00:00");
        assertTrue(late.openAt(at("2026-11-23T22:59:59Z")));
        assertFalse(late.openAt(at("2026-11-23T23:00:00Z")));
        Hours whole = hours(DayOfWeek.MONDAY, "00:00", "00:00");
        assertTrue(whole.openAt(at("2026-11-22T23:00:00Z")));
        assertTrue(whole.openAt(at("2026-11-23T12:00:00Z")));
    }

    @Test
    void itSaysWhenItOpensNext() {
        assertEquals(Optional.of(at("2026-11-23T07:00:00Z")), WEEKDAYS.opensAfter(at("2026-11-20T16:00:00Z")));
        assertEquals(Optional.of(at("2026-11-30T07:00:00Z")), WEEKDAYS.opensAfter(at("2026-11-23T16:00:00Z")));
        Instant during = at("2026-11-23T09:00:00Z");
        assertEquals(Optional.of(during), WEEKDAYS.opensAfter(during));
        assertEquals(Optional.empty(), new Hours(STOCKHOLM, Map.of()).opensAfter(during));
    }
}
