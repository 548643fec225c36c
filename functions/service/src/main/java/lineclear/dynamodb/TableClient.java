package lineclear.dynamodb;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import lineclear.patience.Patience;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** The client, as the host configures it but for its patience: the SDK's own is longer than any function may take. */
@Singleton
public class TableClient {
    /**
     * The SDK's own number is 9, for which it takes longer than anybody waits: then the waiting, and not the fault, is
     * told.
     */
    private static final int MOST_ATTEMPTS = 6;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

    @Produces
    @Singleton
    Writes writes(Clock clock) {
        return new Writes(clock);
    }

    @Produces
    @Singleton
    DynamoDbClient client(DynamoDbClientBuilder builder, Writes writes) {
        return bounded(builder, writes);
    }

    void close(@Disposes DynamoDbClient client) {
        client.close();
    }

    /** Gives up a silent connection in time to try another; each operation's own patience bounds the whole call. */
    public static ApacheHttpClient.Builder http() {
        return ApacheHttpClient.builder()
                .connectionTimeout(Patience.CONNECT.most())
                .connectionAcquisitionTimeout(Patience.CONNECT.most())
                .socketTimeout(Patience.SILENCE.most());
    }

    /** Pauses that double: all of them together take less than a second. */
    private static RetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(MOST_ATTEMPTS)
                .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, Patience.SILENCE.most()))
                .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, Patience.SILENCE.most()))
                .build();
    }

    static DynamoDbClient bounded(DynamoDbClientBuilder builder, Writes writes) {
        return builder.httpClientBuilder(http())
                .overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .apiCallTimeout(Patience.TABLE.most())
                        .retryStrategy(retries())
                        .addExecutionInterceptor(writes)
                        .build())
                .build();
    }
}
