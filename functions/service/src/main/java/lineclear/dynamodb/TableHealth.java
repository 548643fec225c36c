package lineclear.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.Expression;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.dynamodb.table.Write;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whether the table can be worked with: it answers, and it has not refused the last write. */
public final class TableHealth {
    private static final Map<String, Object> PROBE = Map.of(
            TableDefinition.PARTITION_KEY, "probe",
            TableDefinition.SORT_KEY, "probe");

    private final RecordTable table;
    private final Writes writes;

    TableHealth(DynamoDbClient client, String tableName, Writes writes) {
        this.table = new RecordTable(client, tableName);
        this.writes = writes;
    }

    /**
     * One read of an item that there is not: whoever comes next finds the client made and its connection open. Over
     * within {@link Patience#READY}.
     *
     * @throws TableUnreachable when the table does not answer
     * @throws SdkException when it refuses
     */
    public void touch() {
        TableUnreachable.unless(() -> table.until(Deadline.in(Patience.READY)).get(PROBE));
    }

    /**
     * What is the matter, in a sentence; empty when nothing is. Known within {@link Patience#READY}. Only after a
     * write that was refused for a fault it writes itself, one small item, to see whether that is over.
     */
    public Optional<String> trouble() {
        RecordTable soon = table.until(Deadline.in(Patience.READY));
        try {
            soon.get(PROBE);
        } catch (SdkException silent) {
            return Optional.of("The table does not answer: " + words(silent));
        }
        return writes.refusedSince().flatMap(since -> probed(soon, since));
    }

    private static String words(SdkException fault) {
        if (fault instanceof ApiCallTimeoutException || fault instanceof ApiCallAttemptTimeoutException) {
            return "nothing came within " + Patience.READY.most().toSeconds() + " s";
        }
        return fault instanceof AwsServiceException told && told.awsErrorDetails() != null
                ? told.awsErrorDetails().errorMessage()
                : fault.getMessage();
    }

    private static Optional<String> probed(RecordTable table, Instant since) {
        try {
            Expression expression = new Expression();
            String count = expression.path("count");
            table.update(new Write(PROBE, null, "ADD " + count + " " + expression.value(1L), expression));
            return Optional.empty();
        } catch (SdkException still) {
            return Optional.of("The table has taken no writes since " + since + ": " + words(still));
        }
    }
}
