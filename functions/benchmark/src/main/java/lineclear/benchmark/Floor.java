package lineclear.benchmark;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The same record, and two conditional updates that change in it what reserve and release change, but by hand: no
 * rules, no guess, one plain condition each, no answer to why not.
 */
record Floor(DynamoDbClient client) implements Contender {
    private static final AttributeValue STONE = AttributeValue.fromS("abcdefx");

    @Override
    public String name() {
        return "floor: two bare updates of the same record";
    }

    @Override
    public void cycle(int agent) {
        AttributeValue session = AttributeValue.fromS(LineclearCycle.sessionId());
        long now = System.currentTimeMillis();
        take(agent, session, now);
        giveBack(agent, session, now);
    }

    private void take(int agent, AttributeValue session, long now) {
        client.updateItem(request -> request.tableName(Tables.FLOOR)
                .key(Tables.key(agent))
                .conditionExpression("freeAt.voice <= :now")
                .updateExpression("SET version = version + :one, writer = :writer, freeAt.voice = :until,"
                        + " freeAt.chat = :until, #sessions.#id = :session")
                .expressionAttributeNames(Map.of("#sessions", "sessions", "#id", session.s()))
                .expressionAttributeValues(Map.of(
                        ":one", number(1),
                        ":writer", session,
                        ":now", number(now),
                        ":until", number(now + 120_000),
                        ":session", session(now)))
                .returnValues(ReturnValue.ALL_NEW));
    }

    private void giveBack(int agent, AttributeValue session, long now) {
        end(client, Tables.FLOOR, agent, session.s(), now);
    }

    /** One session's end, by hand. */
    static void end(DynamoDbClient client, String table, int agent, String sessionId, long now) {
        client.updateItem(request -> request.tableName(table)
                .key(Tables.key(agent))
                .conditionExpression("attribute_exists(#sessions.#id)")
                .updateExpression("SET version = version + :one, writer = :writer, freeAt.voice = :now,"
                        + " freeAt.chat = :now, ended.#slot = :stone REMOVE #sessions.#id, watch, checkAt")
                .expressionAttributeNames(
                        Map.of("#sessions", "sessions", "#id", sessionId, "#slot", Integer.toString((int) (now % 16))))
                .expressionAttributeValues(Map.of(
                        ":one", number(1),
                        ":writer", AttributeValue.fromS(sessionId),
                        ":now", number(now),
                        ":stone", STONE))
                .returnValues(ReturnValue.ALL_NEW));
    }

    private static AttributeValue session(long now) {
        Map<String, AttributeValue> customer = Map.of(
                "id", AttributeValue.fromS("c-9"),
                "name", AttributeValue.fromS("Ada"),
                "doing", AttributeValue.fromS("adding-funds"));
        return AttributeValue.fromM(Map.of(
                "channel", AttributeValue.fromS("voice"),
                "phase", AttributeValue.fromS("reserved"),
                "since", number(now),
                "until", number(now + 120_000),
                "customer", AttributeValue.fromM(customer)));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
