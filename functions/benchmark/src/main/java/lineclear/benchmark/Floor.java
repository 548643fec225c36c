package lineclear.benchmark;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Two conditional updates and nothing else: no rules, no history, no index to keep, no answer to why not. The item weighs what
 * a Lineclear record with its 16 tombstones weighs, and comes back with the answer as Lineclear's does.
 */
record Floor(DynamoDbClient client) implements Contender {
    @Override
    public String name() {
        return "floor: two bare updates";
    }

    static Map<String, AttributeValue> item(int agent) {
        return Map.of(
                "pk", AttributeValue.fromS(Tables.agentId(agent)),
                "freeAt", number(0),
                "version", number(1),
                "rest", AttributeValue.fromS("x".repeat(400)));
    }

    @Override
    public void cycle(int agent) {
        Map<String, AttributeValue> key = Map.of("pk", AttributeValue.fromS(Tables.agentId(agent)));
        AttributeValue session = AttributeValue.fromS(LineclearCycle.sessionId());
        long now = System.currentTimeMillis();
        client.updateItem(request -> request.tableName(Tables.FLOOR)
                .key(key)
                .conditionExpression("freeAt <= :now")
                .updateExpression(
                        "SET version = version + :one, freeAt = :until, holder = :session, customer = :customer")
                .expressionAttributeValues(Map.of(
                        ":one", number(1),
                        ":now", number(now),
                        ":until", number(now + 120_000),
                        ":session", session,
                        ":customer", customer()))
                .returnValues(ReturnValue.ALL_NEW));
        client.updateItem(request -> request.tableName(Tables.FLOOR)
                .key(key)
                .conditionExpression("holder = :session")
                .updateExpression("SET version = version + :one, freeAt = :now REMOVE holder, customer")
                .expressionAttributeValues(Map.of(":one", number(1), ":now", number(now), ":session", session))
                .returnValues(ReturnValue.ALL_NEW));
    }

    private static AttributeValue customer() {
        return AttributeValue.fromM(Map.of(
                "id", AttributeValue.fromS("c-9"),
                "name", AttributeValue.fromS("Ada"),
                "doing", AttributeValue.fromS("adding-funds")));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
