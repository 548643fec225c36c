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
     * Offers the customer to the agent, for as long as the queue says; where the agent's policy has phones ring, it
     * rings, for as long as the policy says. Conditional on both being as they were seen: two items, four write units.
     *
     * @throws TableUnreachable when the table does not answer; repeating it is safe
     */
    public Result offer(AgentRecord agent, Ticket ticket, Duration lasts) {
        Instant now = now();
        Policy policy = policies.orStandard(agent.policy());
        boolean rings = policy.timers().ringing() != null && policy.shows(ticket.channel());
        return sent(agent, ticket, lasts, rings ? Phase.RINGING : null, now);
    }

    /** The same, and the agent has the customer at once: they have chosen them themselves. */
    public Result pick(AgentRecord agent, Ticket ticket) {
        return sent(agent, ticket, null, Phase.CONNECTED, now());
    }

    /**
     * The agent takes up the last offer of this ticket. Both at once, so that no customer is answered twice: one whose
     * offer ran out may be somebody else's by now.
     *
     * @param told what is known of the connection; its session is the offer's
     */
    public Result accept(AgentRecord agent, Ticket ticket, Command.Connect told) {
        Instant now = now();
        Outcome talks = Rules.decide(policies.orStandard(agent.policy()), agent, told, now);
        TicketOutcome answered = TicketRules.accept(ticket, agent.agentId(), told.sessionId(), now);
        if (talks instanceof Outcome.Unchanged && answered instanceof TicketOutcome.Unchanged) {
            return new Result.Made(agent, ticket);
        } else if (answered instanceof TicketOutcome.Refused) {
            return new Result.Unfit(talks, answered);
        } else if (talks instanceof Outcome.Changed taken) {
            return write(agent, taken, ticket, answered.ticket(), now);
        }
        return new Result.Unfit(talks, answered);
    }

    private Result sent(AgentRecord agent, Ticket ticket, Duration lasts, Phase phase, Instant now) {
        Policy policy = policies.orStandard(agent.policy());
        String sessionId = ticket.nextSession();
        Command.Reserve reserve = new Command.Reserve(
                sessionId, ticket.channel(), Kind.STANDARD, ticket.customer(), lasts, null, ticket.queue());
        Outcome held = Rules.decide(policy, agent, reserve, now);
        if (phase != null && held instanceof Outcome.Changed granted) {
            Command.Connect connect =
                    new Command.Connect(sessionId, phase, null, null, null, null, Command.Authority.REQUEST);
            held = Rules.decide(policy, granted.record(), connect, now);
        }
        if (!(held instanceof Outcome.Changed granted)) {
            return new Result.Unfit(held, new TicketOutcome.Unchanged(ticket));
        }
        Instant until = granted.record().sessions().get(sessionId).until();
        TicketOutcome offered =
                TicketRules.decide(ticket, new TicketCommand.Offer(agent.agentId(), until == null ? now : until), now);
        if (!(offered instanceof TicketOutcome.Changed)) {
            return new Result.Unfit(held, offered);
        }
        Ticket after = phase == Phase.CONNECTED
                ? TicketRules.accept(offered.ticket(), agent.agentId(), sessionId, now)
                        .ticket()
                : offered.ticket();
        return write(agent, new Outcome.Changed(granted.record(), Outcome.Effect.GRANT), ticket, after, now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Result write(AgentRecord agent, Outcome.Changed after, Ticket ticket, Ticket offered, Instant now) {
        Deadline deadline = Deadline.in(Patience.TABLE);
        RecordTable soon = table.until(deadline);
        String writer = WriterId.next();
        TransactWriteItem held = TransactWriteItem.builder()
                .update(RecordWrites.decided(agent, after, writer, now).inTransaction(soon.name()))
                .build();
        TransactWriteItem given = Tickets.write(ticket, offered, writer).inTransaction(soon.name());
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
