package lineclear.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.Expression;
import lineclear.dynamodb.table.ItemFields;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The records that are watched, by their sparse index. Both are read with eventual consistency: what is late comes next
 * minute, and whatever is written is conditional on a version.
 */
public final class Overdue {
    public static final int SHARDS = Keys.SHARDS;
    /** How many records are looked at together. */
    public static final int BATCH = RecordTable.LARGEST_BATCH;

    private final RecordTable table;

    public Overdue(DynamoDbClient client, String tableName) {
        this.table = new RecordTable(client, tableName);
    }

    /**
     * An agent whose record is watched.
     *
     * @param since since when, as the index has it
     */
    public record Due(String agentId, Instant since) {}

    /**
     * The agents of one shard whose watch has begun, the longest ago first, page by page.
     *
     * @throws TableUnreachable when the table does not answer; a retry may cure it
     */
    public void each(int shard, Instant now, Consumer<List<Due>> page) {
        Expression expression = new Expression();
        String due = expression.path(TableDefinition.WATCH) + " = " + expression.value(Keys.watch(shard)) + " AND "
                + expression.path(TableDefinition.CHECK_AT) + " <= " + expression.value(now.toEpochMilli());
        QueryRequest request = QueryRequest.builder()
                .overrideConfiguration(table.bounds())
                .tableName(table.name())
                .indexName(TableDefinition.OVERDUE)
                .keyConditionExpression(due)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build();
        TableUnreachable.unless(() -> {
            table.client()
                    .queryPaginator(request)
                    .forEach(response -> page.accept(response.items().stream()
                            .map(Attributes::plain)
                            .map(Overdue::due)
                            .toList()));
            return null;
        });
    }

    /**
     * Their records as stored; at most {@value #BATCH}. Whoever does not exist, or cannot be read by this version, is
     * left out.
     *
     * @throws TableUnreachable when the table does not answer; a retry may cure it
     */
    public List<AgentRecord> records(List<Due> due) {
        RecordTable soon = table.until(Deadline.in(Patience.TABLE));
        List<Map<String, Object>> keys =
                due.stream().map(one -> Keys.record(one.agentId())).toList();
        return TableUnreachable.unless(() -> RecordCodec.readable(soon.batch(keys, false)));
    }

    private static Due due(Map<String, Object> item) {
        return new Due(
                Keys.agentId((String) item.get(TableDefinition.PARTITION_KEY)),
                new ItemFields(item).instant(TableDefinition.CHECK_AT));
    }
}
