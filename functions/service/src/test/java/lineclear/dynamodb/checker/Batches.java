package lineclear.dynamodb.checker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** How many operations go together, and each item but once. */
final class Batches {
    private static final int LARGEST_TRANSACTION = 4 * 1024 * 1024;

    private Batches() {}

    static void check(SdkRequest request, List<Operation> operations, Function<String, Optional<Schema>> schemas) {
        if (request instanceof BatchGetItemRequest) {
            check(Page.BATCH_GET_ITEM, 100, operations, schemas);
        } else if (request instanceof BatchWriteItemRequest) {
            check(Page.BATCH_WRITE_ITEM, 25, operations, schemas);
        } else if (request instanceof TransactWriteItemsRequest) {
            check(Page.TRANSACT_WRITE_ITEMS, 100, operations, schemas);
            int bytes = operations.stream()
                    .mapToInt(one -> Sizes.of(one.attributes("Item")) + Sizes.of(one.attributes(Words.VALUES)))
                    .sum();
            Page.TRANSACT_WRITE_ITEMS.demands(bytes <= LARGEST_TRANSACTION, "a transaction has %d bytes", bytes);
        }
    }

    private static void check(
            Page page, int most, List<Operation> operations, Function<String, Optional<Schema>> schemas) {
        Map<String, Set<Map<String, AttributeValue>>> seen = new HashMap<>();
        int items = 0;
        for (Operation operation : operations) {
            for (Map<String, AttributeValue> key : keys(operation, schemas)) {
                items++;
                boolean first = seen.computeIfAbsent(operation.table(), none -> new HashSet<>())
                        .add(key);
                page.demands(first, "%s is there twice", key);
            }
        }
        page.demands(items >= 1 && items <= most, "%d items together, 1 to %d may be", items, most);
    }

    private static List<Map<String, AttributeValue>> keys(
            Operation operation, Function<String, Optional<Schema>> schemas) {
        if (!operation.has("Item")) {
            return operation.keys();
        }
        Map<String, AttributeValue> key = new HashMap<>(operation.attributes("Item"));
        schemas.apply(operation.table())
                .ifPresent(schema -> key.keySet().retainAll(schema.table().keys()));
        return List.of(key);
    }
}
