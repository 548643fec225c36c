package lineclear.pace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lineclear.agent.Look;
import lineclear.patience.Deadline;
import lineclear.platform.LookupPace;

/**
 * Asks one platform about one call after the other, no faster than it takes questions.
 *
 * @param pace how many questions a look takes
 * @param perSecond how many, for this run's part of the index; infinite where one question is about all
 */
public record Asking(LookupPace pace, double perSecond) {
    /** About so many is asked together where one question is about all: each list of a big centre's calls is long. */
    private static final int TOGETHER = 10_000;

    /** @param share this run's part of the index: others ask about the rest meanwhile */
    public static Asking of(LookupPace pace, double share) {
        return new Asking(
                pace, pace.perSecond().isPresent() ? pace.perSecond().getAsInt() * share : Double.POSITIVE_INFINITY);
    }

    /** How many questions it takes in that time; at least one. */
    public int most(Duration time) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, perSecond * time.toMillis() / 1000));
    }

    /** What is asked together, none more than the platform takes in a second. */
    public List<List<Look>> together(List<Look> looks) {
        int most = Math.min(TOGETHER, most(Duration.ofSeconds(1)));
        List<List<Look>> parts = new ArrayList<>();
        int room = 0;
        for (Look look : looks) {
            int questions = perSecond == Double.POSITIVE_INFINITY ? 1 : pace.questions(look.rangOut());
            if (room < questions) {
                parts.add(new ArrayList<>());
                room = most;
            }
            parts.get(parts.size() - 1).add(look);
            room -= questions;
        }
        return parts;
    }

    /** Until when the next questions have to wait, from when these were begun. */
    public Deadline afterwards(List<Look> asked) {
        int questions =
                asked.stream().mapToInt(look -> pace.questions(look.rangOut())).sum();
        return Deadline.in(Duration.ofNanos((long) (questions * 1e9 / perSecond)));
    }
}
