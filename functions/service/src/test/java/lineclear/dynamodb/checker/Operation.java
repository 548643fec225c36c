package lineclear.dynamodb.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/**
 * One operation on one table: a request, or one part of a batch or of a transaction.
 *
 * @param fields by their names in the API; what was not given is absent
 */
record Operation(String table, Map<String, Object> fields) {

    static List<Operation> of(SdkRequest request) {
        List<Operation> operations = new ArrayList<>();
        if (request instanceof TransactWriteItemsRequest transaction) {
            transaction.transactItems().stream()
                    .flatMap(item -> fields(item).values().stream())
                    .forEach(part -> operations.add(of((SdkPojo) part)));
        } else if (request instanceof BatchGetItemRequest batch) {
            batch.requestItems().forEach((table, keys) -> operations.add(new Operation(table, fields(keys))));
        } else if (request instanceof BatchWriteItemRequest batch) {
            batch.requestItems().forEach((table, writes) -> writes.stream()
                    .flatMap(write -> fields(write).values().stream())
                    .forEach(part -> operations.add(new Operation(table, fields((SdkPojo) part)))));
        } else if (isOne(request)) {
            operations.add(of((SdkPojo) request));
        } else if (!isAboutTables(request)) {
            throw new Refused("nothing is known of it here, so teach the checker " + request.getClass());
        }
        return operations;
    }

    private static boolean isOne(SdkRequest request) {
        return request instanceof GetItemRequest
                || request instanceof PutItemRequest
                || request instanceof UpdateItemRequest
                || request instanceof DeleteItemRequest
                || request instanceof QueryRequest
                || request instanceof ScanRequest;
    }

    private static boolean isAboutTables(SdkRequest request) {
        return request instanceof CreateTableRequest
                || request instanceof DescribeTableRequest
                || request instanceof DeleteTableRequest
                || request instanceof ListTablesRequest
                || request instanceof UpdateTimeToLiveRequest
                || request instanceof DescribeTimeToLiveRequest;
    }

    private static Operation of(SdkPojo request) {
        Map<String, Object> fields = fields(request);
        return new Operation((String) fields.get("TableName"), fields);
    }

    private static Map<String, Object> fields(SdkPojo pojo) {
        Map<String, Object> fields = new HashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            boolean given = value != null
                    && !(value instanceof SdkAutoConstructMap)
                    && !(value instanceof SdkAutoConstructList);
            if (given) {
                fields.put(field.locationName(), value);
            }
        }
        return fields;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String text(String name) {
        return (String) fields.get(name);
    }

    @SuppressWarnings("unchecked")
    Map<String, AttributeValue> attributes(String name) {
        return (Map<String, AttributeValue>) fields.getOrDefault(name, Map.of());
    }

    @SuppressWarnings("unchecked")
    Map<String, String> names() {
        return (Map<String, String>) fields.getOrDefault(Words.NAMES, Map.of());
    }

    /** The keys that it names, of one item or of many. */
    @SuppressWarnings("unchecked")
    List<Map<String, AttributeValue>> keys() {
        return has("Key")
                ? List.of(attributes("Key"))
                : (List<Map<String, AttributeValue>>) fields.getOrDefault("Keys", List.of());
    }

    /** Its expressions. */
    List<Words> expressions() {
        return Words.KINDS.stream()
                .filter(this::has)
                .map(kind -> Words.of(kind, text(kind)))
                .toList();
    }
}
