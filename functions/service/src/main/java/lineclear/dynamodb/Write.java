package lineclear.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import lineclear.agent.Outcome;
import lineclear.agent.record.AgentRecord;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One conditional write of one item, put together. Never creates an item, as long as the condition demands an
 * attribute.
 *
 * @param condition null for none
 * @param expression the names and values of condition and update
 */
record Write(Map<String, Object> key, String condition, String update, Expression expression) {

    /** Conditional on everything that the guess assumed. */
    static Write guessed(String agentId, Guess guess, String writer) {
        return guessed(agentId, guess, Set.of(), writer);
    }

    /** The same, lacking some clauses of its condition. */
    static Write guessed(String agentId, Guess guess, Set<Clause> without, String writer) {
        Expression expression = new Expression();
        String condition = GuessCondition.without(without, guess, expression);
        String update = guess.difference().update(guess.effect(), expression, writer, guess.now());
        return new Write(Keys.record(agentId), condition, update, expression);
    }

    /**
     * From what was read to what was decided on it, conditional on the version that was read. Leases change without a
     * new version: what changes one of them is conditional on all of them, too, as they make the last one's end.
     */
    static Write decided(AgentRecord seen, Outcome.Changed decided, String writer, Instant now) {
        Expression expression = new Expression();
        String condition = expression.path(RecordCodec.VERSION) + " = " + expression.value(seen.version());
        if (decided.effect() == Outcome.Effect.LEASE) {
            Object leases = RecordCodec.encode(seen).get(RecordCodec.LEASES);
            condition += " AND " + expression.path(RecordCodec.LEASES) + " = " + expression.value(leases);
        }
        String update = Difference.between(seen, decided.record()).update(decided.effect(), expression, writer, now);
        return new Write(Keys.record(seen.agentId()), condition, update, expression);
    }

    UpdateItemRequest.Builder request(String tableName) {
        return UpdateItemRequest.builder()
                .tableName(tableName)
                .key(Attributes.of(key))
                .conditionExpression(condition)
                .updateExpression(update)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values());
    }

    /** As one of several in a transaction. */
    Update inTransaction(String tableName) {
        return Update.builder()
                .tableName(tableName)
                .key(Attributes.of(key))
                .conditionExpression(condition)
                .updateExpression(update)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build();
    }
}
