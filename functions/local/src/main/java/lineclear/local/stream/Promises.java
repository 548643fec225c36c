package lineclear.local.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
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
    private final BooleanSupplier stopping;

    /** @param stopping whether nobody need hear of faults any more */
    Promises(Functions functions, RecurringFault notTold, BooleanSupplier stopping) {
        this.functions = functions;
        this.notTold = notTold;
        this.stopping = stopping;
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
            if (stopping.getAsBoolean()) {
                throw new CancellationException();
            }
            notTold.happened(fault);
        }
    }
}
