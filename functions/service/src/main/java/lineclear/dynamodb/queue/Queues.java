package lineclear.dynamodb.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lineclear.dynamodb.fault.Backoff;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.Expression;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.queue.Queue;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The queues, as they are set up. Every method throws {@link TableUnreachable} when the table does not answer. */
public final class Queues {
    private static final int MOST_ATTEMPTS = 16;

    private final RecordTable table;

    public Queues(DynamoDbClient client, String tableName) {
        this.table = new RecordTable(client, tableName);
    }

    /** One consistent read. */
    public Optional<Queue> find(String queueId) {
        return TableUnreachable.unless(() -> table.get(Keys.queue(queueId)).map(QueueCodec::decode));
    }

    /** Those that there are of these, at most 100: one consistent read. */
    public List<Queue> find(Collection<String> queueIds) {
        RecordTable soon = table.until(Deadline.in(Patience.TABLE));
        return TableUnreachable.unless(
                () -> soon.batch(queueIds.stream().map(Keys::queue).toList()).stream()
                        .map(QueueCodec::decode)
                        .toList());
    }

    /** All of them, by their names: one query, read with eventual consistency. */
    public List<Queue> all() {
        Expression expression = new Expression();
        String condition = expression.path(TableDefinition.PARTITION_KEY) + " = " + expression.value(Keys.QUEUES);
        QueryRequest request = QueryRequest.builder()
                .overrideConfiguration(table.bounds())
                .tableName(table.name())
                .keyConditionExpression(condition)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build();
        return TableUnreachable.unless(() -> {
            List<Queue> queues = new ArrayList<>();
            table.client()
                    .queryPaginator(request)
                    .items()
                    .forEach(item -> queues.add(QueueCodec.decode(Attributes.plain(item))));
            queues.sort(Comparator.comparing(Queue::name).thenComparing(Queue::id));
            return queues;
        });
    }

    /**
     * What a change met and made.
     *
     * @param before null when there was none
     * @param after null when nobody may be made of none, or others kept changing it
     */
    public record Changed(Queue before, Queue after) {}

    /**
     * Changes it, conditional on the version that was seen; after a lost race once more. Repeating it is safe, since a
     * change says what the queue shall be.
     *
     * @param change from what there is, null when there is none, to what there shall be; null for none
     */
    public Changed change(String queueId, UnaryOperator<Queue> change) {
        RecordTable soon = table.until(Deadline.in(Patience.TABLE));
        return TableUnreachable.unless(() -> {
            Map<String, Object> item = soon.get(Keys.queue(queueId)).orElse(Map.of());
            Queue seen = null;
            for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
                seen = item.isEmpty() ? null : QueueCodec.decode(item);
                Queue wanted = change.apply(seen);
                if (wanted == null || wanted.equals(seen)) {
                    return new Changed(seen, wanted);
                }
                Queue next = wanted.at(seen == null ? 1 : seen.version() + 1);
                Expression expression = new Expression();
                String version = expression.path(QueueCodec.VERSION);
                String unchanged = seen == null
                        ? "attribute_not_exists(" + version + ")"
                        : version + " = " + expression.value(seen.version());
                RecordTable.Met met = soon.put(QueueCodec.encode(next), unchanged, expression);
                if (met.written()) {
                    return new Changed(seen, next);
                }
                item = met.item();
                Backoff.after(attempt);
            }
            throw new TableUnreachable("Others keep changing queue " + queueId);
        });
    }
}
