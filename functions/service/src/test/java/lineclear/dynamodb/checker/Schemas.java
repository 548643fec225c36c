package lineclear.dynamodb.checker;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;

/**
 * The tables that were made or described in this process, by name: the tests' tables of one name are all alike, on
 * whichever engine and behind whatever stands before it.
 */
final class Schemas {
    private final Map<String, Schema> byTable = new ConcurrentHashMap<>();

    /** Learns from what goes by. */
    void see(SdkRequest request, SdkResponse response) {
        if (request instanceof CreateTableRequest made) {
            byTable.put(made.tableName(), Schema.of(made));
        } else if (response instanceof DescribeTableResponse described) {
            byTable.put(described.table().tableName(), Schema.of(described.table()));
        }
    }

    Optional<Schema> of(String table) {
        return Optional.ofNullable(byTable.get(table));
    }
}
