package lineclear.dynamodb.queue;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import lineclear.chat.ChatRules;
import lineclear.chat.Message;
import lineclear.chat.Saying;
import lineclear.chat.Utterance;
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
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What is written in chats: each message an item of its own, written together with its ticket, which counts them. */
public final class Chats {
    private static final int MOST_ATTEMPTS = 64;
    private static final int MOST_FAULTS = 3;

    private final RecordTable table;
    private final Clock clock;

    public Chats(DynamoDbClient client, String tableName, Clock clock) {
        this.table = new RecordTable(client, tableName);
        this.clock = clock;
    }

    /** What became of a message. */
    public sealed interface Result {
        /** @param news false when it had been written before */
        record Said(Message message, boolean news) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /**
     * Somebody writes: one read, and one transaction of two items, the ticket under the version that was seen and the
     * message under a number that nobody has had. After a lost race it decides anew. A reply that was lost is found
     * out by deciding anew, too: the ticket knows the message by then. Repeating the call is safe.
     *
     * @return empty when there is no such ticket
     * @throws TableUnreachable when the table does not answer; a retry may cure it
     */
    public Optional<Result> say(String ticketId, Utterance said) {
        Attempt attempt = new Attempt(ticketId, Deadline.in(Patience.TABLE));
        return TableUnreachable.unless(() -> attempt.say(said));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One call's way to its result. */
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

        Optional<Result> say(Utterance said) {
            for (int attempt = 1; attempt <= MOST_ATTEMPTS && !(attempt > 1 && deadline.over()); attempt++) {
                Map<String, Object> item = read(Keys.ticket(ticketId));
                if (item.isEmpty()) {
                    return Optional.empty();
                }
                Ticket seen = TicketCodec.decode(item);
                Saying saying = ChatRules.say(seen, said, now());
                if (saying instanceof Saying.Refused refused) {
                    return Optional.of(new Result.Refused(refused.refusal()));
                } else if (saying instanceof Saying.Repeated repeated) {
                    return Optional.of(found(repeated.seq()));
                }
                Saying.Written written = (Saying.Written) saying;
                if (write(seen, written)) {
                    return Optional.of(new Result.Said(written.message(), true));
                }
                Backoff.after(attempt);
            }
            return Optional.of(new Result.Refused(Refusal.of(
                    Refusal.Code.TRY_AGAIN,
                    "Too many others are changing ticket " + ticketId
                            + " right now; nothing was written. Try again.")));
        }

        /** That it was written before may be because the reply to this very call was lost. */
        private Result found(long seq) {
            Map<String, Object> item = read(Keys.message(ticketId, seq));
            if (item.isEmpty()) {
                throw new IllegalStateException("ticket " + ticketId + " has lost its message " + seq);
            }
            return new Result.Said(MessageCodec.decode(item), writer.equals(item.get(TicketCodec.WRITER)));
        }

        /** False when something was not as it had been seen, or nobody can say whether it was. */
        private boolean write(Ticket seen, Saying.Written written) {
            try {
                soon.client().transactWriteItems(request -> request.overrideConfiguration(soon.bounds())
                        .transactItems(
                                Tickets.write(seen, written.ticket(), writer).inTransaction(soon.name()),
                                message(written)));
                return true;
            } catch (TransactionCanceledException lostRace) {
                return false;
            } catch (SdkException fault) {
                survive(fault);
                return false;
            }
        }

        private TransactWriteItem message(Saying.Written written) {
            Map<String, Object> item = MessageCodec.encode(ticketId, written.message());
            item.put(TicketCodec.WRITER, writer);
            item.put(
                    TableDefinition.TIME_TO_LIVE,
                    ChatRules.gone(written.ticket()).getEpochSecond());
            Expression expression = new Expression();
            return TransactWriteItem.builder()
                    .put(Put.builder()
                            .tableName(soon.name())
                            .item(Attributes.of(item))
                            .conditionExpression(
                                    "attribute_not_exists(" + expression.path(TableDefinition.PARTITION_KEY) + ")")
                            .expressionAttributeNames(expression.names())
                            .build())
                    .build();
        }

        private Map<String, Object> read(Map<String, Object> key) {
            while (true) {
                try {
                    return soon.get(key).orElse(Map.of());
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
    }
}
