package lineclear.dynamodb.checker;

import static lineclear.dynamodb.checker.Requests.key;
import static lineclear.dynamodb.checker.Requests.number;
import static lineclear.dynamodb.checker.Requests.passes;
import static lineclear.dynamodb.checker.Requests.query;
import static lineclear.dynamodb.checker.Requests.refused;
import static lineclear.dynamodb.checker.Requests.text;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

class ReadsTest {

    @Test
    void anIndexOfKeysIsAskedForNothingElse() {
        passes(query(its -> its.projectionExpression("pk, sk, roster")));
        refused("index roster has no intent", query(its -> its.projectionExpression("pk, intent.reason")));
        refused("index roster has no freeAt", query(its -> its.projectionExpression("#f.#v")
                .expressionAttributeNames(Map.of("#f", "freeAt", "#v", "voice"))));
        refused("index roster has no rev", query(its -> its.filterExpression("attribute_exists(rev)")));
        refused("has not all attributes", query(its -> its.select(Select.ALL_ATTRIBUTES)));
        refused("there is no index nobody", query(its -> its.indexName("nobody")));
    }

    @Test
    void anIndexIsNeverReadConsistently() {
        refused("never read consistently", query(its -> its.consistentRead(true)));
        passes(query(its -> its.consistentRead(false)));
    }

    @Test
    void aLimitIsAtLeastOne() {
        passes(query(its -> its.limit(1)));
        refused("a limit is at least 1", query(its -> its.limit(0)));
        refused(
                "a limit is at least 1",
                ScanRequest.builder().tableName("ours").limit(-1).build());
    }

    @Test
    void aQueryFiltersByNoKey() {
        refused("a filter on sk, which is a key", query(its -> its.indexName(null)
                .keyConditionExpression("pk = :roster")
                .filterExpression("sk <> :roster")));
    }

    @Test
    void aPageBeginsAtAWholeKeyOfTheIndex() {
        Map<String, AttributeValue> start = new HashMap<>(key("agent#a-1"));
        refused("is no key to start at", query(its -> its.exclusiveStartKey(start)));
        start.put("roster", text("roster#1"));
        passes(query(its -> its.exclusiveStartKey(start)));
        start.put("roster", number(1));
        refused("roster is defined as S", query(its -> its.exclusiveStartKey(start)));
    }
}
