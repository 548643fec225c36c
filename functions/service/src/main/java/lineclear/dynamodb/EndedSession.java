package lineclear.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.End;
import lineclear.agent.record.Session;
import lineclear.dynamodb.table.Expression;
import lineclear.dynamodb.table.ItemFields;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.dynamodb.table.Write;
import lineclear.word.Ending;

/**
 * A session that has left its record, as its history's item tells it.
 *
 * @param known what it was and when its phases began; what is not known is left out
 * @param end how it ended, and which version of the record says so; null for what is not known
 */
record EndedSession(Map<String, Object> key, long version, Map<String, Object> known, Map<String, Object> end) {
    static final String ENDED_AT = "endedAt";
    static final String ENDING = "ending";
    private static final String SEEN = "v";
    private static final String CALL_ID = "callId";
    static final Duration KEPT = Duration.ofDays(90);

    /**
     * @param before the session as the record had it before the write that ended it
     * @param after the record that this write has left
     * @param at when it was written
     */
    static EndedSession of(Session before, AgentRecord after, Instant at) {
        String id = before.id();
        End told = after.ends().get(id);
        Ending ending = told == null ? after.ended().ending(id).orElse(null) : told.ending();
        AgentRecord.Cleared cleared = ending == Ending.CLEARED ? after.cleared() : null;
        ItemFields end = new ItemFields()
                .put(SEEN, after.version())
                .put(ENDED_AT, told == null ? at : told.at()) // the version before does not say when
                .put(ENDING, ending)
                .put("by", cleared == null ? null : cleared.by().id())
                .put("reason", cleared == null ? null : cleared.reason())
                .put(TableDefinition.TIME_TO_LIVE, at.plus(KEPT).getEpochSecond());
        return new EndedSession(
                Keys.session(after.agentId(), id),
                after.version(),
                known(told == null ? before : told.of(before)).map(),
                end.map());
    }

    private static ItemFields known(Session session) {
        return new ItemFields()
                .put("channel", session.channel())
                .put("kind", session.kind())
                .put(
                        "customerId",
                        session.customer() == null ? null : session.customer().id())
                .put("platform", session.platform())
                .put(CALL_ID, session.callId())
                .put("reservedAt", session.reservedAt())
                .put("ringingAt", session.ringingAt())
                .put("connectedAt", session.connectedAt());
    }

    /** Conditional on its version being newer than what the item says. */
    Write newest() {
        Expression expression = new Expression();
        StringBuilder set = new StringBuilder();
        known.forEach((name, value) -> assign(set, expression, name, expression.value(value)));
        end.forEach((name, value) -> assign(set, expression, name, expression.value(value)));
        StringBuilder remove = new StringBuilder();
        for (String name : List.of(ENDING, "by", "reason", CALL_ID)) {
            if (!end.containsKey(name) && !known.containsKey(name)) {
                remove.append(remove.isEmpty() ? " REMOVE " : ", ").append(expression.path(name));
            }
        }
        String seen = expression.path(SEEN);
        String condition = "attribute_not_exists(" + seen + ") OR " + seen + " < " + expression.value(version);
        return new Write(key, condition, set.append(remove).toString(), expression);
    }

    /** Whether the item says what a newer version says, and this one knows what the item does not. */
    boolean fills(Map<String, Object> item) {
        return item.containsKey(SEEN)
                && version < (Long) item.get(SEEN)
                && known.entrySet().stream().anyMatch(field -> adds(field.getKey(), field.getValue(), item));
    }

    /**
     * What the item lacks, or has of a time before this end: of several older ones the latest counts, whichever is told
     * first. Conditional on these fields being as they were seen.
     */
    Write older(Map<String, Object> item) {
        Expression expression = new Expression();
        StringBuilder set = new StringBuilder();
        StringBuilder condition = new StringBuilder("attribute_exists(" + expression.path(SEEN) + ")");
        known.forEach((name, value) -> {
            if (adds(name, value, item)) {
                String path = expression.path(name);
                assign(set, expression, name, expression.value(value));
                condition
                        .append(" AND ")
                        .append(
                                item.containsKey(name)
                                        ? path + " = " + expression.value(item.get(name))
                                        : "attribute_not_exists(" + path + ")");
            }
        });
        return new Write(key, condition.toString(), set.toString(), expression);
    }

    /** The call is the one that ended last, and no other. */
    private static boolean adds(String name, Object value, Map<String, Object> item) {
        Object is = item.get(name);
        boolean later = value instanceof Long at && is instanceof Long before && before < at;
        return !name.equals(CALL_ID) && (is == null || later);
    }

    private static void assign(StringBuilder set, Expression expression, String name, String value) {
        set.append(set.isEmpty() ? "SET " : ", ")
                .append(expression.path(name))
                .append(" = ")
                .append(value);
    }
}
