package lineclear.dynamodb;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import lineclear.TestDatabase;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.TableDefinition;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A fresh table of the real definition, on the one DynamoDB Local that all tests of this package share. It has no
 * stream: for each write to a table with one, DynamoDB Local reads through the stream records of all older tables. The
 * stream's own tests are the local run's.
 */
public final class LocalTable {
    /**
     * Kept, because a logger that nobody holds forgets its level. Unset, the HTTP client would spell out every byte.
     */
    private static final Logger ROOT = Logger.getLogger("");

    static {
        ROOT.setLevel(Level.INFO);
    }

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final DynamoDbClient PLAIN = client(http(), true);
    private static final AtomicInteger TABLES = new AtomicInteger();

    public final String name = "lineclear-" + TABLES.incrementAndGet();
    public final DynamoDbClient client = PLAIN;
    public final RecordTable table = new RecordTable(client, name);

    public LocalTable() {
        client.createTable(TableDefinition.create(name).toBuilder()
                .streamSpecification((StreamSpecification) null)
                .build());
    }

    public static SdkHttpClient http() {
        return ApacheHttpClient.builder().maxConnections(128).build();
    }

    public static DynamoDbClient client(SdkHttpClient http, boolean sdkRetries, ExecutionInterceptor... interceptors) {
        return client(http, sdkRetries, DATABASE.endpoint(), interceptors);
    }

    public static DynamoDbClient client(
            SdkHttpClient http, boolean sdkRetries, URI endpoint, ExecutionInterceptor... interceptors) {
        return DATABASE.client()
                .httpClient(http)
                .endpointOverride(endpoint)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(
                                sdkRetries
                                        ? DefaultRetryStrategy.legacyStrategyBuilder()
                                                .build()
                                        : DefaultRetryStrategy.doNotRetry())
                        .executionInterceptors(List.of(interceptors))
                        .build())
                .build();
    }

    /** The item as a registration and then other writes would have left it. */
    public static Map<String, Object> item(AgentRecord record, String writer) {
        Map<String, Object> item = RecordCodec.encode(record);
        item.putAll(Keys.record(record.agentId()));
        item.put(RecordCodec.VERSION, record.version());
        item.put("writer", writer);
        item.put("at", 0L);
        item.put(TableDefinition.ROSTER, Keys.roster(Keys.shard(record.agentId())));
        return item;
    }

    public Map<String, Object> put(AgentRecord record) {
        Map<String, Object> item = item(record, "before");
        client.putItem(request -> request.tableName(name).item(Attributes.of(item)));
        return item;
    }

    public void putAll(List<AgentRecord> records) {
        for (int from = 0; from < records.size(); from += 25) {
            List<WriteRequest> writes = new ArrayList<>();
            for (AgentRecord record : records.subList(from, Math.min(from + 25, records.size()))) {
                writes.add(WriteRequest.builder()
                        .putRequest(PutRequest.builder()
                                .item(Attributes.of(item(record, "before")))
                                .build())
                        .build());
            }
            client.batchWriteItem(request -> request.requestItems(Map.of(name, writes)));
        }
    }

    public Map<String, Object> record(String agentId) {
        return table.get(Keys.record(agentId)).orElse(Map.of());
    }

    /** Everything there is, by key. */
    public Map<String, Map<String, Object>> everything() {
        Map<String, Map<String, Object>> all = new java.util.TreeMap<>();
        client.scanPaginator(request -> request.tableName(name).consistentRead(true)).items().stream()
                .map(Attributes::plain)
                .forEach(item -> all.put(item.get("pk") + " / " + item.get("sk"), item));
        return all;
    }

    /** Makes everything as it was. */
    public void restore(Map<String, Map<String, Object>> everything) {
        everything().forEach((key, item) -> {
            if (!everything.containsKey(key)) {
                client.deleteItem(request ->
                        request.tableName(name).key(Attributes.of(Map.of("pk", item.get("pk"), "sk", item.get("sk")))));
            }
        });
        everything
                .values()
                .forEach(item ->
                        client.putItem(request -> request.tableName(name).item(Attributes.of(item))));
    }
}
