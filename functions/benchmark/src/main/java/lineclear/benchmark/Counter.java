package lineclear.benchmark;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Counts what goes over the wire, and the units that DynamoDB says it took. */
final class Counter implements ExecutionInterceptor {
    private final ThreadLocal<Integer> requests = ThreadLocal.withInitial(() -> 0);
    private final LongAdder all = new LongAdder();
    private final DoubleAdder table = new DoubleAdder();
    private final DoubleAdder indexes = new DoubleAdder();
    private final DoubleAdder reads = new DoubleAdder();

    void resetUnits() {
        table.reset();
        indexes.reset();
        reads.reset();
    }

    /** How many this thread has sent so far. */
    int requests() {
        return requests.get();
    }

    /** How many all threads have sent so far. */
    long allRequests() {
        return all.sum();
    }

    double tableWriteUnits() {
        return table.sum();
    }

    double indexWriteUnits() {
        return indexes.sum();
    }

    /** Of queries and batches, table and indexes together. */
    double readUnits() {
        return reads.sum();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        requests.set(requests.get() + 1);
        all.increment();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        ReturnConsumedCapacity all = ReturnConsumedCapacity.INDEXES;
        if (request instanceof UpdateItemRequest update) {
            return update.toBuilder().returnConsumedCapacity(all).build();
        } else if (request instanceof PutItemRequest put) {
            return put.toBuilder().returnConsumedCapacity(all).build();
        } else if (request instanceof DeleteItemRequest delete) {
            return delete.toBuilder().returnConsumedCapacity(all).build();
        } else if (request instanceof QueryRequest query) {
            return query.toBuilder().returnConsumedCapacity(all).build();
        } else if (request instanceof BatchGetItemRequest batch) {
            return batch.toBuilder().returnConsumedCapacity(all).build();
        }
        return request;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.response() instanceof UpdateItemResponse update) {
            add(update.consumedCapacity());
        } else if (context.response() instanceof PutItemResponse put) {
            add(put.consumedCapacity());
        } else if (context.response() instanceof DeleteItemResponse delete) {
            add(delete.consumedCapacity());
        } else if (context.response() instanceof QueryResponse query) {
            reads.add(query.consumedCapacity().capacityUnits());
        } else if (context.response() instanceof BatchGetItemResponse batch) {
            batch.consumedCapacity().forEach(taken -> reads.add(taken.capacityUnits()));
        }
    }

    private void add(ConsumedCapacity taken) {
        table.add(taken.table().capacityUnits());
        taken.globalSecondaryIndexes().values().forEach(index -> indexes.add(index.capacityUnits()));
    }
}
