package lineclear.dynamodb.checker;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lineclear.dynamodb.table.TableDefinition;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Requests to a table of ours, good but for what a test makes of them, and what the checker says of them. */
final class Requests {
    private static final Schema OURS = Schema.of(TableDefinition.create("ours"));

    private Requests() {}

    static void passes(SdkRequest request) {
        RequestChecker.check(request, table -> Optional.of(OURS));
    }

    static void refused(String because, SdkRequest request) {
        String said = assertThrows(Refused.class, () -> passes(request)).getMessage();
        assertTrue(said.contains(because), said);
    }

    static UpdateItemRequest update(Consumer<UpdateItemRequest.Builder> change) {
        UpdateItemRequest.Builder builder =
                UpdateItemRequest.builder().tableName("ours").key(key("agent#a-1"));
        change.accept(builder);
        return builder.build();
    }

    static QueryRequest query(Consumer<QueryRequest.Builder> change) {
        QueryRequest.Builder builder = QueryRequest.builder()
                .tableName("ours")
                .indexName(TableDefinition.ROSTER)
                .keyConditionExpression("roster = :roster")
                .expressionAttributeValues(Map.of(":roster", text("roster#1")));
        change.accept(builder);
        return builder.build();
    }

    static PutItemRequest put(Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(key("agent#a-1"));
        item.putAll(more);
        return PutItemRequest.builder().tableName("ours").item(item).build();
    }

    static Map<String, AttributeValue> key(String partition) {
        return Map.of("pk", text(partition), "sk", text("record"));
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }
}
