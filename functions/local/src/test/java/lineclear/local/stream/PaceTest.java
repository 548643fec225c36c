package lineclear.local.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PaceTest {
    private static final Duration EVER = Duration.ofHours(1);

    private static CompletableFuture<Void> waiting(Pace pace, boolean found) {
        return CompletableFuture.runAsync(() -> {
            try {
                pace.await(found);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aWriteEndsTheWaiting() throws Exception {
        Pace pace = new Pace(EVER, EVER);
        CompletableFuture<Void> look = waiting(pace, false);
        pace.written();
        look.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aWriteThatCameBeforeTheWaitingCountsOnce() throws Exception {
        Pace pace = new Pace(Duration.ofMillis(1), EVER);
        pace.written();
        pace.written();
        pace.await(false);
        pace.await(false);
        assertEquals(Duration.ofMillis(2), pace.idle(), "the second look waited for a write, and there was none");
    }

    @Test
    void afterSomethingWasFoundItIsLookedAtAgainWithoutAWrite() throws Exception {
        waiting(new Pace(EVER, EVER), true).get(30, TimeUnit.SECONDS);
    }

    @Test
    void theLongerThereIsNothingTheRarerItIsLookedAt() throws Exception {
        Pace pace = new Pace(Duration.ofMillis(1), Duration.ofMillis(6));
        assertEquals(Duration.ofMillis(6), pace.idle(), "at the start nobody is in a hurry");
        pace.await(true);
        for (int millis : new int[] {1, 2, 4, 6, 6}) {
            assertEquals(Duration.ofMillis(millis), pace.idle());
            pace.await(false);
        }
        pace.written();
        pace.await(false);
        assertEquals(Duration.ofMillis(1), pace.idle());
    }
}
