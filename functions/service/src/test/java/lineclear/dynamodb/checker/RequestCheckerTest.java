package lineclear.dynamodb.checker;

import static lineclear.dynamodb.checker.Requests.key;
import static lineclear.dynamodb.checker.Requests.number;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import lineclear.TestDatabase;
import lineclear.dynamodb.table.TableDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A client like any other: that the checker sees its requests is the SDK's doing. */
class RequestCheckerTest {
    private static final String TABLE = "checked";

    private static TestDatabase database;
    private static DynamoDbClient client;

    @BeforeAll
    static void makeTable() {
        database = new TestDatabase();
        client = database.client().httpClientBuilder(ApacheHttpClient.builder()).build();
        client.createTable(TableDefinition.create(TABLE));
    }

    @AfterAll
    static void close() {
        client.close();
        database.close();
    }

    @Test
    void everyClientIsCheckedWithoutSayingSo() {
        assertRefused(
                "IN has 101 operands",
                () -> write(its -> its.conditionExpression(
                                "attribute_not_exists(cause) OR cause IN (" + ":n, ".repeat(100) + ":n)")
                        .updateExpression("SET rev = :n")
                        .expressionAttributeValues(Map.of(":n", number(1)))));
    }

    @Test
    void aPathLeadsThroughMapsThatAreThere() {
        put(Map.of("freeAt", AttributeValue.fromM(Map.of("voice", number(1))), "rev", number(1)));
        write(its -> its.updateExpression("REMOVE freeAt.voice, freeAt.chat, leases"));
        write(its -> its.updateExpression("SET freeAt.voice = :n").expressionAttributeValues(Map.of(":n", number(2))));
        assertNotWritten(its -> its.updateExpression("REMOVE leases.phone"));
        assertNotWritten(its -> its.updateExpression("REMOVE rev.voice"));
        assertNotWritten(its -> its.updateExpression("REMOVE freeAt.email.since"));
        assertNotWritten(its ->
                its.updateExpression("SET leases.phone = :n").expressionAttributeValues(Map.of(":n", number(1))));
    }

    @Test
    void soItDoesInATransaction() {
        put(Map.of("freeAt", AttributeValue.fromM(Map.of())));
        transact("REMOVE freeAt.voice");
        assertRefusedSomewhere(() -> transact("REMOVE leases.phone"));
    }

    @Test
    void anUpdateDoesNotMakeAnItemTooLarge() {
        put(Map.of("freeAt", AttributeValue.fromM(Map.of()), "name", Requests.text("x".repeat(300 * 1024))));
        assertNotWritten(its -> its.updateExpression("SET freeAt.voice = :n")
                .expressionAttributeValues(Map.of(":n", Requests.text("x".repeat(200 * 1024)))));
    }

    private static void put(Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(key("agent#a-1"));
        item.putAll(more);
        client.putItem(its -> its.tableName(TABLE).item(item));
    }

    private static void write(Consumer<UpdateItemRequest.Builder> change) {
        client.updateItem(its -> change.accept(its.tableName(TABLE).key(key("agent#a-1"))));
    }

    private static void transact(String expression) {
        client.transactWriteItems(its -> its.transactItems(item -> item.update(Update.builder()
                .tableName(TABLE)
                .key(key("agent#a-1"))
                .updateExpression(expression)
                .build())));
    }

    private static void assertRefused(String because, Runnable request) {
        String said = assertThrows(Refused.class, request::run).getMessage();
        assertTrue(said.contains(because), said);
    }

    private static void assertNotWritten(Consumer<UpdateItemRequest.Builder> change) {
        assertRefusedSomewhere(() -> write(change));
    }

    /** By the engine, if it is like DynamoDB there, else by the checker. */
    private static void assertRefusedSomewhere(Runnable request) {
        Throwable refusal = assertThrows(Throwable.class, request::run);
        assertTrue(refusal instanceof Refused || refusal instanceof DynamoDbException, refusal::toString);
    }
}
