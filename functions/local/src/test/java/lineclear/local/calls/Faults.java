package lineclear.local.calls;

import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Of each hundred events two are lost although Kamailio heard that they had arrived, five arrive twice, and five late.
 */
final class Faults implements Wire.Fate {
    private static final int HUNDRED = 100;
    private static final int LOST = 2;
    private static final int TWICE = 5;
    private static final int LATE = 5;
    private static final int LATEST_MILLIS = 2000;

    private final Random random = new Random(4);
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
    final AtomicInteger events = new AtomicInteger();
    final AtomicInteger lost = new AtomicInteger();
    final AtomicInteger twice = new AtomicInteger();
    final AtomicInteger late = new AtomicInteger();
    private final Queue<Long> millis = new ConcurrentLinkedQueue<>();

    @Override
    public void befall(Wire.Parcel parcel) throws Exception {
        if (!parcel.text().startsWith("/webhooks/")) {
            ARRIVES.befall(parcel);
            return;
        }
        events.incrementAndGet();
        int dice = dice(HUNDRED);
        if (dice < LOST) {
            lost.incrementAndGet();
            parcel.answer(200, new byte[0]);
        } else if (dice < LOST + TWICE) {
            twice.incrementAndGet();
            parcel.deliver();
            arrives(parcel);
        } else if (dice < LOST + TWICE + LATE) {
            late.incrementAndGet();
            parcel.answer(200, new byte[0]);
            later.schedule(parcel::deliver, dice(LATEST_MILLIS), TimeUnit.MILLISECONDS);
        } else {
            arrives(parcel);
        }
    }

    private void arrives(Wire.Parcel parcel) throws Exception {
        long sent = System.nanoTime();
        ARRIVES.befall(parcel);
        millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent));
    }

    /**
     * Of the events that were not held back here: from their leaving Kamailio until the service has answered, and so
     * has written what they say. Milliseconds; 0 when there were none.
     *
     * @param hundredths so many of a hundred took no longer
     */
    long latenessMillis(int hundredths) {
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * hundredths / HUNDRED)];
    }

    private synchronized int dice(int sides) {
        return random.nextInt(sides);
    }
}
