package lineclear.dynamodb.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.Expression;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.dynamodb.table.WordsCodec;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.queue.Ticket;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Who waits and who is free, in order, by the index {@code line}. It lags behind a little, and so it is a hint: nobody
 * is offered anybody but by a condition on the two items themselves.
 */
public final class Line {
    private final RecordTable table;

    public Line(DynamoDbClient client, String tableName) {
        this.table = new RecordTable(client, tableName);
    }

    /**
     * Tickets of one list, as stored: one query, and one read for a hundred of them.
     *
     * @param most at most so many
     * @param newestFirst or as they stand
     */
    public List<Ticket> tickets(String queueId, TicketLine list, int most, boolean newestFirst) {
        RecordTable soon = table.until(Deadline.in(Patience.TABLE));
        return TableUnreachable.unless(() -> {
            Expression expression = new Expression();
            QueryRequest.Builder query = query(list.of(queueId), expression).scanIndexForward(!newestFirst);
            return tickets(soon, ids(soon, query, expression, most));
        });
    }

    /**
     * The tickets of one list since an instant, the newest first, at most so many: one query, and one read for a
     * hundred of them. Not of those who wait, who stand in an order of their own.
     */
    public List<Ticket> since(String queueId, TicketLine list, Instant from, int most) {
        RecordTable soon = table.until(Deadline.in(Patience.TABLE));
        return TableUnreachable.unless(() -> {
            Expression expression = new Expression();
            QueryRequest.Builder query = query(list.of(queueId), expression).scanIndexForward(false);
            String after = expression.path(TableDefinition.RANK) + " >= " + expression.value(from.toEpochMilli());
            query.keyConditionExpression(query.build().keyConditionExpression() + " AND " + after);
            return tickets(soon, ids(soon, query, expression, most));
        });
    }

    private static List<Ticket> tickets(RecordTable soon, Stream<String> partitions) {
        List<Map<String, Object>> keys =
                partitions.map(Keys::ticketId).map(Keys::ticket).toList();
        return soon.batch(keys, false).stream().map(TicketCodec::decode).toList();
    }

    /** How many wait, at most {@code most}: one query. */
    public int waiting(String queueId, int most) {
        Expression expression = new Expression();
        return count(query(TicketLine.WAITING.of(queueId), expression), expression, most);
    }

    /** How many stand before this one, which waits, at most {@code most}: one query. */
    public int ahead(Ticket ticket, int most) {
        Expression expression = new Expression();
        QueryRequest.Builder query = query(TicketLine.WAITING.of(ticket.queue()), expression);
        String before = expression.path(TableDefinition.RANK) + " < " + expression.value(TicketCodec.rank(ticket));
        return count(
                query.keyConditionExpression(query.build().keyConditionExpression() + " AND " + before),
                expression,
                most);
    }

    private int count(QueryRequest.Builder query, Expression expression, int most) {
        QueryRequest request = query.overrideConfiguration(table.bounds())
                .tableName(table.name())
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .select(Select.COUNT)
                .limit(most)
                .build();
        return TableUnreachable.unless(() -> table.client().query(request).count());
    }

    /**
     * The agents whose turn it is at {@code now} and who are logged on to one of these queues, longest idle first: one
     * query. What they accept is not known here.
     */
    public List<String> free(Collection<String> queueIds, Instant now, int most) {
        RecordTable soon = table.until(Deadline.in(Patience.TABLE));
        return TableUnreachable.unless(() -> {
            Expression expression = new Expression();
            QueryRequest.Builder query = query(Keys.AGENTS_LINE, expression);
            String turn = expression.path(TableDefinition.RANK) + " <= " + expression.value(now.toEpochMilli());
            String on = queueIds.stream()
                    .map(queue -> "contains(" + expression.path(TableDefinition.QUEUES) + ", "
                            + expression.value(WordsCodec.one(queue)) + ")")
                    .collect(Collectors.joining(" OR "));
            String line = query.build().keyConditionExpression();
            query.keyConditionExpression(line + " AND " + turn).filterExpression(on);
            return ids(soon, query, expression, most).map(Keys::agentId).toList();
        });
    }

    private static QueryRequest.Builder query(String line, Expression expression) {
        return QueryRequest.builder()
                .indexName(TableDefinition.LINE)
                .keyConditionExpression(expression.path(TableDefinition.LINE) + " = " + expression.value(line));
    }

    private static Stream<String> ids(RecordTable soon, QueryRequest.Builder query, Expression expression, int most) {
        QueryRequest request = query.overrideConfiguration(soon.bounds())
                .tableName(soon.name())
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .limit(most)
                .build();
        Iterator<Map<String, AttributeValue>> items =
                soon.client().queryPaginator(request).items().iterator();
        Iterable<Map<String, AttributeValue>> found = () -> items;
        return StreamSupport.stream(found.spliterator(), false)
                .limit(most)
                .map(item -> item.get(TableDefinition.PARTITION_KEY).s());
    }
}
