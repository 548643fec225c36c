package lineclear.local.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import io.smallrye.mutiny.Uni;
import java.util.List;
import lineclear.local.gateway.Functions;
import lineclear.log.RecurringFault;

/**
 * A batch of the stream for the function {@code tell}, as Funqy hands it over in the cloud: one call for each record,
 * and then what all of them have promised. Nothing comes again: pages go by versions.
 */
final class Promises {
    private static final String FUNCTION = "tell";

    private final Functions functions;
    private final RecurringFault notTold;

    Promises(Functions functions, RecurringFault notTold) {
        this.functions = functions;
        this.notTold = notTold;
    }

    void keep(List<DynamodbStreamRecord> batch) {
        if (batch.isEmpty() || !functions.has(FUNCTION)) {
            return;
        }
        try {
            List<Uni<?>> promised = batch.stream()
                    .<Uni<?>>map(record -> (Uni<?>) functions.call(FUNCTION, record))
                    .toList();
            promised.forEach(one -> one.await().indefinitely());
        } catch (RuntimeException fault) {
            notTold.happened(fault);
        }
    }
}
