package lineclear.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The sparse index of records that somebody should look at. Read with eventual consistency: what is late comes next minute. */
public final class Overdue {
    public static final int SHARDS = Keys.SHARDS;

    private final Table table;

    public Overdue(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    /** The agents of one shard whose check is due, the longest overdue first, page by page. */
    public void each(int shard, Instant now, Consumer<List<String>> page) {
        Expression expression = new Expression();
        String due = expression.path(TableDefinition.WATCH) + " = " + expression.value(Keys.watch(shard)) + " AND "
                + expression.path(TableDefinition.CHECK_AT) + " <= " + expression.value(now.toEpochMilli());
        QueryRequest request = QueryRequest.builder()
                .tableName(table.name())
                .indexName(TableDefinition.OVERDUE)
                .keyConditionExpression(due)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build();
        table.client()
                .queryPaginator(request)
                .forEach(response -> page.accept(response.items().stream()
                        .map(Attributes::plain)
                        .map((Map<String, Object> item) ->
                                Keys.agentId((String) item.get(TableDefinition.PARTITION_KEY)))
                        .toList()));
    }
}
