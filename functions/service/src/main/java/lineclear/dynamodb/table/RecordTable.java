package lineclear.dynamodb.table;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** One table, one request at a time; none outlasts what is left of its operation's time. */
public final class RecordTable {
    /** DynamoDB fetches at most this many items at once. */
    public static final int LARGEST_BATCH = 100;

    private final DynamoDbClient client;
    private final String name;
    private final Supplier<Duration> patience;

    /** Each request is an operation of its own. */
    public RecordTable(DynamoDbClient client, String name) {
        this(client, name, Patience.TABLE::most);
    }

    private RecordTable(DynamoDbClient client, String name, Supplier<Duration> patience) {
        this.client = client;
        this.name = name;
        this.patience = patience;
    }

    /** The same, for one operation of several requests. */
    public RecordTable until(Deadline deadline) {
        return new RecordTable(client, name, deadline::left);
    }

    /** What every request to the table needs: nothing else ends the waiting for a table that never answers. */
    public AwsRequestOverrideConfiguration bounds() {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(patience.get())
                .build();
    }

    public DynamoDbClient client() {
        return client;
    }

    public String name() {
        return name;
    }

    /**
     * What a conditional write met.
     *
     * @param written whether the condition held
     * @param item after the write, or, where the condition did not hold, as it stands; empty when there is none
     */
    public record Met(boolean written, Map<String, Object> item) {}

    /** One UpdateItem. */
    public Met update(Write write) {
        UpdateItemRequest request = write.request(name)
                .overrideConfiguration(bounds())
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        try {
            return new Met(true, Attributes.plain(client.updateItem(request).attributes()));
        } catch (ConditionalCheckFailedException refused) {
            return new Met(false, refused.hasItem() ? Attributes.plain(refused.item()) : Map.of());
        }
    }

    /**
     * One PutItem of a whole item.
     *
     * @param condition on the item that it replaces
     */
    public Met put(Map<String, Object> item, String condition, Expression expression) {
        try {
            client.putItem(request -> request.overrideConfiguration(bounds())
                    .tableName(name)
                    .item(Attributes.of(item))
                    .conditionExpression(condition)
                    .expressionAttributeNames(expression.names())
                    .expressionAttributeValues(expression.values())
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Met(true, item);
        } catch (ConditionalCheckFailedException refused) {
            return new Met(false, refused.hasItem() ? Attributes.plain(refused.item()) : Map.of());
        }
    }

    /** One strongly consistent GetItem. */
    public Optional<Map<String, Object>> get(Map<String, Object> key) {
        GetItemResponse response = client.getItem(request -> request.overrideConfiguration(bounds())
                .tableName(name)
                .key(Attributes.of(key))
                .consistentRead(true));
        return response.hasItem() && !response.item().isEmpty()
                ? Optional.of(Attributes.plain(response.item()))
                : Optional.empty();
    }

    /**
     * What exists of these items, in the order of their keys, each once, read consistently: a request for each {@value
     * #LARGEST_BATCH} keys. Asks again for what DynamoDB left out. DynamoDB itself answers in any order, and refuses a
     * key that is named twice, as an index that lags behind may do.
     */
    public List<Map<String, Object>> batch(List<Map<String, Object>> some) {
        return batch(some, true);
    }

    /** @param consistently whether nothing that is written already may be missing: it costs twice as much */
    public List<Map<String, Object>> batch(List<Map<String, Object>> some, boolean consistently) {
        List<Map<String, Object>> keys = some.stream().distinct().toList();
        Map<Map<String, Object>, Map<String, Object>> items = new HashMap<>();
        for (int from = 0; from < keys.size(); from += LARGEST_BATCH) {
            read(keys.subList(from, Math.min(keys.size(), from + LARGEST_BATCH)), consistently, items);
        }
        return keys.stream().map(items::get).filter(Objects::nonNull).toList();
    }

    private void read(
            List<Map<String, Object>> keys, boolean consistently, Map<Map<String, Object>, Map<String, Object>> into) {
        KeysAndAttributes all = KeysAndAttributes.builder()
                .keys(keys.stream().map(Attributes::of).toList())
                .consistentRead(consistently)
                .build();
        Map<String, KeysAndAttributes> wanted = Map.of(name, all);
        while (!wanted.isEmpty()) {
            Map<String, KeysAndAttributes> asked = wanted;
            BatchGetItemResponse response = client.batchGetItem(
                    request -> request.overrideConfiguration(bounds()).requestItems(asked));
            response.responses().getOrDefault(name, List.of()).forEach(item -> {
                Map<String, Object> plain = Attributes.plain(item);
                into.put(Keys.of(plain), plain);
            });
            wanted = response.unprocessedKeys();
        }
    }
}
