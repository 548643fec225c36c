package lineclear;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import lineclear.engine.Engine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * An empty database: an engine in memory, or an account of its own on the endpoint that {@value #ENDPOINT} names
 * (LocalStack takes an access key of 12 digits for the account).
 */
public final class TestDatabase implements AutoCloseable {
    public static final String ENDPOINT = "lineclear.test.dynamodb";

    private static final AtomicLong ACCOUNTS = new AtomicLong(100_000_000_000L);

    private final Engine engine;
    private final URI endpoint;
    private final String account = Long.toString(ACCOUNTS.incrementAndGet());

    public TestDatabase() {
        String given = System.getProperty(ENDPOINT);
        engine = given == null ? inMemory() : null;
        endpoint = given == null ? engine.endpoint() : URI.create(given);
    }

    private static Engine inMemory() {
        try {
            return Engine.inMemory();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /** The engine's; empty when it is another's. */
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(engine).map(Engine::process);
    }

    /** A client without an HTTP client yet. */
    public DynamoDbClientBuilder client() {
        return client(endpoint, account);
    }

    /** The same of an engine that the test has started by itself. */
    public static DynamoDbClientBuilder client(URI endpoint) {
        return client(endpoint, "local");
    }

    private static DynamoDbClientBuilder client(URI endpoint, String account) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "local")));
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
    }
}
