package lineclear.dynamodb;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineclear.agent.Guesses;
import lineclear.agent.Outcome;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.table.Expression;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.word.Channel;

/**
 * What one write changes. Two guesses that end in equal differences may share one condition.
 *
 * @param changes from the steps to an attribute to what it becomes; null to remove it
 */
record Difference(Map<List<String>, Object> changes) {
    /** What an attribute becomes unless it is there already. */
    record IfAbsent(Object value) {}

    /** From what is stored to what it shall be. */
    static Difference between(AgentRecord stored, AgentRecord changed) {
        Map<List<String>, Object> changes = new LinkedHashMap<>();
        collect(List.of(), RecordCodec.encode(stored), RecordCodec.encode(changed), changes);
        return new Difference(changes);
    }

    /** From a guess of whatever the last write ended: that is no news any more. */
    static Difference blindly(AgentRecord guess, AgentRecord changed) {
        Difference difference = between(guess, changed);
        difference.changes().putIfAbsent(List.of(RecordCodec.ENDS), null);
        return difference;
    }

    /**
     * From a guess: what the guess cannot know is written whatever it was, so that guesses which differ only there
     * share a difference. Removing what is not there does no harm.
     */
    static Difference fromGuess(Policy policy, AgentRecord guess, AgentRecord changed) {
        Difference difference = blindly(guess, changed);
        Map<List<String>, Object> changes = difference.changes();
        changes.put(List.of("cause"), changes.get(List.of("cause")));
        Instant openUntil = changed.availability().openUntil();
        changes.put(List.of("openUntil"), openUntil == null ? null : openUntil.toEpochMilli());
        if (changed.loggedOn().anywhere()) {
            turn(changes, changed.turn());
        }
        if (!guess.sessions().isEmpty()) {
            watch(changes);
        }
        for (Channel channel : policy.channels()) {
            if (!changed.availability().freeAt().containsKey(channel)) {
                changes.put(List.of(RecordCodec.FREE_AT, channel.word()), null);
            }
        }
        return difference;
    }

    private static void turn(Map<List<String>, Object> changes, Instant turn) {
        if (Guesses.UNKNOWN.equals(turn)) {
            changes.remove(List.of(TableDefinition.RANK));
        } else {
            changes.put(List.of(TableDefinition.RANK), turn == null ? null : turn.toEpochMilli());
        }
    }

    /** Of a session only the record knows whether it is watched already; as long as it is, nothing of that moves. */
    private static void watch(Map<List<String>, Object> changes) {
        for (String key : List.of(TableDefinition.CHECK_AT, TableDefinition.WATCH)) {
            Object begins = changes.get(List.of(key));
            changes.put(List.of(key), begins == null ? null : new IfAbsent(begins));
        }
    }

    @SuppressWarnings("unchecked")
    private static void collect(
            List<String> path, Map<String, Object> before, Map<String, Object> after, Map<List<String>, Object> into) {
        after.forEach((name, is) -> {
            Object was = before.get(name);
            if (is.equals(was)) {
                return;
            }
            List<String> here = below(path, name);
            if (was != null && descends(here)) {
                collect(here, (Map<String, Object>) was, (Map<String, Object>) is, into);
            } else {
                into.put(here, is);
            }
        });
        for (String name : before.keySet()) {
            if (!after.containsKey(name)) {
                into.put(below(path, name), null);
            }
        }
    }

    private static List<String> below(List<String> path, String name) {
        return switch (path.size()) {
            case 0 -> List.of(name);
            case 1 -> List.of(path.get(0), name);
            default -> List.of(path.get(0), path.get(1), name);
        };
    }

    /** Maps whose entries are written one by one; all others are written whole. */
    private static boolean descends(List<String> path) {
        return switch (path.get(0)) {
            case RecordCodec.SESSIONS -> path.size() <= 2;
            case RecordCodec.ENDED, RecordCodec.FREE_AT, RecordCodec.LEASES -> path.size() == 1;
            default -> false;
        };
    }

    /** The update expression, as {@code writer} writes it. */
    String update(Outcome.Effect effect, Expression expression, String writer, Instant now) {
        return effect == Outcome.Effect.LEASE ? lease(expression) : decision(expression, writer, now.toEpochMilli());
    }

    /** These changes, the next version, and who wrote when. */
    private String decision(Expression expression, String writer, long atEpochMillis) {
        StringBuilder set = new StringBuilder("SET ")
                .append(expression.path(RecordCodec.VERSION))
                .append(" = ")
                .append(expression.path(RecordCodec.VERSION))
                .append(" + ")
                .append(expression.value(1L));
        assign(set, expression, List.of("writer"), writer);
        assign(set, expression, List.of("at"), atEpochMillis);
        return changes(set, expression);
    }

    /**
     * Another end of a lease: no new version and no writer, so that nobody's decision and nobody's lost reply is
     * disturbed.
     */
    private String lease(Expression expression) {
        return changes(new StringBuilder(), expression).replaceFirst("^, ", "SET ");
    }

    private String changes(StringBuilder set, Expression expression) {
        StringBuilder remove = new StringBuilder();
        changes.forEach((path, value) -> {
            if (value == null) {
                remove.append(remove.isEmpty() ? " REMOVE " : ", ").append(expression.path(path));
            } else {
                assign(set, expression, path, value);
            }
        });
        return set.append(remove).toString();
    }

    private static void assign(StringBuilder set, Expression expression, List<String> path, Object value) {
        String attribute = expression.path(path);
        set.append(", ").append(attribute).append(" = ");
        if (value instanceof IfAbsent unless) {
            set.append("if_not_exists(").append(attribute).append(", ").append(expression.value(unless.value()));
            set.append(")");
        } else {
            set.append(expression.value(value));
        }
    }
}
