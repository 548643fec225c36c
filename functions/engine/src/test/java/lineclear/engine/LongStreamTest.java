package lineclear.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Left to itself the engine keeps every stream record for ever, and looks through all of them at each write and poll.
 * The questions below are the ones it asks (dynoxide 1.2.1, {@code src/storage.rs}); their plans say how many rows each
 * of them reads, which no clock could say on a busy machine.
 */
@Tag("exhaustive")
class LongStreamTest {
    private static final int KEPT = 50_000;
    private static final int MORE = 2_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            the number of the next record (each write) | lineclear_next | \
            SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = 'agents'
            the records after one (each poll)          | lineclear_poll | SELECT new_image FROM _stream_records WHERE \
            table_name = 'agents' AND shard_id = 's' AND CAST(sequence_number AS INTEGER) > 7 ORDER BY \
            CAST(sequence_number AS INTEGER) LIMIT 1000
            what is too old (each write)               | lineclear_next | \
            DELETE FROM _stream_records WHERE table_name = 'agents' AND CAST(sequence_number AS INTEGER) <= 7
            first and last of a shard (each minute)    | lineclear_range| \
            SELECT MIN(sequence_number), MAX(sequence_number) FROM _stream_records WHERE table_name = 'agents' AND \
            shard_id = 's'
            """)
    void everyQuestionHasItsIndexAndSortsNothing(String question, String index, String sql) throws Exception {
        try (Engine engine = Engine.in(folder)) {
            assertTrue(engine.process().isAlive());
            try (Connection sqlite = open();
                    Statement statement = sqlite.createStatement()) {
                List<String> plan = column(statement, "EXPLAIN QUERY PLAN " + sql, "detail");
                assertEquals(1, plan.size(), question + ": " + plan);
                assertTrue(plan.get(0).contains("INDEX " + index + " (table_name=?"), question + ": " + plan);
            }
        }
    }

    @Test
    void theNewestRecordsStayAndTheNumbersGoOnWithoutAGap() throws Exception {
        try (Engine engine = Engine.in(folder);
                DynamoDbClient client = Items.client(engine.endpoint());
                DynamoDbStreamsClient streams = Items.streams(engine.endpoint())) {
            Items.createTable(client);
            String stream =
                    client.describeTable(r -> r.tableName(Items.TABLE)).table().latestStreamArn();
            write(client, MORE);
            assertEquals(List.of((long) MORE, 1L, (long) MORE), rows());
            grow(KEPT);
            write(client, MORE);
            assertEquals(List.of((long) KEPT, 2L * MORE + 1, KEPT + 2L * MORE), rows());

            assertEquals(
                    IntStream.rangeClosed(KEPT + 2 * MORE - 9, KEPT + 2 * MORE)
                            .mapToObj(Integer::toString)
                            .toList(),
                    after(streams, stream, Integer.toString(KEPT + 2 * MORE - 10)));
        }
    }

    /** Another table's many records are no reason to forget where this one's numbers are. */
    @Test
    void eachTablesNewestRecordStays() throws Exception {
        try (Engine engine = Engine.in(folder);
                DynamoDbClient client = Items.client(engine.endpoint())) {
            Items.createTable(client);
            write(client, 25);
            try (Connection sqlite = open();
                    Statement statement = sqlite.createStatement()) {
                statement.execute(records("another", 1, KEPT + MORE));
            }
            write(client, 25);
            assertEquals(List.of(50L, 1L, 50L), rows());
        }
    }

    private List<Long> rows() throws SQLException {
        try (Connection sqlite = open();
                Statement statement = sqlite.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT COUNT(*), MIN(CAST(sequence_number AS INTEGER)), MAX(CAST(sequence_number AS INTEGER))"
                                + " FROM _stream_records WHERE table_name = 'agents'")) {
            rows.next();
            return List.of(rows.getLong(1), rows.getLong(2), rows.getLong(3));
        }
    }

    /** As many more writes would leave it; through the engine that takes minutes. */
    private void grow(int more) throws SQLException {
        try (Connection sqlite = open();
                Statement statement = sqlite.createStatement()) {
            statement.execute(records("agents", MORE + 1, MORE + more));
        }
    }

    private static String records(String table, int from, int to) {
        return "WITH RECURSIVE n (i) AS (VALUES (" + from + ") UNION ALL SELECT i + 1 FROM n WHERE i < " + to + ")"
                + " INSERT INTO _stream_records (table_name, event_name, keys_json, sequence_number, shard_id, "
                + "created_at)"
                + " SELECT '" + table + "', 'INSERT', '{}', CAST(i AS TEXT),"
                + " COALESCE((SELECT shard_id FROM _stream_records WHERE table_name = '" + table + "' LIMIT 1), 's'), 0"
                + " FROM n";
    }

    private static void write(DynamoDbClient client, int items) {
        for (int from = 0; from < items; from += 25) {
            int first = from;
            List<WriteRequest> batch = IntStream.range(first, first + 25)
                    .mapToObj(i -> Map.of(
                            "pk", AttributeValue.fromS("a-" + i), "at", AttributeValue.fromN(System.nanoTime() + "")))
                    .map(item -> WriteRequest.builder()
                            .putRequest(put -> put.item(item))
                            .build())
                    .toList();
            client.batchWriteItem(r -> r.requestItems(Map.of(Items.TABLE, batch)));
        }
    }

    private static List<String> after(DynamoDbStreamsClient streams, String stream, String number) {
        String shard = streams.describeStream(r -> r.streamArn(stream))
                .streamDescription()
                .shards()
                .get(0)
                .shardId();
        String iterator = streams.getShardIterator(r -> r.streamArn(stream)
                        .shardId(shard)
                        .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .sequenceNumber(number))
                .shardIterator();
        return streams.getRecords(r -> r.shardIterator(iterator)).records().stream()
                .map(Record::dynamodb)
                .map(record -> record.sequenceNumber())
                .toList();
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lineclear.db"));
    }

    private static List<String> column(Statement statement, String sql, String name) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(name));
            }
        }
        return values;
    }
}
