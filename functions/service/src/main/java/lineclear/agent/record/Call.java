package lineclear.agent.record;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A session's call on a phone platform.
 *
 * @param platform the phone platform that carries it; null when not known
 * @param id the platform's id of it; null when not known
 * @param legs further calls of the same session: they ring beside it until somebody answers one of them, or may be up
 *     as well; the session is over with the last of them
 */
public record Call(@Nullable String platform, @Nullable String id, Set<String> legs) {
    /** A desk phone, a mobile, a browser and one to spare: what rings beyond that is bound when it is answered. */
    public static final int MOST_LEGS = 3;

    public static final Call NONE = new Call(null, null);

    public Call {
        legs = Collections.unmodifiableSet(new TreeSet<>(legs));
    }

    public Call(@Nullable String platform, @Nullable String id) {
        this(platform, id, Set.of());
    }

    /** Whether it is one of this call's legs, or the call itself. */
    public boolean has(@Nullable String otherId) {
        return otherId != null && (otherId.equals(id) || legs.contains(otherId));
    }

    /** What was not known before. */
    public Call or(@Nullable String onPlatform, @Nullable String withId) {
        return new Call(platform == null ? onPlatform : platform, id == null ? withId : id, legs);
    }

    /** Whichever is answered is the call from then on; the others ring a little longer, and their ends mean nothing. */
    public Call answered(String leg) {
        return new Call(platform, leg);
    }

    public Call withLeg(String leg) {
        Set<String> more = new TreeSet<>(legs);
        more.add(leg);
        return new Call(platform, id, more);
    }

    /** Without one of its legs: where that was the call itself, the next leg takes its place. */
    public Call without(String leg) {
        Set<String> left = new TreeSet<>(legs);
        left.remove(leg);
        if (!leg.equals(id)) {
            return new Call(platform, id, left);
        }
        String next = left.iterator().next();
        left.remove(next);
        return new Call(platform, next, left);
    }
}
