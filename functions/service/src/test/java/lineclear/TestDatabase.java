package lineclear;

import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import lineclear.dynamodblocal.DynamoDbLocal;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * An empty database: DynamoDB Local in this JVM, or an account of its own on the endpoint that {@value #ENDPOINT} names
 * (LocalStack takes an access key of 12 digits for the account).
 */
public final class TestDatabase implements AutoCloseable {
    public static final String ENDPOINT = "lineclear.test.dynamodb";

    private static final AtomicLong ACCOUNTS = new AtomicLong(100_000_000_000L);

    private final DynamoDbLocal local;
    private final URI endpoint;
    private final String account = Long.toString(ACCOUNTS.incrementAndGet());

    public TestDatabase() {
        String given = System.getProperty(ENDPOINT);
        local = given == null ? DynamoDbLocal.inMemory() : null;
        endpoint = given == null ? local.endpoint() : URI.create(given);
    }

    public URI endpoint() {
        return endpoint;
    }

    public AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "local"));
    }

    @Override
    public void close() {
        if (local != null) {
            local.close();
        }
    }
}
