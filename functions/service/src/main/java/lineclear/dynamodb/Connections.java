package lineclear.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.Expression;
import lineclear.dynamodb.table.ItemFields;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.dynamodb.table.Write;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The open sockets of pages, and who watches what; the items are on the package's page. Nobody decides on them: what is
 * left of a connection whose end nobody heard of is removed by whoever meets it, or by its time to live.
 *
 * <p>All of it may be repeated without harm. Every method throws {@link TableUnreachable} when the table does not
 * answer.
 */
public final class Connections {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final String WHO = "who";
    private static final String AGENT = "agent";
    private static final String TOPICS = "topics";
    private static final String UNTIL = "until";

    private final RecordTable table;

    public Connections(DynamoDbClient client, String tableName) {
        this.table = new RecordTable(client, tableName);
    }

    /**
     * An open socket.
     *
     * @param who the subject of the token it was opened with; null when that named none
     * @param agentId the agent who looks at it; null for a supervisor's
     * @param topics what it may watch
     * @param until its end, exclusive
     */
    public record Connection(String id, String who, String agentId, List<String> topics, Instant until) {
        public Connection {
            topics = topics.stream().distinct().toList();
        }
    }

    /** Keeps it: one unconditional write. */
    public void open(Connection connection) {
        ItemFields fields = new ItemFields()
                .put(WHO, connection.who())
                .put(AGENT, connection.agentId())
                .put(TOPICS, connection.topics());
        put(Keys.connection(connection.id()), fields, connection.until());
    }

    /** One consistent read. */
    public Optional<Connection> find(String id) {
        return TableUnreachable.unless(
                () -> table.get(Keys.connection(id)).map(item -> connection(id, new ItemFields(item))));
    }

    /**
     * It may watch these, too: one write, conditional on its being there.
     *
     * @return as it is from then on; empty when it is closed
     */
    public Optional<Connection> widen(String id, List<String> more) {
        Expression expression = new Expression();
        String topics = expression.path(TOPICS);
        Write write = new Write(
                Keys.connection(id),
                "attribute_exists(" + expression.path(TableDefinition.PARTITION_KEY) + ")",
                "SET " + topics + " = list_append(" + topics + ", " + expression.value(List.copyOf(more)) + ")",
                expression);
        RecordTable.Met met = TableUnreachable.unless(() -> table.update(write));
        return met.written() ? Optional.of(connection(id, new ItemFields(met.item()))) : Optional.empty();
    }

    /** From now on it is among those who watch these topics: one unconditional write each. */
    public void watch(Connection connection, List<String> topics) {
        topics.forEach(topic -> put(Keys.watcher(topic, connection.id()), new ItemFields(), connection.until()));
    }

    /**
     * Removes it, and what it watches: one write, and one for each topic.
     *
     * @return as it was; empty when there was none any more
     */
    public Optional<Connection> close(String id) {
        RecordTable soon = table.until(Deadline.in(Patience.TABLE));
        return TableUnreachable.unless(() -> {
            Map<String, Object> item = delete(soon, Keys.connection(id));
            Optional<Connection> closed =
                    item.isEmpty() ? Optional.empty() : Optional.of(connection(id, new ItemFields(item)));
            closed.ifPresent(was -> was.topics().forEach(topic -> delete(soon, Keys.watcher(topic, id))));
            return closed;
        });
    }

    /** The ids of those who watch a topic and whose end is not over: one query, read with eventual consistency. */
    public List<String> watching(String topic, Instant now) {
        Expression expression = new Expression();
        String condition = expression.path(TableDefinition.PARTITION_KEY) + " = " + expression.value(Keys.topic(topic));
        String filter = expression.path(UNTIL) + " > " + expression.value(now.toEpochMilli());
        QueryRequest request = QueryRequest.builder()
                .overrideConfiguration(table.bounds())
                .tableName(table.name())
                .keyConditionExpression(condition)
                .filterExpression(filter)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build();
        return TableUnreachable.unless(() -> {
            List<String> ids = new ArrayList<>();
            table.client()
                    .queryPaginator(request)
                    .items()
                    .forEach(item -> ids.add(
                            Keys.connectionId(item.get(TableDefinition.SORT_KEY).s())));
            return ids;
        });
    }

    private void put(Map<String, Object> key, ItemFields fields, Instant until) {
        fields.put(UNTIL, until)
                .put(TableDefinition.TIME_TO_LIVE, until.plus(KEPT).getEpochSecond());
        Map<String, Object> item = fields.map();
        item.putAll(key);
        TableUnreachable.unless(() -> table.client().putItem(request -> request.overrideConfiguration(table.bounds())
                .tableName(table.name())
                .item(Attributes.of(item))));
    }

    private static Map<String, Object> delete(RecordTable table, Map<String, Object> key) {
        DeleteItemResponse response = table.client().deleteItem(request -> request.overrideConfiguration(table.bounds())
                .tableName(table.name())
                .key(Attributes.of(key))
                .returnValues(ReturnValue.ALL_OLD));
        return Attributes.plain(response.attributes());
    }

    private static Connection connection(String id, ItemFields item) {
        List<String> topics = new ArrayList<>();
        ((List<?>) item.map().getOrDefault(TOPICS, List.of())).forEach(topic -> topics.add((String) topic));
        return new Connection(id, item.optional(WHO), item.optional(AGENT), topics, item.instant(UNTIL));
    }
}
