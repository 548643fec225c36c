package lineclear.agent.policy;

import java.util.Set;
import lineclear.word.Channel;
import lineclear.word.Enums;

/**
 * One rule of capacity: the channels {@code of} are offered only while fewer than {@code fewerThan} sessions are open
 * on the channels {@code counting}. Plain capacity counts its own channels; "no chat during a call" counts another's.
 *
 * @param fewerThan at least 1
 */
public record Limit(Set<Channel> of, Set<Channel> counting, int fewerThan) {
    public Limit {
        of = Enums.copy(Channel.class, of);
        counting = Enums.copy(Channel.class, counting);
        if (fewerThan < 1 || of.isEmpty() || counting.isEmpty()) {
            throw new IllegalArgumentException(
                    "a limit needs channels and a number of at least 1: " + of + " < " + fewerThan);
        }
    }

    /** At most {@code capacity} sessions at once over these channels together. */
    public static Limit capacity(int capacity, Set<Channel> channels) {
        return new Limit(channels, channels, capacity);
    }

    /** @param open how many sessions are open on the channels that it counts */
    public boolean exceededBy(int open) {
        return open > fewerThan;
    }

    /** @param open how many sessions are open on the channels that it counts */
    public boolean reachedBy(int open) {
        return open >= fewerThan;
    }
}
