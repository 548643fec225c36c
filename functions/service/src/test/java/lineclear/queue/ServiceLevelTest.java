package lineclear.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.record.Customer;
import lineclear.word.Actor;
import lineclear.word.Channel;
import org.junit.jupiter.api.Test;

/**
 * The share answered within a target of those who were answered or gave up, less those who gave up soon: as COPC and
 * most vendors' manuals define a service level with short abandons left out; other formulas are in use, too.
 */
class ServiceLevelTest {
    /** A Monday. */
    private static final Instant NINE = Instant.parse("2026-11-02T08:00:00Z");

    private static Queue queue(Hours hours) {
        return new Queue(
                "sales",
                "Sales",
                Set.of(Channel.CHAT),
                new Queue.Switched(true, null, NINE, Actor.POLICY),
                new Queue.Limits(Duration.ofSeconds(30), Duration.ofSeconds(20), 100, null),
                hours,
                1);
    }

    private static Ticket waits(String id, Instant since) {
        Customer customer = new Customer("c-" + id, null, null);
        return Ticket.waiting(id, "sales", Channel.CHAT, customer, Ticket.Wish.NONE, since, since.plusSeconds(9_999));
    }

    private static Ticket answered(String id, int after) {
        Ticket.Offer by = new Ticket.Offer("a-1", id + ".1", NINE, NINE.plusSeconds(30));
        return waits(id, NINE).answered(by, NINE.plusSeconds(after));
    }

    private static Ticket gone(String id, int after) {
        return waits(id, NINE).ended(TicketState.ABANDONED, NINE.plusSeconds(after));
    }

    @Test
    void answeredSoonEnoughOfAllButThoseWhoGaveUpAtOnce() {
        ServiceLevel level = ServiceLevel.of(
                queue(null),
                List.of(answered("1", 0), answered("2", 20), answered("3", 21)),
                List.of(gone("4", 5), gone("5", 6)));
        assertEquals(new ServiceLevel(3, 2, 1, 2), level);
        assertEquals(2.0 / 4, level.share().orElseThrow());
    }

    @Test
    void ofNobodyThereIsNone() {
        assertTrue(ServiceLevel.of(queue(null), List.of(), List.of()).share().isEmpty());
        assertTrue(ServiceLevel.of(queue(null), List.of(), List.of(gone("1", 2)))
                .share()
                .isEmpty());
    }

    @Test
    void theClockStandsStillWhileTheQueueIsClosed() {
        Hours hours = new Hours(
                ZoneId.of("Europe/Stockholm"),
                Map.of(
                        DayOfWeek.MONDAY, List.of(new Hours.Span(LocalTime.of(8, 0), LocalTime.of(17, 0))),
                        DayOfWeek.TUESDAY, List.of(new Hours.Span(LocalTime.of(8, 0), LocalTime.of(17, 0)))));
        Ticket late = waits("1", Instant.parse("2026-11-02T15:59:50Z"));
        Instant nextDay = Instant.parse("2026-11-03T07:00:09Z");
        assertEquals(Duration.ofSeconds(19), ServiceLevel.waited(queue(hours), late, nextDay));
        assertEquals(Duration.ZERO, hours.open(nextDay, nextDay));
        assertEquals(Duration.ZERO, hours.open(nextDay, NINE));
    }

    /** In the night of 2026-03-29 Stockholm's clocks go from 02:00 to 03:00: an open night is an hour shorter. */
    @Test
    void anHourThatIsMissingIsNotOpen() {
        Hours always = new Hours(
                ZoneId.of("Europe/Stockholm"),
                Map.of(DayOfWeek.SUNDAY, List.of(new Hours.Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))));
        assertEquals(
                Duration.ofHours(23),
                always.open(Instant.parse("2026-03-27T00:00:00Z"), Instant.parse("2026-03-30T12:00:00Z")));
    }
}
