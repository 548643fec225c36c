package lineclear.benchmark;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The least that a lock of one's own needs: two conditional updates of a flat item of the same weight, on a table
 * without indexes and stream. No list of what is overdue, no history.
 */
record BareTable(DynamoDbClient client) implements Contender {
    @Override
    public String name() {
        return "two bare updates of a flat item, no index, no stream";
    }

    @Override
    public void cycle(int agent) {
        AttributeValue session = AttributeValue.fromS(LineclearCycle.sessionId());
        Map<String, AttributeValue> key = Map.of("pk", AttributeValue.fromS(Tables.agentId(agent)));
        AttributeValue one = number(1);
        AttributeValue now = number(System.currentTimeMillis());
        AttributeValue until = number(System.currentTimeMillis() + 120_000);
        client.updateItem(request -> request.tableName(Tables.BARE)
                .key(key)
                .conditionExpression("freeAt <= :now")
                .updateExpression("SET version = version + :one, freeAt = :until, holder = :session")
                .expressionAttributeValues(Map.of(":one", one, ":now", now, ":until", until, ":session", session))
                .returnValues(ReturnValue.ALL_NEW));
        client.updateItem(request -> request.tableName(Tables.BARE)
                .key(key)
                .conditionExpression("holder = :session")
                .updateExpression("SET version = version + :one, freeAt = :now REMOVE holder")
                .expressionAttributeValues(Map.of(":one", one, ":now", now, ":session", session))
                .returnValues(ReturnValue.ALL_NEW));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
