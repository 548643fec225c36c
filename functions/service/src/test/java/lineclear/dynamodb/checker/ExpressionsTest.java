package lineclear.dynamodb.checker;

import static lineclear.dynamodb.checker.Requests.number;
import static lineclear.dynamodb.checker.Requests.passes;
import static lineclear.dynamodb.checker.Requests.refused;
import static lineclear.dynamodb.checker.Requests.update;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class ExpressionsTest {

    @Test
    void aReservedWordNeedsAPlaceholderInWhateverCase() {
        passes(condition("attribute_not_exists(cause) AND size(ended) < :n AND NOT begins_with(intent.reason, :n)"));
        passes(condition("#n = :n").toBuilder()
                .expressionAttributeNames(Map.of("#n", "name"))
                .build());
        refused("Name is a reserved word", condition("Name = :n"));
        refused("status is a reserved word", condition("intent.status = :n"));
        refused("next is a reserved word", condition("attribute_not_exists(next) AND cause = :n"));
        refused("ttl is a reserved word", assignment("SET ttl = :n"));
        refused("SET is a reserved word", condition("SET = :n"));
        assertEquals(573, ReservedWords.all().size());
    }

    @Test
    void whatIsGivenIsUsedAndWhatIsUsedIsGiven() {
        refused(":n is given and not used", condition("attribute_exists(cause)"));
        refused("[:m] are used and not given", condition("cause = :n OR cause = :m"));
        refused("[#c] are used and not given", condition("#c = :n"));
        refused("#c is given and not used", named("#c", "cause", condition("cause = :n")));
        refused("c is no name for a placeholder", named("c", "cause", condition("cause = :n")));
        refused("#c-d is no name for a placeholder", named("#c-d", "cause", condition("cause = :n")));
        String longest = "#" + "c".repeat(254);
        passes(named(longest, "cause", condition(longest + " = :n")));
        refused("longer than 255", named(longest + "c", "cause", condition(longest + "c = :n")));
        refused(
                "ExpressionAttributeNames is empty",
                condition("cause = :n").toBuilder()
                        .expressionAttributeNames(Map.of())
                        .build());
    }

    @Test
    void anExpressionHasAtMostThreeHundredOperatorsAndFunctions() {
        passes(condition("NOT " + many(150)));
        refused("301 operators", condition(many(151)));
        passes(assignment("SET revision = " + plus(300)));
        refused("301 operators", assignment("SET revision = " + plus(301)));
        refused("has 301 operators", assignment("SET revision = if_not_exists(revision, :n) + " + plus(299)));
    }

    @Test
    void anExpressionHasAtMostFourKilobytes() {
        passes(condition("c".repeat(4091) + " = :n"));
        refused("has 4097 bytes", condition("c".repeat(4092) + " = :n"));
        refused("ConditionExpression has 0 bytes", condition(""));
    }

    @Test
    void inHasAtMostAHundredOperands() {
        passes(condition("cause IN (" + ":n, ".repeat(99) + ":n)"));
        refused("IN has 101 operands", condition("cause IN (" + ":n, ".repeat(100) + ":n)"));
    }

    @Test
    void parenthesesAroundParenthesesAreRedundant() {
        passes(condition("((cause = :n) OR (rev = :n)) AND (size(ended) < :n)"));
        refused("redundant parentheses", condition("((cause = :n)) AND rev = :n"));
    }

    @Test
    void pathsDoNotOverlapAndKeysStay() {
        passes(assignment("SET freeAt.voice = :n, freeAt.chat = :n REMOVE cause, leases[0], leases[1]"));
        refused("freeAt and freeAt.voice overlap", assignment("SET freeAt = :n, freeAt.voice = :n"));
        refused("freeAt.voice and freeAt overlap", assignment("SET freeAt.voice = :n REMOVE freeAt"));
        refused("cause and cause overlap", named("#c", "cause", assignment("SET cause = :n REMOVE #c")));
        refused("pk is part of the item's key", assignment("SET pk = :n"));
        refused("sk is part of the item's key", named("#s", "sk", assignment("SET rev = :n REMOVE #s")));
        refused("SET stands twice", assignment("SET rev = :n REMOVE cause SET intent = :n"));
        refused("begins with SET", assignment("rev = :n"));
    }

    private static UpdateItemRequest condition(String expression) {
        return update(its -> its.conditionExpression(expression).expressionAttributeValues(Map.of(":n", number(1))));
    }

    private static UpdateItemRequest assignment(String expression) {
        return update(its -> its.updateExpression(expression).expressionAttributeValues(Map.of(":n", number(1))));
    }

    private static UpdateItemRequest named(String placeholder, String name, UpdateItemRequest request) {
        return request.toBuilder()
                .expressionAttributeNames(Map.of(placeholder, name))
                .build();
    }

    /** So many comparisons have as many operators, and one fewer between them. */
    private static String many(int comparisons) {
        return IntStream.range(0, comparisons).mapToObj(i -> "c" + i + " = :n").collect(Collectors.joining(" OR "));
    }

    private static String plus(int times) {
        return ":n" + " + :n".repeat(times);
    }
}
