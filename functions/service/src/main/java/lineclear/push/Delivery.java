package lineclear.push;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;

/**
 * Frames to connections, side by side, bounded in number and time. Nothing is repeated: what a connection did not get
 * it is told to ask for ({@code stale}), since a page goes by versions and not by a log of events.
 */
public final class Delivery {
    /** A third of what API Gateway allows all APIs of an account in a region together: 10,000 requests a second. */
    public static final int PER_SECOND = 3_333;

    private static final int SIDE_BY_SIDE = 64;
    /** API Gateway says the same of one page that reads slowly as of an account that sends too much. */
    private static final int TOO_MANY_SLOW = 3;

    private final Postbox postbox;
    private final TokenBucket bucket;

    /** @param perSecond how many frames at most: of one process, as several share the account's limit */
    public Delivery(Postbox postbox, int perSecond, Clock clock) {
        this.postbox = postbox;
        this.bucket = new TokenBucket(perSecond, clock);
    }

    /**
     * What became of them.
     *
     * @param taken how many frames
     * @param gone connections that are no more
     * @param owed connections that did not get all of theirs
     */
    public record Report(int taken, Set<String> gone, Set<String> owed) {}

    /**
     * Sends each connection its frames. Whoever reads too slowly gets no more of them; as soon as that is said of
     * several, or {@link Patience#PUSH} is over, no further frame is begun.
     */
    public Report send(Map<String, List<String>> frames) {
        Round round = new Round();
        frames.forEach((connection, its) -> its.forEach(frame -> round.send(connection, frame)));
        return round.report();
    }

    private final class Round {
        private final Deadline deadline = Deadline.in(Patience.PUSH);
        private final Semaphore free = new Semaphore(SIDE_BY_SIDE);
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final Map<Sent, Integer> count = new EnumMap<>(Sent.class);
        private final Set<String> gone = new ConcurrentSkipListSet<>();
        private final Set<String> slow = new ConcurrentSkipListSet<>();
        private final Set<String> owed = new ConcurrentSkipListSet<>();

        void send(String connection, String frame) {
            if (gone.contains(connection) || slow.contains(connection)) {
                return;
            }
            if (stopped.get() || !bucket.take() || !place()) {
                stopped.set(true);
                owed.add(connection);
                return;
            }
            postbox.post(connection, frame).whenComplete((sent, fault) -> {
                became(connection, fault == null ? sent : Sent.FAILED);
                free.release();
            });
        }

        private boolean place() {
            try {
                return free.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void became(String connection, Sent sent) {
            synchronized (count) {
                count.merge(sent, 1, Integer::sum);
            }
            if (sent == Sent.GONE) {
                gone.add(connection);
            } else if (sent != Sent.TAKEN) {
                owed.add(connection);
                if (sent == Sent.TOO_FAST) {
                    slow.add(connection);
                }
                stopped.compareAndSet(false, slow.size() >= TOO_MANY_SLOW);
            }
        }

        Report report() {
            try {
                // All places are free again when every answer is there; whoever has not answered by then never does.
                free.tryAcquire(SIDE_BY_SIDE, deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Set<String> unserved = new TreeSet<>(owed);
            unserved.removeAll(gone);
            synchronized (count) {
                return new Report(count.getOrDefault(Sent.TAKEN, 0), Set.copyOf(gone), unserved);
            }
        }
    }
}
