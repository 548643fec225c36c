package lineclear.dynamodb.checker;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.core.SelectedAuthScheme;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Asks the engine that a request goes to the checker's own questions, on a connection that no test counts or disturbs.
 */
record Probe(SdkHttpRequest request, ExecutionAttributes attributes) {
    private static final SdkHttpClient HTTP = ApacheHttpClient.create();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The table's schema comes by with the answer; nothing comes of it where there is no such table, or no answer. */
    void describe(String table) {
        try (DynamoDbClient client = client()) {
            client.describeTable(its -> its.tableName(table));
        } catch (SdkException none) {
            // whatever was going to be asked of such a table will fail by itself
        }
    }

    Map<String, AttributeValue> item(String table, Map<String, AttributeValue> key) {
        try (DynamoDbClient client = client()) {
            return client.getItem(its -> its.tableName(table).key(key).consistentRead(true))
                    .item();
        }
    }

    private DynamoDbClient client() {
        URI uri = request.getUri();
        return DynamoDbClient.builder()
                .httpClient(HTTP)
                .endpointOverride(URI.create(uri.getScheme() + "://" + uri.getAuthority()))
                .region(attributes.getAttribute(AwsExecutionAttribute.AWS_REGION))
                .credentialsProvider(credentials())
                .overrideConfiguration(
                        its -> its.apiCallTimeout(PATIENCE).retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private AwsCredentialsProvider credentials() {
        SelectedAuthScheme<?> scheme = attributes.getAttribute(SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME);
        return StaticCredentialsProvider.create(
                (AwsCredentials) scheme.identity().join());
    }
}
