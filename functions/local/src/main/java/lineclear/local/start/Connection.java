package lineclear.local.start;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lineclear.dynamodb.TableClient;
import lineclear.patience.Patience;
import org.eclipse.microprofile.config.Config;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * How to reach DynamoDB. A loopback endpoint gets made-up credentials, because none exist; any other gets the AWS
 * SDK's usual ones, never those of a metadata service, which a laptop does not have and which it would wait for.
 */
public record Connection(URI endpoint, String region, boolean madeUpCredentials) {
    private static final String PREFIX = "quarkus.dynamodb.";
    private static final String MADE_UP = "local";
    private static final Pattern AWS_HOST = Pattern.compile("dynamodb\\.([a-z0-9-]+)\\.amazonaws\\.com.*");

    static Connection embedded(URI endpoint) {
        return new Connection(endpoint, "eu-central-1", true);
    }

    static Connection to(URI endpoint, UnaryOperator<String> environment) {
        Matcher aws = AWS_HOST.matcher(endpoint.getHost());
        String region = told(environment, "AWS_REGION").orElse(aws.matches() ? aws.group(1) : "eu-central-1");
        boolean madeUp =
                isLoopback(endpoint) && told(environment, "AWS_ACCESS_KEY_ID").isEmpty();
        return new Connection(endpoint, region, madeUp);
    }

    private static Optional<String> told(UnaryOperator<String> environment, String name) {
        return Optional.ofNullable(environment.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public static Connection of(Config config) {
        return new Connection(
                config.getValue(PREFIX + "endpoint-override", URI.class),
                config.getValue(PREFIX + "aws.region", String.class),
                config.getValue(PREFIX + "aws.credentials.type", String.class).equals("static"));
    }

    /** The same for Quarkus's own client; {@link #of} reads it back. */
    Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        properties.put(PREFIX + "endpoint-override", endpoint.toString());
        properties.put(PREFIX + "aws.region", region);
        properties.put(PREFIX + "aws.credentials.type", madeUpCredentials ? "static" : "default");
        if (madeUpCredentials) {
            properties.put(PREFIX + "aws.credentials.static-provider.access-key-id", MADE_UP);
            properties.put(PREFIX + "aws.credentials.static-provider.secret-access-key", MADE_UP);
        }
        properties.put("aws.disableEc2Metadata", "true");
        return properties;
    }

    /**
     * Does not try again, so that whoever starts the service learns soon that nobody answers.
     *
     * @param patience how long one request may take
     */
    public DynamoDbClient clientThatGivesUp(Duration patience) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(credentials())
                .httpClientBuilder(TableClient.http().socketTimeout(patience))
                .overrideConfiguration(
                        o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(patience))
                .build();
    }

    public DynamoDbStreamsClient streams() {
        return DynamoDbStreamsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(credentials())
                .httpClientBuilder(TableClient.http())
                .overrideConfiguration(o -> o.apiCallTimeout(Patience.TABLE.most()))
                .build();
    }

    private AwsCredentialsProvider credentials() {
        return madeUpCredentials
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(MADE_UP, MADE_UP))
                : DefaultCredentialsProvider.builder().build();
    }

    /** Whether the endpoint's host has an address, as far as this machine knows. */
    boolean hostIsKnown() {
        return address(endpoint).isPresent();
    }

    private static boolean isLoopback(URI endpoint) {
        return address(endpoint).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static Optional<InetAddress> address(URI endpoint) {
        try {
            return Optional.of(InetAddress.getByName(endpoint.getHost()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
