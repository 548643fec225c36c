package lineclear.dynamodb;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Remembers since when the table takes no writes: one whose disk is full still answers whoever only reads. */
class Writes implements ExecutionInterceptor {
    private final Clock clock;
    private volatile Refused refused;

    Writes(Clock clock) {
        this.clock = clock;
    }

    /** @param why the last one's reason, in the table's words or the client's */
    record Refused(Instant since, String why) {}

    /** Empty when the last write was taken, or there was none. */
    Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (isWrite(context.request())) {
            refused = null;
        }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (isWrite(context.request()) && isOfTheTable(context.exception())) {
            Refused before = refused;
            refused = new Refused(
                    before == null ? clock.instant() : before.since(),
                    context.exception().getMessage());
        }
    }

    private static boolean isWrite(SdkRequest request) {
        return request instanceof UpdateItemRequest || request instanceof TransactWriteItemsRequest;
    }

    /** A condition that does not hold, or too many requests to one item, say nothing about the next write. */
    private static boolean isOfTheTable(Throwable fault) {
        return fault instanceof SdkServiceException service
                ? service.statusCode() >= 500
                : fault instanceof SdkClientException;
    }
}
