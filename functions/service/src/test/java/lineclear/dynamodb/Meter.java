package lineclear.dynamodb;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Counts what goes over the wire, and the write units that DynamoDB says it took. */
public final class Meter implements ExecutionInterceptor {
    private final AtomicInteger requests = new AtomicInteger();
    private final DoubleAdder table = new DoubleAdder();
    private final DoubleAdder indexes = new DoubleAdder();

    /** What one operation took: requests, write units on the table, write units on indexes. */
    public record Reading(int requests, double table, double indexes) {}

    public Reading of(Runnable operation) {
        requests.set(0);
        table.reset();
        indexes.reset();
        operation.run();
        return new Reading(requests.get(), table.sum(), indexes.sum());
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        requests.incrementAndGet();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        ReturnConsumedCapacity all = ReturnConsumedCapacity.INDEXES;
        if (request instanceof UpdateItemRequest update) {
            return update.toBuilder().returnConsumedCapacity(all).build();
        } else if (request instanceof PutItemRequest put) {
            return put.toBuilder().returnConsumedCapacity(all).build();
        } else if (request instanceof TransactWriteItemsRequest transaction) {
            return transaction.toBuilder().returnConsumedCapacity(all).build();
        }
        return request;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.response() instanceof UpdateItemResponse update) {
            add(update.consumedCapacity());
        } else if (context.response() instanceof PutItemResponse put) {
            add(put.consumedCapacity());
        } else if (context.response() instanceof TransactWriteItemsResponse transaction) {
            transaction.consumedCapacity().forEach(this::add);
        }
    }

    private void add(ConsumedCapacity taken) {
        table.add(taken.table().capacityUnits());
        taken.globalSecondaryIndexes().values().forEach(index -> indexes.add(index.capacityUnits()));
    }
}
