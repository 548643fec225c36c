package lineclear.dynamodb;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.Rules;
import lineclear.agent.policy.Policies;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.fault.Backoff;
import lineclear.dynamodb.fault.TableFaults;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.WriterId;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The way out: an agent is taken away, with addresses and queues; what became of their sessions is kept. */
public final class Removal {
    private static final int MOST_ATTEMPTS = 32;
    private static final int MOST_FAULTS = 3;

    private final RecordTable table;
    private final Policies policies;
    private final Clock clock;

    public Removal(DynamoDbClient client, String tableName, Policies policies, Clock clock) {
        this.table = new RecordTable(client, tableName);
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Removes record, addresses and queues in one transaction, and before that what has lapsed out of the record, so
     * that it gets its history. Conditional on record and profile being as they were read: nobody is taken away from a
     * customer who has just reserved them. A lost race is tried again, a lost reply recognised; repeating the call
     * finds nobody. How far the record's versions had come is kept as long as the history, so that nothing that was
     * seen of this agent fits one who is registered under the id later.
     *
     * @return Unchanged or Changed with the record as it was; Refused with {@code agent-busy} while a session is open,
     *     with {@code agent-unknown} and no record when there is no such agent
     * @throws TableUnreachable when the table does not answer; a retry may cure it
     */
    public Outcome remove(String agentId) {
        Deadline deadline = Deadline.in(Patience.TABLE);
        RecordTable soon = table.until(deadline);
        return TableUnreachable.unless(() -> tryRemove(agentId, soon, deadline));
    }

    private Outcome tryRemove(String agentId, RecordTable soon, Deadline deadline) {
        String writer = WriterId.next();
        AgentRecord seen = null;
        int faults = 0;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && !(seen != null && deadline.over()); attempt++) {
            try {
                Profile profile = Profile.read(soon, agentId);
                if (profile.record().isEmpty()) {
                    return seen != null && writer.equals(profile.writer())
                            ? Outcome.changed(seen)
                            : new Outcome.Refused(null, Agents.unknown(agentId));
                }
                Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                seen = RecordCodec.decode(profile.record());
                Outcome decided = Rules.leave(policies.orStandard(seen.policy()), seen, now);
                if (decided instanceof Outcome.Changed first) {
                    soon.update(RecordWrites.decided(seen, first, writer, now));
                    continue;
                } else if (decided instanceof Outcome.Refused || sent(profile, seen, writer, now, soon)) {
                    return decided;
                }
            } catch (SdkException fault) {
                if (!TableFaults.mayPass(fault) || ++faults > MOST_FAULTS || deadline.over()) {
                    throw fault;
                }
            }
            Backoff.after(attempt + 1);
        }
        return new Outcome.Refused(
                seen,
                Refusal.of(
                        Refusal.Code.TRY_AGAIN,
                        "Others keep changing agent " + agentId + "; nothing was changed. Try again."));
    }

    /** False when the race was lost. */
    private static boolean sent(Profile profile, AgentRecord seen, String writer, Instant now, RecordTable table) {
        RegistrationWrite write = new RegistrationWrite(table.name(), seen.agentId(), writer, now);
        write.remove(seen);
        write.leftProfile(profile.writer(), seen.version());
        write.addresses(profile.addresses(), List.of());
        try {
            table.client()
                    .transactWriteItems(write.request().toBuilder()
                            .overrideConfiguration(table.bounds())
                            .build());
            return true;
        } catch (TransactionCanceledException cancelled) {
            return false;
        }
    }
}
