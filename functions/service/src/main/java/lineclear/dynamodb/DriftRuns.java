package lineclear.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.Expression;
import lineclear.dynamodb.table.ItemFields;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.dynamodb.table.Write;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.word.Times;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What reconcile has found lately: one small item a run, kept for two hours; the item is on the package's page. */
public final class DriftRuns {
    /** DynamoDB removes it some time after. Twice of what anybody asks for. */
    private static final Duration KEPT = Duration.ofHours(2);

    private final RecordTable table;

    public DriftRuns(DynamoDbClient client, String tableName) {
        this.table = new RecordTable(client, tableName);
    }

    /**
     * One run, as its report has it.
     *
     * @param at when it began
     * @param shard the first of those that it looked at: others may have begun at the same millisecond
     * @param looks at records
     * @param ended sessions whose call had ended
     * @param connected agents who talk in a call whose answer nobody had told of
     * @param lapsed records that are watched no more: a phone rang out
     * @param live sessions whose call goes on
     * @param unknown sessions of which nobody could say
     * @param postponed records left for the next run
     * @param oldestSeconds how long the longest of those postponed had been due
     */
    public record Run(
            Instant at,
            int shard,
            int looks,
            int ended,
            int connected,
            int lapsed,
            int live,
            int unknown,
            int postponed,
            long oldestSeconds) {}

    /**
     * One UpdateItem without a condition; repeating it changes nothing.
     *
     * @throws TableUnreachable when the table does not answer; a retry may cure it
     */
    public void write(Run run) {
        ItemFields fields = new ItemFields()
                .put("at", run.at())
                .put("shard", (long) run.shard())
                .put("looks", (long) run.looks())
                .put("ended", (long) run.ended())
                .put("connected", (long) run.connected())
                .put("lapsed", (long) run.lapsed())
                .put("live", (long) run.live())
                .put("unknown", (long) run.unknown())
                .put("postponed", (long) run.postponed())
                .put("oldestSeconds", run.oldestSeconds())
                .put(TableDefinition.TIME_TO_LIVE, run.at().plus(KEPT).getEpochSecond());
        Expression expression = new Expression();
        StringBuilder update = new StringBuilder();
        fields.map().forEach((name, value) -> update.append(update.isEmpty() ? "SET " : ", ")
                .append(expression.path(name))
                .append(" = ")
                .append(expression.value(value)));
        RecordTable soon = table.until(Deadline.in(Patience.TABLE));
        Write write =
                new Write(Keys.drift(Times.text(run.at()) + "#" + run.shard()), null, update.toString(), expression);
        TableUnreachable.unless(() -> soon.update(write));
    }

    /**
     * The runs that began at this instant or later, the earliest first; the last ones may not show yet (an eventually
     * consistent Query).
     *
     * @throws TableUnreachable when the table does not answer; a retry may cure it
     */
    public List<Run> since(Instant from) {
        RecordTable soon = table.until(Deadline.in(Patience.TABLE));
        Expression expression = new Expression();
        String lately = expression.path(Keys.PARTITION_KEY) + " = " + expression.value(Keys.DRIFT) + " AND "
                + expression.path(Keys.SORT_KEY) + " >= " + expression.value(Times.text(from));
        QueryRequest request = QueryRequest.builder()
                .overrideConfiguration(soon.bounds())
                .tableName(soon.name())
                .keyConditionExpression(lately)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build();
        return TableUnreachable.unless(() -> soon.client().queryPaginator(request).items().stream()
                .map(Attributes::plain)
                .map(DriftRuns::run)
                .toList());
    }

    private static Run run(Map<String, Object> item) {
        ItemFields fields = new ItemFields(item);
        return new Run(
                fields.instant("at"),
                count(fields, "shard"),
                count(fields, "looks"),
                count(fields, "ended"),
                count(fields, "connected"),
                count(fields, "lapsed"),
                count(fields, "live"),
                count(fields, "unknown"),
                count(fields, "postponed"),
                fields.number("oldestSeconds"));
    }

    private static int count(ItemFields fields, String name) {
        return Math.toIntExact(fields.number(name));
    }
}
