package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import io.quarkus.funqy.Funq;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineclear.dynamodb.SessionHistory;
import lineclear.function.live.Change;
import lineclear.function.live.Occurrences;
import lineclear.function.live.StreamImage;
import lineclear.function.live.Telling;

/**
 * Tells from the table's stream what has changed: first the customers who wait, for whom each change of an agent may
 * mean something, then the open pages, for which the newest of agents and tickets is enough. What is written in chats
 * stands in items of their own, which are none of its business. Funqy calls once for each record of a batch, and asks
 * for what each call has promised when all have been made: the first to be asked tells everything, the others find it
 * done. Where a host asks at once, each record is a batch of its own.
 */
@Singleton
public class Tell {
    private final Occurrences occurrences;
    private final Telling telling;
    private List<Change> gathered = new ArrayList<>();

    Tell(Occurrences occurrences, Telling telling) {
        this.occurrences = occurrences;
        this.telling = telling;
    }

    /**
     * What comes of it fails only when the table does not answer; then the batch comes again. A page that could not be
     * told is no failure: it hears {@code stale}, or asks.
     */
    @Funq("tell")
    public Uni<Void> tell(DynamodbEvent.DynamodbStreamRecord event) {
        Map<String, Object> before = StreamImage.plain(event.getDynamodb().getOldImage());
        Map<String, Object> after = StreamImage.plain(event.getDynamodb().getNewImage());
        Change change = new Change(before, after);
        if (change.isOfTicket() || SessionHistory.isRecord(before) || SessionHistory.isRecord(after)) {
            gather(change);
        }
        return Uni.createFrom().voidItem().invoke(this::tellTaken);
    }

    private void tellTaken() {
        List<Change> changes = taken();
        occurrences.of(changes.stream().filter(change -> !change.isOfTicket()).toList());
        telling.tell(changes);
    }

    private synchronized void gather(Change change) {
        gathered.add(change);
    }

    private synchronized List<Change> taken() {
        List<Change> taken = gathered;
        gathered = new ArrayList<>();
        return taken;
    }
}
