package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import lineclear.agent.record.Session;

/**
 * Somebody has to look at a session: its platform is asked whether its call goes on or, where its time to ring is up,
 * who talks in it. A platform that takes few questions is asked by a schedule, in minutes from the watch's begin: 0, 2,
 * 5, 9, 14, 20, 27, 35, 44, 54 and every ten from then on. That is computed and stored nowhere: a look that finds
 * nothing wrong writes nothing.
 *
 * @param session of the settled record
 * @param from when its watch began
 * @param number of the last look up to now, the first being 0
 */
public record Look(String agentId, Session session, Instant from, int number) {
    /** From one look to the next, at the most. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    /** From this one on they are as far apart as they ever are. */
    private static final int WIDE = 8;

    /** @param from not after {@code now} */
    static Look at(String agentId, Session session, Instant from, Instant now) {
        Instant wide = due(from, WIDE);
        int number = wide.isAfter(now)
                ? 0
                : (int) (WIDE + Duration.between(wide, now).dividedBy(LONGEST));
        while (!due(from, number + 1).isAfter(now)) {
            number++;
        }
        return new Look(agentId, session, from, number);
    }

    /** When the schedule wanted it. */
    public Instant due() {
        return due(from, number);
    }

    /** When it wanted the one so many before; the first one where there were fewer. */
    public Instant dueBefore(int looks) {
        return due(from, Math.max(0, number - looks));
    }

    /** Until the schedule wants the next one. */
    public Duration untilNext() {
        return Duration.between(due(), due(from, number + 1));
    }

    /** Whether its time to ring is up: it may have been answered all the same. */
    public boolean rangOut() {
        return !session.open();
    }

    /** Each wait is a minute longer than the one before, up to the longest. */
    private static Instant due(Instant from, int number) {
        long growing = Math.min(number, WIDE);
        long minutes = growing * (growing + 3) / 2 + (number - growing) * LONGEST.toMinutes();
        return from.plus(Duration.ofMinutes(minutes));
    }
}
