package lineclear.dynamodb;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * This process's writes. Remembers since when the table takes none: one whose disk is full still answers whoever only
 * reads.
 */
public class Writes implements ExecutionInterceptor {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private volatile Instant refusedSince;

    Writes(Clock clock) {
        this.clock = clock;
    }

    /** @param listener runs after each write that the table took, on the writer's thread: it must be quick */
    public void eachRuns(Runnable listener) {
        listeners.add(listener);
    }

    /** Empty when the last write was taken, or there was none. */
    Optional<Instant> refusedSince() {
        return Optional.ofNullable(refusedSince);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (isWrite(context.request())) {
            refusedSince = null;
            listeners.forEach(Runnable::run);
        }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (isWrite(context.request()) && isOfTheTable(context.exception())) {
            Instant before = refusedSince;
            refusedSince = before == null ? clock.instant() : before;
        }
    }

    private static boolean isWrite(SdkRequest request) {
        return request instanceof UpdateItemRequest
                || request instanceof PutItemRequest
                || request instanceof TransactWriteItemsRequest;
    }

    /** A condition that does not hold, or too many requests to one item, say nothing about the next write. */
    private static boolean isOfTheTable(Throwable fault) {
        return fault instanceof SdkServiceException service
                ? service.statusCode() >= 500
                : fault instanceof SdkClientException;
    }
}
