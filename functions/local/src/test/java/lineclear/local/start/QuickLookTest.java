package lineclear.local.start;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.engine.Engine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/** Against the engine itself: the plain request must be one that it takes. */
class QuickLookTest {
    private static Engine engine;
    private static DynamoDbClient client;

    @BeforeAll
    static void start() throws Exception {
        engine = Engine.inMemory();
        client = Connection.embedded(engine.endpoint()).clientThatGivesUp(Duration.ofSeconds(30));
    }

    @AfterAll
    static void stop() {
        client.close();
        engine.close();
    }

    private static boolean found(String table) {
        return QuickLook.finds(Connection.embedded(engine.endpoint()), table);
    }

    @Test
    void ourTableIsFound() {
        client.createTable(TableDefinition.create("ours"));
        assertTrue(found("ours"));
    }

    @Test
    void oneThatIsMissingIsNot() {
        assertFalse(found("missing"));
    }

    @Test
    void neitherIsOneWithOtherKeysNorOneWithoutAStream() {
        CreateTableRequest ours = TableDefinition.create("unread");
        client.createTable(ours.toBuilder()
                .streamSpecification(s -> s.streamEnabled(false))
                .build());
        assertFalse(found("unread"));
        client.createTable(r -> r.tableName("strange")
                .billingMode(ours.billingMode())
                .streamSpecification(ours.streamSpecification())
                .attributeDefinitions(ours.attributeDefinitions().get(0))
                .keySchema(k -> k.attributeName(TableDefinition.PARTITION_KEY).keyType(KeyType.HASH)));
        assertFalse(found("strange"));
    }

    @Test
    void whereNothingListensThereIsNone() {
        assertFalse(QuickLook.finds(Connection.embedded(URI.create("http://127.0.0.1:1")), "ours"));
    }

    @Test
    void oneOfAVersionWithoutQueuesIsFoundOnceItHasTheirIndex() throws Exception {
        CreateTableRequest ours = TableDefinition.create("before");
        client.createTable(ours.toBuilder()
                .attributeDefinitions(ours.attributeDefinitions().stream()
                        .filter(attribute -> !attribute.attributeName().equals(TableDefinition.LINE)
                                && !attribute.attributeName().equals(TableDefinition.RANK))
                        .toList())
                .globalSecondaryIndexes(ours.globalSecondaryIndexes().stream()
                        .filter(index -> !index.indexName().equals(TableDefinition.LINE))
                        .toList())
                .build());
        assertFalse(found("before"));
        LocalTable.prepare(Connection.embedded(engine.endpoint()), "before", new Place.Memory());
        assertTrue(found("before"));
        assertTrue(client.query(r -> r.tableName("before")
                        .indexName(TableDefinition.LINE)
                        .keyConditionExpression("line = :line")
                        .expressionAttributeValues(Map.of(":line", AttributeValue.fromS("agents"))))
                .items()
                .isEmpty());
    }
}
