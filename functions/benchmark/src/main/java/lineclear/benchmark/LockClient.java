package lineclear.benchmark;

import com.amazonaws.services.dynamodbv2.AcquireLockOptions;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBLockClient;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBLockClientOptions;
import com.amazonaws.services.dynamodbv2.LockItem;
import com.amazonaws.services.dynamodbv2.model.LockCurrentlyUnavailableException;
import com.amazonaws.services.dynamodbv2.model.LockNotGrantedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** amazon-dynamodb-lock-client, acquire and release, with its own defaults where nothing else is said. */
record LockClient(AmazonDynamoDBLockClient locks) implements Contender {
    private static final byte[] CUSTOMER =
            "{\"id\":\"c-9\",\"name\":\"Ada\",\"doing\":\"adding-funds\"}".getBytes(StandardCharsets.UTF_8);

    /** As one process of a deployment would have it. */
    static LockClient living(DynamoDbClient client) {
        return new LockClient(new AmazonDynamoDBLockClient(options(client).build()));
    }

    /** One that sends no heartbeats, as when its process has died. */
    static LockClient silent(DynamoDbClient client, long leaseSeconds) {
        return new LockClient(new AmazonDynamoDBLockClient(options(client)
                .withLeaseDuration(leaseSeconds)
                .withHeartbeatPeriod(leaseSeconds / 4)
                .withTimeUnit(TimeUnit.SECONDS)
                .withCreateHeartbeatBackgroundThread(false)
                .build()));
    }

    private static AmazonDynamoDBLockClientOptions.AmazonDynamoDBLockClientOptionsBuilder options(
            DynamoDbClient client) {
        return AmazonDynamoDBLockClientOptions.builder(client, Tables.LOCKS)
                .withPartitionKeyName("pk")
                .withOwnerName(LineclearCycle.sessionId());
    }

    @Override
    public String name() {
        return "amazon-dynamodb-lock-client";
    }

    /** Asks without waiting for the holder; empty when refused. */
    Optional<LockItem> tryAcquire(int agent) {
        try {
            return Optional.of(acquire(acquiring(agent).withShouldSkipBlockingWait(true)));
        } catch (LockCurrentlyUnavailableException | LockNotGrantedException refused) {
            return Optional.empty();
        }
    }

    @Override
    public void cycle(int agent) {
        if (!locks.releaseLock(acquire(acquiring(agent)))) {
            throw new IllegalStateException("the lock was not ours any more");
        }
    }

    static AcquireLockOptions.AcquireLockOptionsBuilder acquiring(int agent) {
        return AcquireLockOptions.builder(Tables.agentId(agent)).withData(ByteBuffer.wrap(CUSTOMER));
    }

    LockItem acquire(AcquireLockOptions.AcquireLockOptionsBuilder options) {
        try {
            return locks.acquireLock(options.build());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
