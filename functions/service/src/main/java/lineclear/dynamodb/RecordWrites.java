package lineclear.dynamodb;

import java.time.Instant;
import java.util.Set;
import lineclear.agent.Outcome;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.table.Expression;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.Write;

/** The two ways in which a record is written. */
public final class RecordWrites {
    private RecordWrites() {}

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
    public static Write decided(AgentRecord seen, Outcome.Changed decided, String writer, Instant now) {
        Expression expression = new Expression();
        String condition = expression.path(RecordCodec.VERSION) + " = " + expression.value(seen.version());
        if (decided.effect() == Outcome.Effect.LEASE) {
            Object leases = RecordCodec.encode(seen).get(RecordCodec.LEASES);
            condition += " AND " + expression.path(RecordCodec.LEASES) + " = " + expression.value(leases);
        }
        String update = Difference.between(seen, decided.record()).update(decided.effect(), expression, writer, now);
        return new Write(Keys.record(seen.agentId()), condition, update, expression);
    }
}
