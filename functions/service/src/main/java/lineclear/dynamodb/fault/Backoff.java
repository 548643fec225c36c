package lineclear.dynamodb.fault;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits a random while before the next attempt, so that those who have just met do not meet again. */
public final class Backoff {
    private static final long LONGEST_MILLIS = 50;

    private Backoff() {}

    /** @param attempt the number of the attempt that failed, 1-based; the longest wait doubles with it */
    public static void after(int attempt) {
        long longest = Math.min(LONGEST_MILLIS, 1L << Math.min(attempt, 6));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(longest) + 1));
    }
}
