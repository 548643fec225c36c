package lineclear.push;

import java.time.Clock;

/** So many a second, and at most a second's worth at once. Safe for any number of threads. */
final class TokenBucket {
    private final double perMilli;
    private final double most;
    private final Clock clock;
    private double tokens;
    private long at;

    TokenBucket(int perSecond, Clock clock) {
        this.perMilli = perSecond / 1000.0;
        this.most = perSecond;
        this.clock = clock;
        this.tokens = perSecond;
        this.at = clock.millis();
    }

    /** False when there is none left just now. */
    synchronized boolean take() {
        long now = clock.millis();
        tokens = Math.min(most, tokens + Math.max(0, now - at) * perMilli);
        at = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
