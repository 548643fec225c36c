package lineclear.local.stream;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * When the stream is looked at again. A write of this process ends the waiting; only what others write, and a stream
 * that comes after its writes, is found by looking, which is done the more rarely the longer there was nothing.
 */
final class Pace {
    /** Between two looks, whatever there is: so that what is written together is read together. */
    private static final Duration GATHERING = Duration.ofMillis(25);

    private final Duration shortest;
    private final Duration longest;
    private final Semaphore written = new Semaphore(0);
    private Duration idle;

    /** Begins at leisure: whoever waits for the start of the service needs the processor more. */
    Pace(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
        this.idle = longest;
    }

    /** From any thread. */
    void written() {
        if (written.availablePermits() == 0) {
            written.release();
        }
    }

    /**
     * Returns when it is time. For one thread.
     *
     * @param found whether the last look has found something
     */
    void await(boolean found) throws InterruptedException {
        boolean more = found || written.tryAcquire(idle.toMillis(), TimeUnit.MILLISECONDS);
        if (more) {
            Thread.sleep(GATHERING.toMillis());
            written.drainPermits();
            idle = shortest;
        } else {
            Duration doubled = idle.multipliedBy(2);
            idle = doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }

    /** How long it would wait now for a write. */
    Duration idle() {
        return idle;
    }
}
