package lineclear.benchmark;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Two conditional updates and nothing else: no rules, no tombstones, no answer to why not. The item weighs what a Lineclear
 * record with its 16 tombstones weighs, and comes back with the answer as Lineclear's does.
 *
 * @param table one that is bare, or one with Lineclear's indexes and stream, which cost on any table
 * @param watched whether the index of what has to be checked is kept, as Lineclear keeps it
 */
record Floor(DynamoDbClient client, String table, boolean watched) implements Contender {
    @Override
    public String name() {
        return watched
                ? "floor: two bare updates on the same table"
                : "two bare updates on a table without indexes and stream";
    }

    static Map<String, AttributeValue> item(int agent) {
        Map<String, AttributeValue> item = new HashMap<>(key(agent));
        item.put("freeAt", number(0));
        item.put("version", number(1));
        item.put("rest", AttributeValue.fromS("x".repeat(400)));
        return item;
    }

    @Override
    public void cycle(int agent) {
        AttributeValue session = AttributeValue.fromS(LineclearCycle.sessionId());
        long now = System.currentTimeMillis();
        take(agent, session, now);
        giveBack(agent, session, now);
    }

    private void take(int agent, AttributeValue session, long now) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":one", number(1),
                ":now", number(now),
                ":until", number(now + 120_000),
                ":session", session,
                ":customer", customer()));
        if (watched) {
            values.put(":watch", AttributeValue.fromS("watch#" + agent % 16));
        }
        client.updateItem(request -> request.tableName(table)
                .key(key(agent))
                .conditionExpression("freeAt <= :now")
                .updateExpression(
                        "SET version = version + :one, freeAt = :until, holder = :session, customer = :customer"
                                + (watched ? ", watch = :watch, checkAt = :until" : ""))
                .expressionAttributeValues(values)
                .returnValues(ReturnValue.ALL_NEW));
    }

    private void giveBack(int agent, AttributeValue session, long now) {
        client.updateItem(request -> request.tableName(table)
                .key(key(agent))
                .conditionExpression("holder = :session")
                .updateExpression("SET version = version + :one, freeAt = :now REMOVE holder, customer"
                        + (watched ? ", watch, checkAt" : ""))
                .expressionAttributeValues(Map.of(":one", number(1), ":now", number(now), ":session", session))
                .returnValues(ReturnValue.ALL_NEW));
    }

    private static Map<String, AttributeValue> key(int agent) {
        return Map.of("pk", AttributeValue.fromS(Tables.agentId(agent)), "sk", AttributeValue.fromS("record"));
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
