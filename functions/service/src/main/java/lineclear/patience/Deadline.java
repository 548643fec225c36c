package lineclear.patience;

import java.time.Duration;

/** When somebody's patience ends. Measured by a clock that nobody turns. */
public final class Deadline {
    private static final Duration LEAST = Duration.ofMillis(1);

    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    public static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    public static Deadline in(Patience patience) {
        return in(patience.most());
    }

    public boolean over() {
        return System.nanoTime() - endNanos >= 0;
    }

    /** Until then; never less than a millisecond, since no client takes nothing for a time-out. */
    public Duration left() {
        Duration left = Duration.ofNanos(endNanos - System.nanoTime());
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }
}
