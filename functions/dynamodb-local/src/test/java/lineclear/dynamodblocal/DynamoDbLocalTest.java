package lineclear.dynamodblocal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDbLocalTest {
    private static final String TABLE = "agents";
    private static final Map<String, AttributeValue> KEY = Map.of("pk", AttributeValue.fromS("a-17"));

    @Test
    void answersTheRealProtocol() {
        try (var local = DynamoDbLocal.inMemory();
                var client = client(local.endpoint())) {
            createTable(client);
            client.putItem(r -> r.tableName(TABLE).item(KEY));
            assertEquals(KEY, client.getItem(r -> r.tableName(TABLE).key(KEY)).item());
        }
    }

    @Test
    void keepsItsDataInTheFolder(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("made/on/demand");
        try (var local = DynamoDbLocal.in(data);
                var client = client(local.endpoint())) {
            createTable(client);
            client.putItem(r -> r.tableName(TABLE).item(KEY));
        }
        try (var local = DynamoDbLocal.in(data);
                var client = client(local.endpoint())) {
            assertEquals(KEY, client.getItem(r -> r.tableName(TABLE).key(KEY)).item());
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("shared-local-instance.db"), "no database at all");
        var refusal = assertThrows(IOException.class, () -> DynamoDbLocal.in(folder));
        assertEquals("shared-local-instance.db is no database", refusal.getMessage());
    }

    @Test
    void forgetsWhatWasInMemory() {
        try (var local = DynamoDbLocal.inMemory();
                var client = client(local.endpoint())) {
            createTable(client);
        }
        try (var local = DynamoDbLocal.inMemory();
                var client = client(local.endpoint())) {
            assertEquals(List.of(), client.listTables().tableNames());
        }
    }

    @Test
    void twoAtOnceAreTwoDatabases() {
        try (var one = DynamoDbLocal.inMemory();
                var other = DynamoDbLocal.inMemory();
                var oneClient = client(one.endpoint());
                var otherClient = client(other.endpoint())) {
            assertNotEquals(one.endpoint(), other.endpoint());
            createTable(oneClient);
            assertEquals(List.of(), otherClient.listTables().tableNames());
        }
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        try (var local = DynamoDbLocal.inMemory()) {
            assertTrue(
                    InetAddress.getByName(local.endpoint().getHost()).isLoopbackAddress(),
                    local.endpoint().toString());
            for (InetAddress address : addressesOfThisMachine()) {
                assertThrows(
                        ConnectException.class,
                        () -> new Socket(address, local.endpoint().getPort()).close(),
                        address.toString());
            }
        }
    }

    private static List<InetAddress> addressesOfThisMachine() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
                .toList();
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .httpClientBuilder(ApacheHttpClient.builder())
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    private static void createTable(DynamoDbClient client) {
        client.createTable(r -> r.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build()));
    }
}
