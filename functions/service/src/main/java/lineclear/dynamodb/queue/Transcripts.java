package lineclear.dynamodb.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineclear.chat.ChatRules;
import lineclear.chat.Message;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.Expression;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.dynamodb.table.Write;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.queue.Ticket;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What was written in chats, read and erased. */
public final class Transcripts {
    /** Messages of one page: at the longest they are less than half of what one query may bring. */
    public static final int LARGEST_PAGE = 100;

    private final RecordTable table;
    private final Clock clock;

    public Transcripts(DynamoDbClient client, String tableName, Clock clock) {
        this.table = new RecordTable(client, tableName);
        this.clock = clock;
    }

    /**
     * Part of a chat.
     *
     * @param ticket as stored; it counts at least the messages that are here
     * @param messages one after the other, none left out
     */
    public record Page(Ticket ticket, List<Message> messages) {
        public Page {
            messages = List.copyOf(messages);
        }

        /** The number of the last message here. */
        public long last(long after) {
            return after + messages.size();
        }
    }

    /**
     * The messages that follow number {@code after}, at most {@code most} of them: one consistent query, in which the
     * ticket comes last, and one read more when there are more of them. A query may see the later of two transactions
     * and not yet all of the earlier one; so it ends before the first number that is missing, and the next one finds
     * that.
     *
     * @param most at most {@link #LARGEST_PAGE}
     * @return empty when there is no such ticket
     * @throws TableUnreachable when the table does not answer
     */
    public Optional<Page> read(String ticketId, long after, int most) {
        RecordTable soon = table.until(Deadline.in(Patience.TABLE));
        return TableUnreachable.unless(() -> {
            List<Map<String, Object>> items = query(soon, ticketId, after, most + 1);
            Map<String, Object> last = items.isEmpty() ? Map.of() : items.get(items.size() - 1);
            Optional<Map<String, Object>> ticket = Keys.TICKET.equals(last.get(TableDefinition.SORT_KEY))
                    ? Optional.of(last)
                    : items.isEmpty() ? Optional.empty() : soon.get(Keys.ticket(ticketId));
            return ticket.map(TicketCodec::decode)
                    .map(stored -> new Page(stored, messages(stored, items, after, most, clock.instant())));
        });
    }

    private static List<Message> messages(
            Ticket ticket, List<Map<String, Object>> items, long after, int most, Instant now) {
        List<Message> messages = new ArrayList<>();
        for (Map<String, Object> item : items) {
            boolean next = !Keys.TICKET.equals(item.get(TableDefinition.SORT_KEY))
                    && messages.size() < most
                    // What DynamoDB has not removed yet is over all the same.
                    && ChatRules.readable(ticket, now);
            Message message = next ? MessageCodec.decode(item) : null;
            if (message == null || message.seq() != after + messages.size() + 1) {
                return messages;
            }
            messages.add(message);
        }
        return messages;
    }

    private static List<Map<String, Object>> query(RecordTable soon, String ticketId, long after, int most) {
        Expression expression = new Expression();
        Map<String, Object> from = Keys.message(ticketId, after);
        String condition = expression.path(TableDefinition.PARTITION_KEY) + " = "
                + expression.value(from.get(TableDefinition.PARTITION_KEY)) + " AND "
                + expression.path(TableDefinition.SORT_KEY) + " > "
                + expression.value(from.get(TableDefinition.SORT_KEY));
        QueryRequest request = QueryRequest.builder()
                .overrideConfiguration(soon.bounds())
                .tableName(soon.name())
                .consistentRead(true)
                .keyConditionExpression(condition)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .limit(most)
                .build();
        return soon.client().query(request).items().stream()
                .map(Attributes::plain)
                .toList();
    }

    /**
     * How far an erasure came.
     *
     * @param erased how many texts are gone by it
     * @param everything whether none is left of those that were written when it began
     */
    public record Erased(long erased, boolean everything) {}

    /**
     * Takes away the texts of what has been written so far; who wrote when, and the numbers, stay. One query for each
     * hundred messages, one write for each text that is there, until {@code deadline} is over; repeating it does the
     * rest.
     *
     * @return empty when there is no such ticket
     * @throws TableUnreachable when the table does not answer; repeating it is safe
     */
    public Optional<Erased> erase(String ticketId, Deadline deadline) {
        long after = 0;
        long erased = 0;
        while (true) {
            Optional<Page> page = read(ticketId, after, LARGEST_PAGE);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            for (Message message : page.get().messages()) {
                if (message.text() != null) {
                    if (deadline.over()) {
                        return Optional.of(new Erased(erased, false));
                    }
                    erase(ticketId, message.seq());
                    erased++;
                }
            }
            after = page.get().last(after);
            if (page.get().messages().size() < LARGEST_PAGE) {
                return Optional.of(new Erased(erased, true));
            }
        }
    }

    /** Conditional on its being there: what has been removed is not to come back as an empty item. */
    private void erase(String ticketId, long seq) {
        Expression expression = new Expression();
        String there = "attribute_exists(" + expression.path(TableDefinition.PARTITION_KEY) + ")";
        String gone = "REMOVE " + expression.path(MessageCodec.TEXT);
        Write write = new Write(Keys.message(ticketId, seq), there, gone, expression);
        RecordTable soon = table.until(Deadline.in(Patience.TABLE));
        TableUnreachable.unless(() -> soon.update(write));
    }
}
