package lineclear.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Customer;
import lineclear.agent.record.Session;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.word.Ending;
import lineclear.word.Phase;
import lineclear.word.Word;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What became of each session, beside the records, for 90 days; the item is on the package's page. */
public final class SessionHistory {
    static final Duration KEPT = Duration.ofDays(90);
    private static final String SEEN = "v";
    private static final String ENDED_AT = "endedAt";
    private static final String ENDING = "ending";

    private final RecordTable table;

    public SessionHistory(DynamoDbClient client, String tableName) {
        this(new RecordTable(client, tableName));
    }

    private SessionHistory(RecordTable table) {
        this.table = table;
    }

    /** The same, as part of one operation. */
    SessionHistory until(Deadline deadline) {
        return new SessionHistory(table.until(deadline));
    }

    /** Whether the session's call, not only its hold, is known to have ended: one consistent read. */
    public boolean hasEnded(String agentId, String sessionId) {
        return table.get(Keys.session(agentId, sessionId))
                .filter(item -> item.containsKey(ENDED_AT))
                .filter(item -> ending(item).filter(Ending::givenUp).isEmpty())
                .isPresent();
    }

    private static Optional<Ending> ending(Map<String, Object> item) {
        return Optional.ofNullable((String) item.get(ENDING)).flatMap(word -> Word.parse(Ending.class, word));
    }

    /** Whether an image of the table's stream is an agent's record. */
    public static boolean isRecord(Map<String, Object> image) {
        return Keys.RECORD.equals(image.get(TableDefinition.SORT_KEY));
    }

    /**
     * Writes down what changed between two images of one record. Conditional on the record's version being newer
     * than what the history has seen, so that a stream record delivered twice changes nothing.
     *
     * @param oldImage empty when the record is new
     * @return how many sessions were written
     * @throws TableUnreachable when the table does not answer; a retry may cure it
     */
    public int write(Map<String, Object> oldImage, Map<String, Object> newImage) {
        SessionHistory soon = until(Deadline.in(Patience.TABLE));
        return TableUnreachable.unless(() -> soon.writeAll(oldImage, newImage));
    }

    private int writeAll(Map<String, Object> oldImage, Map<String, Object> newImage) {
        AgentRecord after = RecordCodec.decode(newImage);
        Map<String, Session> before =
                oldImage.isEmpty() ? Map.of() : RecordCodec.decode(oldImage).sessions();
        Set<String> ids = new LinkedHashSet<>(before.keySet());
        ids.addAll(after.sessions().keySet());
        int written = 0;
        for (String id : ids) {
            Session was = before.get(id);
            Session is = after.sessions().get(id);
            boolean told = is == null && was.talked(); // its end has been written
            if (!told && (is == null || !is.equals(was))) {
                write(after, is == null ? was : is, is == null, (Long) newImage.get("at"));
                written++;
            }
        }
        return written;
    }

    private void write(AgentRecord record, Session session, boolean over, long atEpochMillis) {
        ItemFields fields = new ItemFields()
                .put(SEEN, record.version())
                .put("channel", session.channel())
                .put("kind", session.kind())
                .put(
                        "customerId",
                        Optional.ofNullable(session.customer())
                                .map(Customer::id)
                                .orElse(null))
                .put("platform", session.platform())
                .put("callId", session.callId())
                .put(began(session.phase()), session.since())
                .put(
                        TableDefinition.TIME_TO_LIVE,
                        Instant.ofEpochMilli(atEpochMillis).plus(KEPT).getEpochSecond());
        if (over || session.talked()) {
            Ending ending = over ? record.ended().ending(session.id()).orElse(null) : Ending.COMPLETED;
            fields.put(ENDED_AT, atEpochMillis).put(ENDING, ending);
            if (ending == Ending.CLEARED && record.cleared() != null) {
                fields.put("by", record.cleared().by().id())
                        .put("reason", record.cleared().reason());
            }
        }
        put(record.agentId(), session.id(), record.version(), fields.map());
    }

    private void put(String agentId, String sessionId, long version, Map<String, Object> values) {
        Expression expression = new Expression();
        StringBuilder update = new StringBuilder();
        values.forEach((name, value) -> update.append(update.isEmpty() ? "SET " : ", ")
                .append(expression.path(name))
                .append(" = ")
                .append(expression.value(value)));
        if (!values.containsKey(ENDED_AT)) {
            // A hold that was given up may be taken up again by its call.
            update.append(" REMOVE ")
                    .append(expression.path(ENDED_AT))
                    .append(", ")
                    .append(expression.path(ENDING));
        }
        String seen = expression.path(SEEN);
        String condition = "attribute_not_exists(" + seen + ") OR " + seen + " < " + expression.value(version);
        table.update(new Write(Keys.session(agentId, sessionId), condition, update.toString(), expression));
    }

    private static String began(Phase phase) {
        return switch (phase) {
            case RESERVED -> "reservedAt";
            case RINGING -> "ringingAt";
            case CONNECTED -> "connectedAt";
        };
    }
}
