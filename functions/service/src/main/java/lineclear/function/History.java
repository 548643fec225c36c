package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import lineclear.dynamodb.SessionHistory;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.function.live.StreamImage;
import lineclear.log.RecurringFault;
import lineclear.patience.Circuit;
import lineclear.patience.Patience;
import org.jboss.logging.Logger;

/**
 * Keeps the history of sessions, from the table's stream: one call per stream record, again when it fails. What is not
 * an agent's record is passed over. After a record that the table does not take, all others of its batch come again
 * anyhow: they do not wait for the table one after the other.
 */
@Singleton
public class History {
    private final SessionHistory history;
    private final Circuit table;
    private final RecurringFault unreachable;

    History(SessionHistory history, Clock clock) {
        this.history = history;
        this.table = new Circuit(clock, 1, Patience.TABLE.most());
        this.unreachable = new RecurringFault(
                Logger.getLogger("lineclear"),
                "history: the table did not answer; its stream's records come again",
                clock);
    }

    /** @throws TableUnreachable when the table does not answer, or has just not answered */
    @Funq("history")
    public void history(DynamodbEvent.DynamodbStreamRecord event) {
        Map<String, Object> after = StreamImage.plain(event.getDynamodb().getNewImage());
        if (SessionHistory.isRecord(after)) {
            write(StreamImage.plain(event.getDynamodb().getOldImage()), after);
        }
    }

    private void write(Map<String, Object> before, Map<String, Object> after) {
        if (!table.admits()) {
            throw new TableUnreachable("the table did not take the record before this one");
        }
        try {
            history.write(before, after);
            table.succeeded();
        } catch (TableUnreachable silent) {
            table.failed();
            unreachable.happened(silent); // Quarkus reports the record to Lambda, and logs nothing
            throw silent;
        }
    }
}
