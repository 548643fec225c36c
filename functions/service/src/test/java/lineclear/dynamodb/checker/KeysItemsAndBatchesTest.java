package lineclear.dynamodb.checker;

import static lineclear.dynamodb.checker.Requests.key;
import static lineclear.dynamodb.checker.Requests.number;
import static lineclear.dynamodb.checker.Requests.passes;
import static lineclear.dynamodb.checker.Requests.put;
import static lineclear.dynamodb.checker.Requests.refused;
import static lineclear.dynamodb.checker.Requests.text;
import static lineclear.dynamodb.checker.Requests.update;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class KeysItemsAndBatchesTest {

    @Test
    void aKeyIsWholeOfItsTypeNotEmptyAndNotTooLong() {
        passes(get(key("p".repeat(2048))));
        refused("pk has 2049 bytes", get(key("p".repeat(2049))));
        refused("pk has 0 bytes", get(key("")));
        passes(get(Map.of("pk", text("p"), "sk", text("s".repeat(1024)))));
        refused("sk has 1026 bytes", get(Map.of("pk", text("p"), "sk", text("ü".repeat(513)))));
        refused("sk is defined as S", get(Map.of("pk", text("p"), "sk", number(1))));
        refused("is no key", get(Map.of("pk", text("p"))));
    }

    @Test
    void anIndexTakesOnlyKeysOfItsTypesThatAreNotEmpty() {
        passes(put(Map.of("watch", text("watch#1"), "checkAt", number(1), "name", text(""))));
        refused("checkAt is defined as N", put(Map.of("checkAt", text("1"))));
        refused("watch has 0 bytes", put(Map.of("watch", text(""))));
        refused("watch is defined as S", set("watch", number(1)));
        refused("watch has 0 bytes", set("watch", text("")));
        refused(
                "the item has no key",
                put(Map.of()).toBuilder().item(Map.of("pk", text("p"))).build());
    }

    @Test
    void anItemHasAtMostFourHundredKilobytes() {
        int keys = Sizes.of(key("agent#a-1"));
        passes(put(Map.of("n", text("x".repeat(400 * 1024 - keys - 1)))));
        refused("the item has 409601 bytes", put(Map.of("n", text("x".repeat(400 * 1024 - keys)))));
    }

    @Test
    void aValueIsNestedAtMostThirtyTwoLevelsDeep() {
        passes(put(Map.of("n", nested(32))));
        refused("nested deeper than 32", put(Map.of("n", nested(33))));
        passes(set("n", nested(32)));
        refused("nested deeper than 32", set("n", nested(33)));
    }

    @Test
    void namesAreNotEmptyAndNeitherAreSetsNorHaveThoseAnythingTwice() {
        refused("name has 0 bytes", put(Map.of("m", AttributeValue.fromM(Map.of("", text("x"))))));
        refused("name has 65536 bytes", put(Map.of("n".repeat(65536), text("x"))));
        refused("a set is empty", put(Map.of("n", AttributeValue.fromSs(List.of()))));
        refused("a set has something twice", put(Map.of("n", AttributeValue.fromSs(List.of("a", "a")))));
        refused("a value has no type", put(Map.of("n", AttributeValue.builder().build())));
    }

    @Test
    void aBatchAsksForOneToAHundredItemsEachOnce() {
        passes(batch(keys(100)));
        refused("101 items together", batch(keys(101)));
        refused("0 items together", batch(List.of()));
        refused("is there twice", batch(List.of(key("a"), key("b"), key("a"))));
        refused("sk is defined as S", batch(List.of(Map.of("pk", text("p"), "sk", number(1)))));
    }

    @Test
    void aBatchWritesOneToTwentyFiveItemsEachOnce() {
        passes(writes(keys(25)));
        refused("26 items together", writes(keys(26)));
        refused("is there twice", writes(List.of(key("a"), key("a"))));
    }

    @Test
    void aTransactionHasOneToAHundredItemsEachOnceAndAtMostFourMegabytes() {
        passes(transaction(keys(100), ""));
        refused("101 items together", transaction(keys(101), ""));
        refused("is there twice", transaction(List.of(key("a"), key("a")), ""));
        refused("a transaction has", transaction(keys(20), "x".repeat(300 * 1024)));
    }

    @Test
    void whatTheCheckerDoesNotKnowItDoesNotLetPass() {
        refused("teach the checker", DescribeLimitsRequest.builder().build());
    }

    private static GetItemRequest get(Map<String, AttributeValue> key) {
        return GetItemRequest.builder().tableName("ours").key(key).build();
    }

    private static UpdateItemRequest set(String name, AttributeValue value) {
        return update(its -> its.updateExpression("SET #n = :v")
                .expressionAttributeNames(Map.of("#n", name))
                .expressionAttributeValues(Map.of(":v", value)));
    }

    private static AttributeValue nested(int levels) {
        AttributeValue value = text("x");
        for (int i = 0; i < levels; i++) {
            value = i % 2 == 0 ? AttributeValue.fromL(List.of(value)) : AttributeValue.fromM(Map.of("m", value));
        }
        return value;
    }

    private static List<Map<String, AttributeValue>> keys(int many) {
        return new ArrayList<>(
                IntStream.range(0, many).mapToObj(i -> key("a-" + i)).toList());
    }

    private static BatchGetItemRequest batch(List<Map<String, AttributeValue>> keys) {
        return BatchGetItemRequest.builder()
                .requestItems(
                        Map.of("ours", KeysAndAttributes.builder().keys(keys).build()))
                .build();
    }

    private static BatchWriteItemRequest writes(List<Map<String, AttributeValue>> keys) {
        List<WriteRequest> writes = keys.stream()
                .map(key -> WriteRequest.builder()
                        .putRequest(PutRequest.builder().item(key).build())
                        .build())
                .toList();
        return BatchWriteItemRequest.builder()
                .requestItems(Map.of("ours", writes))
                .build();
    }

    private static TransactWriteItemsRequest transaction(List<Map<String, AttributeValue>> keys, String more) {
        return TransactWriteItemsRequest.builder()
                .transactItems(keys.stream()
                        .map(key -> {
                            Map<String, AttributeValue> item = new HashMap<>(key);
                            item.put("n", text(more));
                            return TransactWriteItem.builder()
                                    .put(its -> its.tableName("ours").item(item))
                                    .build();
                        })
                        .toList())
                .build();
    }
}
