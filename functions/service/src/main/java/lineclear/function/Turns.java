package lineclear.function;

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
record Turns(List<Look> now, List<Waiting> waiting) {
    record Waiting(Look look, Instant since) {}

    /** Who talks in a call may take two questions. */
    static int questions(Look look) {
        return look.rangOut() ? 2 : 1;
    }

    /**
     * @param looks all that the platform can be asked about
     * @param most how many questions it takes in a round
     */
    static Turns of(List<Look> looks, LookupPace pace, int most, Round round) {
        if (pace.perSecond().isEmpty()) {
            return new Turns(looks, List.of());
        }
        List<Look> wanted = pace.eachMinute()
                ? looks
                : looks.stream()
                        .flatMap(look -> look.upTo(round.begin()).stream())
                        .toList();
        int everyHowManieth = everyHowManieth(wanted, pace, most, round);
        List<Look> theirs = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        for (Look look : wanted) {
            long number = pace.eachMinute() ? round.number() : look.number();
            int turnsAgo = (int) Math.floorMod(spread(look) + number, (long) everyHowManieth);
            if (turnsAgo == 0 && (pace.eachMinute() || round.has(look.due()))) {
                theirs.add(look);
            } else if (turnsAgo > 0) {
                waiting.add(new Waiting(
                        look, pace.eachMinute() ? round.before(turnsAgo - 1).begin() : look.dueBefore(turnsAgo - 1)));
            }
        }
        return upTo(most, theirs, waiting, round);
    }

    /** Some rounds have more than their share; each time others are left for the next look of their schedule. */
    private static Turns upTo(int most, List<Look> theirs, List<Waiting> waiting, Round round) {
        List<Look> now = new ArrayList<>();
        theirs.sort(Comparator.comparing(look -> (spread(look) ^ (int) round.number()) * 0x9E3779B9));
        int left = most;
        for (Look look : theirs) {
            if (questions(look) <= left) {
                now.add(look);
                left -= questions(look);
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
            wanted += pace.eachMinute() ? questions(look) : questions(look) / Math.max(1, rounds);
        }
        return (int) Math.max(1, Math.ceil(wanted / most));
    }

    /** Mixed once more, since the index's shards are made of the same hash. */
    private static int spread(Look look) {
        return look.agentId().hashCode() * 0x9E3779B9 >>> 8;
    }

    /** The runs of one stretch of time: whatever has become due since the one before began is this one's own. */
    record Round(long number, Duration every) {
        static Round of(Instant now, Duration every) {
            return new Round(Math.floorDiv(now.toEpochMilli(), every.toMillis()), every);
        }

        boolean has(Instant due) {
            return !due.isAfter(begin()) && due.isAfter(before(1).begin());
        }

        Round before(long rounds) {
            return new Round(number - rounds, every);
        }

        Instant begin() {
            return Instant.ofEpochMilli(number * every.toMillis());
        }
    }
}
