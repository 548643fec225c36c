package lineclear.patience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Spares somebody who does not answer, and ourselves the waiting for it: opens after some failures in a row, then lets
 * one request through after each pause, and closes with the first success.
 */
public final class Circuit {
    private final Clock clock;
    private final int failuresToOpen;
    private final Duration pause;
    private int failuresInARow;
    private Instant nextProbe = Instant.MIN;

    public Circuit(Clock clock, int failuresToOpen, Duration pause) {
        this.clock = clock;
        this.failuresToOpen = failuresToOpen;
        this.pause = pause;
    }

    /** Whether a request may be sent now. Who hears yes must say how it went. */
    public synchronized boolean admits() {
        if (failuresInARow < failuresToOpen) {
            return true;
        }
        if (clock.instant().isBefore(nextProbe)) {
            return false;
        }
        // Moved on at once: nobody else is let through, and a probe that never reports back holds up one pause only.
        nextProbe = clock.instant().plus(pause);
        return true;
    }

    public synchronized void succeeded() {
        failuresInARow = 0;
    }

    public synchronized void failed() {
        failuresInARow = Math.min(failuresInARow + 1, failuresToOpen);
        nextProbe = clock.instant().plus(pause);
    }
}
