package lineclear.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lineclear.agent.Look;
import lineclear.platform.LookupPace;

/**
 * Whose turn it is to be asked about on one platform. Nothing is remembered from one round to the next: the ages of the
 * calls and the number of the round decide. Where the schedule wants more than the platform takes, of everybody's looks
 * only every second one is taken, or every third, and so on: {@code
 * DECISIONS.md#looks-are-computed-and-write-nothing}.
 *
 * @param now those whose turn it is
 * @param waiting for each of the others that the schedule has wanted to look at since its last turn: since when
 */
public record Turns(List<Look> now, List<Waiting> waiting) {
    /** @param since since when the look has been due, and not been made */
    public record Waiting(Look look, Instant since) {}

    /**
     * @param looks all that the platform can be asked about
     * @param most how many questions it takes in a round
     */
    public static Turns of(List<Look> looks, LookupPace pace, int most, Round round) {
        if (pace.perSecond().isEmpty()) {
            return new Turns(looks, List.of());
        }
        int everyHowManieth = everyHowManieth(looks, pace, most, round);
        List<Look> theirs = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        for (Look look : looks) {
            long number = pace.eachMinute() ? round.number() : look.number();
            int turnsAgo = (int) Math.floorMod(spread(look) + number, (long) everyHowManieth);
            if (turnsAgo == 0 && (pace.eachMinute() || round.has(look.due()))) {
                theirs.add(look);
            } else if (turnsAgo > 0) {
                waiting.add(
                        new Waiting(look, pace.eachMinute() ? round.ago(turnsAgo - 1) : look.dueBefore(turnsAgo - 1)));
            }
        }
        return upTo(most, pace, theirs, waiting, round);
    }

    /** Some rounds have more than their share; each time others are left for the next look of their schedule. */
    private static Turns upTo(int most, LookupPace pace, List<Look> theirs, List<Waiting> waiting, Round round) {
        List<Look> now = new ArrayList<>();
        theirs.sort(Comparator.comparing(look -> (spread(look) ^ (int) round.number()) * 0x9E3779B9));
        int left = most;
        for (Look look : theirs) {
            int questions = pace.questions(look.rangOut());
            if (questions <= left || now.isEmpty()) { // at least one: else it would never be anybody's turn
                now.add(look);
                left -= questions;
            } else {
                waiting.add(new Waiting(look, look.due()));
            }
        }
        return new Turns(now, waiting);
    }

    /** By what the schedule wants in a round of this age on the average. */
    private static int everyHowManieth(List<Look> looks, LookupPace pace, int most, Round round) {
        double wanted = 0;
        for (Look look : looks) {
            double rounds = (double) look.untilNext().toMillis() / round.every().toMillis();
            int questions = pace.questions(look.rangOut());
            wanted += pace.eachMinute() ? questions : questions / Math.max(1, rounds);
        }
        return (int) Math.max(1, Math.ceil(wanted / most));
    }

    /** Mixed once more, since the index's shards are made of the same hash. */
    private static int spread(Look look) {
        return look.agentId().hashCode() * 0x9E3779B9 >>> 8;
    }

    /**
     * One run of the schedule: whatever has become due since the one before is its own.
     *
     * @param every from one to the next
     */
    public record Round(Instant now, Duration every) {
        /** A run that begins so much late leaves nothing out; what is due in these seconds may be asked about twice. */
        private static final Duration LATE = Duration.ofSeconds(5);

        long number() {
            return Math.floorDiv(now.toEpochMilli(), every.toMillis());
        }

        boolean has(Instant due) {
            return due.isAfter(ago(1).minus(LATE));
        }

        Instant ago(int rounds) {
            return now.minus(every.multipliedBy(rounds));
        }
    }
}
