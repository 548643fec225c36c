package lineclear.local.calls;

import java.util.Random;
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
            ARRIVES.befall(parcel);
        } else if (dice < LOST + TWICE + LATE) {
            late.incrementAndGet();
            parcel.answer(200, new byte[0]);
            later.schedule(parcel::deliver, dice(LATEST_MILLIS), TimeUnit.MILLISECONDS);
        } else {
            ARRIVES.befall(parcel);
        }
    }

    private synchronized int dice(int sides) {
        return random.nextInt(sides);
    }
}
