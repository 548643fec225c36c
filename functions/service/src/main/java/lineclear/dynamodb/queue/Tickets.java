package lineclear.dynamodb.queue;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import lineclear.dynamodb.fault.Backoff;
import lineclear.dynamodb.fault.TableFaults;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.Expression;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.dynamodb.table.WriterId;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.queue.Refusal;
import lineclear.queue.Ticket;
import lineclear.queue.TicketCommand;
import lineclear.queue.TicketOutcome;
import lineclear.queue.TicketRules;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The tickets, changed by the rules, one conditional write at a time. Safe for any number of threads and processes.
 */
public final class Tickets {
    private static final int MOST_ATTEMPTS = 64;
    private static final int MOST_FAULTS = 3;

    private final RecordTable table;
    private final Clock clock;

    public Tickets(DynamoDbClient client, String tableName, Clock clock) {
        this.table = new RecordTable(client, tableName);
        this.clock = clock;
    }

    /** Whether an image of the table's stream is a ticket. */
    public static boolean isTicket(Map<String, Object> image) {
        return Keys.TICKET.equals(image.get(TableDefinition.SORT_KEY));
    }

    /** The ticket that an image of the table's stream holds. */
    public static Ticket inImage(Map<String, Object> image) {
        return TicketCodec.decode(image);
    }

    /** Which ticket an image holds. */
    public static String idOf(Map<String, Object> image) {
        return Keys.ticketId((String) image.get(TableDefinition.PARTITION_KEY));
    }

    /** The ticket as stored, read consistently: one request. */
    public Optional<Ticket> find(String ticketId) {
        return TableUnreachable.unless(() -> table.get(Keys.ticket(ticketId)).map(TicketCodec::decode));
    }

    /**
     * Somebody begins to wait: one write, unless there is such a ticket already.
     *
     * @return Unchanged with the ticket that is there when it is of the same customer in the same queue, so that
     *     repeating the call is safe; else Refused
     */
    public TicketOutcome enqueue(Ticket ticket) {
        Deadline deadline = Deadline.in(Patience.TABLE);
        Attempt attempt = new Attempt(ticket.id(), deadline);
        return TableUnreachable.unless(() -> {
            RecordTable.Met met = attempt.begin(ticket);
            if (met.written() || attempt.isOurs(met.item())) {
                return new TicketOutcome.Changed(ticket);
            }
            Ticket there = TicketCodec.decode(met.item());
            return there.isSame(ticket)
                    ? new TicketOutcome.Unchanged(TicketRules.settled(there, now()))
                    : new TicketOutcome.Refused(
                            there,
                            Refusal.of(
                                    Refusal.Code.TICKET_TAKEN,
                                    "There is another ticket with the id " + ticket.id()
                                            + ": choose an id that was never used."));
        });
    }

    /**
     * Decides and writes, conditional on the version that was seen; after a lost race it decides anew. A reply that was
     * lost is recognised by the item's writer. Repeating the call is safe.
     *
     * @return empty when there is no such ticket
     * @throws TableUnreachable when the table does not answer; a retry may cure it
     */
    public Optional<TicketOutcome> apply(String ticketId, TicketCommand command) {
        Attempt attempt = new Attempt(ticketId, Deadline.in(Patience.TABLE));
        return TableUnreachable.unless(() -> attempt.decided(command));
    }

    static Write write(Ticket seen, Ticket decided, String writer) {
        Expression expression = new Expression();
        String unchanged = expression.path(TicketCodec.VERSION) + " = " + expression.value(seen.version());
        Map<String, Object> item = TicketCodec.encode(decided.at(seen.version() + 1));
        item.put(TicketCodec.WRITER, writer);
        return new Write(item, unchanged, expression);
    }

    /** A whole item, and the condition under which it replaces the one before. */
    record Write(Map<String, Object> item, String condition, Expression expression) {
        /** As one of several in a transaction. */
        TransactWriteItem inTransaction(String tableName) {
            return TransactWriteItem.builder()
                    .put(Put.builder()
                            .tableName(tableName)
                            .item(Attributes.of(item))
                            .conditionExpression(condition)
                            .expressionAttributeNames(expression.names())
                            .expressionAttributeValues(expression.values())
                            .build())
                    .build();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One call's way to its outcome. */
    private final class Attempt {
        private final String ticketId;
        private final Deadline deadline;
        private final RecordTable soon;
        private final String writer = WriterId.next();
        private int faults;

        Attempt(String ticketId, Deadline deadline) {
            this.ticketId = ticketId;
            this.deadline = deadline;
            this.soon = table.until(deadline);
        }

        boolean isOurs(Map<String, Object> item) {
            return writer.equals(item.get(TicketCodec.WRITER));
        }

        Optional<TicketOutcome> decided(TicketCommand command) {
            Map<String, Object> item = read();
            Ticket seen = null;
            for (int attempt = 1; attempt <= MOST_ATTEMPTS && !item.isEmpty(); attempt++) {
                seen = TicketCodec.decode(item);
                if (isOurs(item)) {
                    return Optional.of(new TicketOutcome.Changed(seen));
                }
                TicketOutcome outcome = TicketRules.decide(seen, command, now());
                if (!(outcome instanceof TicketOutcome.Changed changed)) {
                    return Optional.of(outcome);
                }
                if (deadline.over()) {
                    break;
                }
                Write write = write(seen, changed.ticket(), writer);
                RecordTable.Met met = put(write);
                if (met.written()) {
                    return Optional.of(new TicketOutcome.Changed(TicketCodec.decode(met.item())));
                }
                item = met.item();
                Backoff.after(attempt);
            }
            return item.isEmpty() ? Optional.empty() : Optional.of(new TicketOutcome.Refused(seen, tryAgain()));
        }

        /** Writes it if there is none; what it met is never empty. */
        RecordTable.Met begin(Ticket ticket) {
            Expression expression = new Expression();
            String absent = "attribute_not_exists(" + expression.path(TicketCodec.VERSION) + ")";
            Map<String, Object> item = TicketCodec.encode(ticket);
            item.put(TicketCodec.WRITER, writer);
            RecordTable.Met met = put(new Write(item, absent, expression));
            return met.written() || !met.item().isEmpty() ? met : begin(ticket);
        }

        private RecordTable.Met put(Write write) {
            try {
                return soon.put(write.item(), write.condition(), write.expression());
            } catch (SdkException fault) {
                survive(fault);
                return new RecordTable.Met(false, read()); // the item's writer tells whether it won all the same
            }
        }

        private Map<String, Object> read() {
            while (true) {
                try {
                    return soon.get(Keys.ticket(ticketId)).orElse(Map.of());
                } catch (SdkException fault) {
                    survive(fault);
                }
            }
        }

        private void survive(SdkException fault) {
            if (!TableFaults.mayPass(fault) || ++faults > MOST_FAULTS || deadline.over()) {
                throw fault;
            }
            Backoff.after(faults);
        }

        private Refusal tryAgain() {
            return Refusal.of(
                    Refusal.Code.TRY_AGAIN,
                    "Too many others are changing ticket " + ticketId + " right now; nothing was changed. Try again.");
        }
    }
}
