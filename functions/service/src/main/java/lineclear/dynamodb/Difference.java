package lineclear.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lineclear.agent.AgentRecord;
import lineclear.agent.Channel;

/**
 * What one write changes. Two guesses that end in equal differences may share one condition.
 *
 * @param changes sorted by path
 */
record Difference(List<Change> changes) {

    /**
     * @param path the steps to the attribute
     * @param value what it becomes; null to remove it
     */
    record Change(List<String> path, Object value) {}

    /** From what is stored to what it shall be. */
    static Difference between(AgentRecord stored, AgentRecord changed) {
        List<Change> changes = new ArrayList<>();
        collect(List.of(), RecordCodec.encode(stored), RecordCodec.encode(changed), changes);
        return new Difference(changes);
    }

    /**
     * From a guess: what the guess cannot know is written whatever it was, so that guesses which differ only there share a
     * difference. Removing what is not there does no harm.
     */
    static Difference fromGuess(AgentRecord guess, AgentRecord changed) {
        List<Change> changes = new ArrayList<>();
        collect(List.of(), RecordCodec.encode(guess), RecordCodec.encode(changed), changes);
        Map<String, Object> after = RecordCodec.encode(changed);
        for (String name : List.of("cause", "openUntil")) {
            whatever(new Change(List.of(name), after.get(name)), changes);
        }
        for (Channel channel : Channel.values()) {
            if (!changed.availability().freeAt().containsKey(channel)) {
                whatever(new Change(List.of(RecordCodec.FREE_AT, channel.word()), null), changes);
            }
        }
        changes.sort(java.util.Comparator.comparing(change -> String.join("\u0000", change.path())));
        return new Difference(changes);
    }

    private static void whatever(Change change, List<Change> into) {
        if (!into.contains(change)) {
            into.add(change);
        }
    }

    @SuppressWarnings("unchecked")
    private static void collect(
            List<String> path, Map<String, Object> before, Map<String, Object> after, List<Change> into) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            Object was = before.get(name);
            Object is = after.get(name);
            if (is != null && is.equals(was)) {
                continue;
            }
            List<String> here = new ArrayList<>(path);
            here.add(name);
            if (was != null && is != null && descends(here)) {
                collect(here, (Map<String, Object>) was, (Map<String, Object>) is, into);
            } else {
                into.add(new Change(here, is));
            }
        }
    }

    /** Maps whose entries are written one by one; all others are written whole. */
    private static boolean descends(List<String> path) {
        return switch (path.get(0)) {
            case RecordCodec.SESSIONS -> path.size() <= 2;
            case RecordCodec.ENDED, RecordCodec.FREE_AT -> path.size() == 1;
            default -> false;
        };
    }

    /** The update expression: these changes, the next version, and who wrote when. */
    String expression(Expression expression, String writer, long atEpochMillis) {
        StringBuilder set = new StringBuilder("SET ")
                .append(expression.path(RecordCodec.VERSION))
                .append(" = ")
                .append(expression.path(RecordCodec.VERSION))
                .append(" + ")
                .append(expression.value(1L));
        assign(set, expression, List.of("writer"), writer);
        assign(set, expression, List.of("at"), atEpochMillis);
        StringBuilder remove = new StringBuilder();
        for (Change change : changes) {
            if (change.value() == null) {
                remove.append(remove.isEmpty() ? " REMOVE " : ", ")
                        .append(expression.path(change.path().toArray(String[]::new)));
            } else {
                assign(set, expression, change.path(), change.value());
            }
        }
        return set.append(remove).toString();
    }

    private static void assign(StringBuilder set, Expression expression, List<String> path, Object value) {
        set.append(", ")
                .append(expression.path(path.toArray(String[]::new)))
                .append(" = ")
                .append(expression.value(value));
    }
}
