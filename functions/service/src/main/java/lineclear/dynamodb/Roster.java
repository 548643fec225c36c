package lineclear.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.Expression;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** All agents, page by page: the index gives the ids (eventually consistent), the records are read beside it. */
public final class Roster {
    public static final int LARGEST_PAGE = RecordTable.LARGEST_BATCH;

    private static final Pattern CURSOR = Pattern.compile("(1[0-5]|[0-9]):([A-Za-z0-9._~@:+-]{0,64})");

    private final RecordTable table;

    public Roster(DynamoDbClient client, String tableName) {
        this.table = new RecordTable(client, tableName);
    }

    /** @param next the cursor of the next page; null on the last one */
    public record Page(List<AgentRecord> records, String next) {}

    /** Where a page begins. */
    private record Place(int shard, String afterAgentId) {
        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((shard + ":" + afterAgentId).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * @param cursor from the page before; null for the first
     * @param limit 1 to {@value #LARGEST_PAGE}
     * @return empty when the cursor is not one of ours
     */
    public Optional<Page> page(String cursor, int limit) {
        RecordTable soon = table.until(Deadline.in(Patience.TABLE));
        return place(cursor).map(place -> TableUnreachable.unless(() -> page(place, limit, soon)));
    }

    private static Page page(Place from, int limit, RecordTable table) {
        List<String> ids = new ArrayList<>();
        Place place = from;
        while (ids.size() < limit && place.shard() < Keys.SHARDS) {
            QueryResponse response = table.client().query(query(place, limit - ids.size(), table));
            response.items()
                    .forEach(item -> ids.add(
                            Keys.agentId(item.get(TableDefinition.PARTITION_KEY).s())));
            place = response.lastEvaluatedKey().isEmpty()
                    ? new Place(place.shard() + 1, "")
                    : new Place(
                            place.shard(),
                            Keys.agentId(response.lastEvaluatedKey()
                                    .get(TableDefinition.PARTITION_KEY)
                                    .s()));
        }
        return new Page(records(ids, table), place.shard() < Keys.SHARDS ? place.text() : null);
    }

    private static QueryRequest query(Place place, int most, RecordTable table) {
        Expression expression = new Expression();
        String condition =
                expression.path(TableDefinition.ROSTER) + " = " + expression.value(Keys.roster(place.shard()));
        Map<String, AttributeValue> start = null;
        if (!place.afterAgentId().isEmpty()) {
            Map<String, Object> key = new HashMap<>(Keys.record(place.afterAgentId()));
            key.put(TableDefinition.ROSTER, Keys.roster(place.shard()));
            start = Attributes.of(key);
        }
        return QueryRequest.builder()
                .overrideConfiguration(table.bounds())
                .tableName(table.name())
                .indexName(TableDefinition.ROSTER)
                .keyConditionExpression(condition)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .exclusiveStartKey(start)
                .limit(most)
                .build();
    }

    private static List<AgentRecord> records(List<String> ids, RecordTable table) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return RecordCodec.readable(table.batch(ids.stream().map(Keys::record).toList()));
    }

    private static Optional<Place> place(String cursor) {
        if (cursor == null) {
            return Optional.of(new Place(0, ""));
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            Matcher matcher = CURSOR.matcher(text);
            return matcher.matches() && Integer.parseInt(matcher.group(1)) < Keys.SHARDS
                    ? Optional.of(new Place(Integer.parseInt(matcher.group(1)), matcher.group(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
