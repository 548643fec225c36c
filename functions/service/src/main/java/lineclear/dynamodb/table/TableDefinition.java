package lineclear.dynamodb.table;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** The table, defined once: the local run, the tests and the infrastructure all create this one. */
public final class TableDefinition {
    public static final String PARTITION_KEY = Keys.PARTITION_KEY;
    public static final String SORT_KEY = Keys.SORT_KEY;
    /** Epoch <em>seconds</em>, as DynamoDB demands; every other stored time is epoch milliseconds. */
    public static final String TIME_TO_LIVE = "ttl";

    /** The sort key of an agent's record: the items of which the stream tells the function {@code history}. */
    public static final String RECORD = Keys.RECORD;

    /** The sort key of a ticket: with the records, the items of which the stream tells the function {@code tell}. */
    public static final String TICKET = Keys.TICKET;

    public static final String OVERDUE = "overdue";
    public static final String WATCH = "watch";
    public static final String CHECK_AT = "checkAt";
    public static final String ROSTER = "roster";
    public static final String LINE = "line";
    public static final String RANK = "rank";
    public static final String QUEUES = "queues";

    private TableDefinition() {}

    /**
     * The request that creates the table: on demand, two keys-only indexes and one that names queues, too, a stream of
     * old and new images. Time to live on {@link #TIME_TO_LIVE} and point-in-time recovery are separate requests in
     * DynamoDB's API; callers that want them ask after the table is active.
     */
    public static CreateTableRequest create(String tableName) {
        return CreateTableRequest.builder()
                .tableName(tableName)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key(PARTITION_KEY, KeyType.HASH), key(SORT_KEY, KeyType.RANGE))
                .attributeDefinitions(
                        attribute(PARTITION_KEY, ScalarAttributeType.S),
                        attribute(SORT_KEY, ScalarAttributeType.S),
                        attribute(WATCH, ScalarAttributeType.S),
                        attribute(CHECK_AT, ScalarAttributeType.N),
                        attribute(ROSTER, ScalarAttributeType.S),
                        attribute(LINE, ScalarAttributeType.S),
                        attribute(RANK, ScalarAttributeType.N))
                .globalSecondaryIndexes(index(OVERDUE, WATCH, CHECK_AT), index(ROSTER, ROSTER, PARTITION_KEY), line())
                .streamSpecification(StreamSpecification.builder()
                        .streamEnabled(true)
                        .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
                        .build())
                .build();
    }

    /** The request that adds to a table of the version before the index that it lacks. */
    public static UpdateTableRequest addLine(String tableName) {
        GlobalSecondaryIndex line = line();
        return UpdateTableRequest.builder()
                .tableName(tableName)
                .attributeDefinitions(attribute(LINE, ScalarAttributeType.S), attribute(RANK, ScalarAttributeType.N))
                .globalSecondaryIndexUpdates(update -> update.create(index -> index.indexName(line.indexName())
                        .keySchema(line.keySchema())
                        .projection(line.projection())))
                .build();
    }

    /** Free agents, longest idle first, and customers who wait, next first. */
    private static GlobalSecondaryIndex line() {
        return GlobalSecondaryIndex.builder()
                .indexName(LINE)
                .keySchema(List.of(key(LINE, KeyType.HASH), key(RANK, KeyType.RANGE)))
                .projection(Projection.builder()
                        .projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes(QUEUES)
                        .build())
                .build();
    }

    private static GlobalSecondaryIndex index(String name, String hash, String range) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(List.of(key(hash, KeyType.HASH), key(range, KeyType.RANGE)))
                .projection(Projection.builder()
                        .projectionType(ProjectionType.KEYS_ONLY)
                        .build())
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }
}
