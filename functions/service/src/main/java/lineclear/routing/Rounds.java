package lineclear.routing;

import java.util.List;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.queue.Queues;
import lineclear.patience.Deadline;
import lineclear.queue.Queue;

/** Looks over all queues, for what no other look has found: alarms may be lost, and so may news of the stream. */
public final class Rounds {
    private final Queues queues;
    private final Router router;
    private int next;

    public Rounds(Queues queues, Router router) {
        this.queues = queues;
        this.router = router;
    }

    /**
     * One query, and one more for each queue; where there are no queues that is all. What time does not suffice for
     * comes first the next time.
     *
     * @return how many offers were made
     * @throws TableUnreachable when the table does not answer; a retry may cure it
     */
    public synchronized int before(Deadline deadline) {
        List<Queue> all = queues.all();
        int made = 0;
        for (int looked = 0; looked < all.size() && !deadline.over(); looked++) {
            made += router.over(all.get(Math.floorMod(next++, all.size())).id());
        }
        return made;
    }
}
