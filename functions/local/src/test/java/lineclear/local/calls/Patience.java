package lineclear.local.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waits for what must come, however slow the machine is. */
final class Patience {
    private static final Duration CEILING = Duration.ofMinutes(3);
    private static final int PAUSE_MILLIS = 50;

    private Patience() {}

    /** @param otherwise what to say when it does not come */
    static void until(Callable<Boolean> there, Supplier<String> otherwise) throws Exception {
        Instant end = Instant.now().plus(CEILING);
        while (!there.call()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(otherwise.get());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
