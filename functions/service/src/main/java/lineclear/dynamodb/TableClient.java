package lineclear.dynamodb;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import lineclear.patience.Patience;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** The client, as the host configures it but for its patience: the SDK's own is longer than any function may take. */
@Singleton
public class TableClient {
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

    static DynamoDbClient bounded(DynamoDbClientBuilder builder, Writes writes) {
        return builder.httpClientBuilder(http())
                .overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .apiCallTimeout(Patience.TABLE.most())
                        .addExecutionInterceptor(writes)
                        .build())
                .build();
    }
}
