package lineclear.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.word.Ending;
import lineclear.word.Word;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What became of each session, beside the records, for 90 days; the item is on the package's page. */
public final class SessionHistory {
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
                .filter(item -> item.containsKey(EndedSession.ENDED_AT))
                .filter(item -> ending(item).filter(Ending::givenUp).isEmpty())
                .isPresent();
    }

    private static Optional<Ending> ending(Map<String, Object> item) {
        return Optional.ofNullable((String) item.get(EndedSession.ENDING))
                .flatMap(word -> Word.parse(Ending.class, word));
    }

    /** Whether an image of the table's stream is an agent's record. */
    public static boolean isRecord(Map<String, Object> image) {
        return Keys.RECORD.equals(image.get(TableDefinition.SORT_KEY));
    }

    /**
     * Writes down each session that a write has ended, from the two images of its record. An item takes one write: the
     * session carries when its phases began. A hold that was given up may be taken up again by its call and end once
     * more: the item then says what the newest version of the record says, and what only an older one knew, in whatever
     * order and however often the stream tells them.
     *
     * <p>Conditional on the record's version being newer than what the history has seen; where it is not, the item gets
     * what it lacks.
     *
     * @param oldImage empty when the record is new
     * @return how many sessions were written
     * @throws TableUnreachable when the table does not answer; a retry may cure it
     */
    public int write(Map<String, Object> oldImage, Map<String, Object> newImage) {
        SessionHistory soon = until(Deadline.in(Patience.TABLE));
        return TableUnreachable.unless(() -> soon.writeAll(oldImage, newImage));
    }

    /** Or has left, and come back by its call, in one write. */
    private static boolean hasLeft(Session session, AgentRecord after) {
        return !after.sessions().containsKey(session.id()) || after.ends().containsKey(session.id());
    }

    private int writeAll(Map<String, Object> oldImage, Map<String, Object> newImage) {
        AgentRecord after = RecordCodec.decode(newImage);
        List<Session> gone = oldImage.isEmpty()
                ? List.of()
                : RecordCodec.decode(oldImage).sessions(session -> hasLeft(session, after));
        Instant at = Instant.ofEpochMilli((Long) newImage.get("at"));
        int written = 0;
        for (Session session : gone) {
            written += write(EndedSession.of(session, after, at)) ? 1 : 0;
        }
        return written;
    }

    /** Where an older one is told late, others may be telling what they know of the same session. */
    private boolean write(EndedSession ended) {
        RecordTable.Met met = table.update(ended.newest());
        while (!met.written() && ended.fills(met.item())) {
            met = table.update(ended.older(met.item()));
        }
        return met.written();
    }
}
