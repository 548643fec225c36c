package lineclear.dynamodb.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Rules;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.RecordWrites;
import lineclear.dynamodb.fault.TableFaults;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.WriterId;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.queue.Ticket;
import lineclear.queue.TicketCommand;
import lineclear.queue.TicketOutcome;
import lineclear.queue.TicketRules;
import lineclear.word.Kind;
import lineclear.word.Phase;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * One customer to one agent, in one transaction of two items: the agent is held and the ticket offered, or neither. So
 * no customer is offered to two, and no agent is offered two, whatever else happens at the same time.
 */
public final class Offers {
    private static final int MOST_FAULTS = 3;

    private final RecordTable table;
    private final Policies policies;
    private final Clock clock;

    public Offers(DynamoDbClient client, String tableName, Policies policies, Clock clock) {
        this.table = new RecordTable(client, tableName);
        this.policies = policies;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Result {
        /** Both as they are stored now. */
        record Made(AgentRecord agent, Ticket ticket) implements Result {}

        /** One of the two was not as it had been seen: look again. */
        record Lost() implements Result {}

        /** The rules do not allow it, as things were seen. */
        record Unfit(Outcome agent, TicketOutcome ticket) implements Result {}
    }

    /**
     * Holds the agent for the ticket's customer, for as long as an offer lasts. Conditional on both being as they were
     * seen: two items, four write units.
     *
     * @throws TableUnreachable when the table does not answer; repeating it is safe
     */
    public Result offer(AgentRecord agent, Ticket ticket, Duration offer) {
        return send(agent, ticket, offer, false);
    }

    /** The same, and the agent has the customer at once: they have chosen them themselves. */
    public Result pick(AgentRecord agent, Ticket ticket) {
        return send(agent, ticket, null, true);
    }

    private Result send(AgentRecord agent, Ticket ticket, Duration offer, boolean connected) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Policy policy = policies.orStandard(agent.policy());
        String sessionId = ticket.nextSession();
        Command.Reserve reserve = new Command.Reserve(
                sessionId, ticket.channel(), Kind.STANDARD, ticket.customer(), offer, null, ticket.queue());
        Outcome held = Rules.decide(policy, agent, reserve, now);
        Duration lasts = offer == null ? policy.hold() : offer;
        TicketOutcome offered =
                TicketRules.decide(ticket, new TicketCommand.Offer(agent.agentId(), now.plus(lasts)), now);
        if (!(held instanceof Outcome.Changed granted) || granted.effect() != Outcome.Effect.GRANT) {
            return new Result.Unfit(held, offered);
        } else if (!(offered instanceof TicketOutcome.Changed)) {
            return new Result.Unfit(held, offered);
        }
        Outcome.Changed agentAfter = granted;
        Ticket ticketAfter = offered.ticket();
        if (connected) {
            Command.Connect connect =
                    new Command.Connect(sessionId, Phase.CONNECTED, null, null, null, null, Command.Authority.REQUEST);
            Outcome talks = Rules.decide(policy, granted.record(), connect, now);
            if (!(talks instanceof Outcome.Changed taken)) {
                return new Result.Unfit(talks, offered);
            }
            agentAfter = new Outcome.Changed(taken.record(), Outcome.Effect.GRANT);
            ticketAfter = TicketRules.decide(
                            ticketAfter, new TicketCommand.Answered(agent.agentId(), sessionId, now), now)
                    .ticket();
        }
        return write(agent, agentAfter, ticket, ticketAfter, now);
    }

    private Result write(AgentRecord agent, Outcome.Changed after, Ticket ticket, Ticket offered, Instant now) {
        Deadline deadline = Deadline.in(Patience.TABLE);
        RecordTable soon = table.until(deadline);
        String writer = WriterId.next();
        Tickets.Write write = Tickets.write(ticket, offered, writer);
        TransactWriteItem held = TransactWriteItem.builder()
                .update(RecordWrites.decided(agent, after, writer, now).inTransaction(soon.name()))
                .build();
        TransactWriteItem given = TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(soon.name())
                        .item(Attributes.of(write.item()))
                        .conditionExpression(write.condition())
                        .expressionAttributeNames(write.expression().names())
                        .expressionAttributeValues(write.expression().values())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
        Result.Made made = new Result.Made(after.record().at(agent.version() + 1), offered.at(ticket.version() + 1));
        return TableUnreachable.unless(() -> {
            for (int faults = 1; ; faults++) {
                try {
                    soon.client().transactWriteItems(request -> request.overrideConfiguration(soon.bounds())
                            .transactItems(held, given));
                    return made;
                } catch (TransactionCanceledException cancelled) {
                    // After a lost reply the writer tells whether it had won all the same.
                    return faults > 1 && isOurs(soon, ticket, writer) ? made : new Result.Lost();
                } catch (SdkException fault) {
                    if (!TableFaults.mayPass(fault) || faults > MOST_FAULTS || deadline.over()) {
                        throw fault;
                    }
                }
            }
        });
    }

    private static boolean isOurs(RecordTable soon, Ticket ticket, String writer) {
        return soon.get(Keys.ticket(ticket.id()))
                .filter(item -> writer.equals(item.get(TicketCodec.WRITER)))
                .isPresent();
    }
}
