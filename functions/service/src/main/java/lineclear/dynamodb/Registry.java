package lineclear.dynamodb;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.Rules;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.fault.Backoff;
import lineclear.dynamodb.fault.TableFaults;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.WriterId;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.word.Actor;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Who the agents are. A registration writes the record, the profile (addresses, queues and skills) and the unique
 * address pointers in one transaction; it touches no session. {@code
 * DECISIONS.md#addresses-and-queues-beside-the-record}.
 */
public final class Registry {
    private static final int MOST_ATTEMPTS = 32;
    private static final int MOST_FAULTS = 3;

    private final RecordTable table;
    private final Policies policies;
    private final Clock clock;

    public Registry(DynamoDbClient client, String tableName, Policies policies, Clock clock) {
        this(new RecordTable(client, tableName), policies, clock);
    }

    private Registry(RecordTable table, Policies policies, Clock clock) {
        this.table = table;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * What a registration says. Null components are left as they are; for a new agent they mean none, and the
     * deployment's default policy.
     *
     * @param zone whose midnight it is for the agent
     */
    public record Registration(
            String name,
            Policy policy,
            ZoneId zone,
            List<Address> addresses,
            List<String> queues,
            List<String> skills) {
        /** Leaves the skills as they are. */
        public Registration(String name, Policy policy, ZoneId zone, List<Address> addresses, List<String> queues) {
            this(name, policy, zone, addresses, queues, null);
        }
    }

    /**
     * @param created whether the agent is new
     * @param outcome Refused with {@code address-taken} when another agent has one of the addresses: then nothing
     *     is written
     */
    public record Registered(boolean created, Outcome outcome) {}

    /** What registrations have left of an agent, and the record as stored. */
    public record Known(AgentRecord record, List<Address> addresses, List<String> queues, List<String> skills) {}

    /**
     * One strongly consistent request, for two items, which may lie on two sides of a registration.
     *
     * @return empty when there is no such agent
     * @throws TableUnreachable when the table does not answer; a retry may cure it
     */
    public Optional<Known> find(String agentId) {
        Profile profile = TableUnreachable.unless(() -> Profile.read(table, agentId));
        return profile.record().isEmpty()
                ? Optional.empty()
                : Optional.of(new Known(
                        RecordCodec.decode(profile.record()), profile.addresses(), profile.queues(), profile.skills()));
    }

    /**
     * Registers an agent, or changes who they are. Conditional on record and profile being as they were read (or still
     * absent) and on every address being free or the agent's own. A lost race is tried again; a repeat is safe.
     *
     * @throws TableUnreachable when the table does not answer; a retry may cure it
     */
    public Registered register(String agentId, Registration registration, Actor by) {
        Deadline deadline = Deadline.in(Patience.TABLE);
        Registry soon = new Registry(table.until(deadline), policies, clock);
        return TableUnreachable.unless(() -> soon.tryRegister(agentId, registration, by, deadline));
    }

    private Registered tryRegister(String agentId, Registration registration, Actor by, Deadline deadline) {
        String writer = WriterId.next();
        boolean everCreated = false;
        int faults = 0;
        Profile last = null;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && !(last != null && deadline.over()); attempt++) {
            try {
                last = Profile.read(table, agentId);
                if (writer.equals(last.record().get("writer"))) {
                    return new Registered(everCreated, Outcome.changed(RecordCodec.decode(last.record())));
                }
                everCreated = last.record().isEmpty();
                Registered done = attempt(agentId, registration, by, writer, last);
                if (done != null) {
                    return done;
                }
            } catch (SdkException fault) {
                if (!TableFaults.mayPass(fault) || ++faults > MOST_FAULTS || deadline.over()) {
                    throw fault;
                }
            }
            Backoff.after(attempt + 1);
        }
        Refusal refusal = Refusal.of(
                Refusal.Code.TRY_AGAIN, "Others keep changing agent " + agentId + "; nothing was changed. Try again.");
        AgentRecord seen = last.record().isEmpty() ? null : RecordCodec.decode(last.record());
        return new Registered(false, new Outcome.Refused(seen, refusal));
    }

    /** Null when the race was lost. */
    private Registered attempt(String agentId, Registration told, Actor by, String writer, Profile profile) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean created = profile.record().isEmpty();
        List<Address> addresses = told.addresses() == null
                ? profile.addresses()
                : told.addresses().stream().distinct().toList();
        List<String> queues = told.queues() == null ? profile.queues() : told.queues();
        List<String> skills = told.skills() == null ? profile.skills() : told.skills();
        boolean profileChanges = !addresses.equals(profile.addresses())
                || !queues.equals(profile.queues())
                || !skills.equals(profile.skills());
        RegistrationWrite write = new RegistrationWrite(table.name(), agentId, writer, now);
        AgentRecord stored = created ? null : RecordCodec.decode(profile.record());
        AgentRecord changed;
        if (created) {
            Policy policy = told.policy() == null ? policies.standard() : told.policy();
            changed = AgentRecord.registered(
                            new AgentRecord.Identity(agentId, told.name(), told.zone(), policy.name()),
                            policy.revision(),
                            by,
                            now)
                    .at(profile.lastVersion() + 1);
            write.create(changed);
        } else {
            Policy policy = told.policy() == null ? policies.orStandard(stored.policy()) : told.policy();
            Outcome outcome = Rules.decide(
                    policies.orStandard(stored.policy()),
                    stored,
                    new Command.Register(told.name(), policy, told.zone()),
                    now);
            if (outcome instanceof Outcome.Changed change) {
                changed = change.record();
            } else if (profileChanges) {
                changed = stored.withoutEnds();
            } else {
                return new Registered(false, outcome);
            }
            write.change(stored, changed);
        }
        write.profile(profile.writer(), addresses, queues, skills);
        write.addresses(profile.addresses(), addresses);
        return send(agentId, write, stored, changed);
    }

    private Registered send(String agentId, RegistrationWrite write, AgentRecord stored, AgentRecord changed) {
        try {
            table.client()
                    .transactWriteItems(write.request().toBuilder()
                            .overrideConfiguration(table.bounds())
                            .build());
        } catch (TransactionCanceledException cancelled) {
            Address taken = taken(agentId, cancelled.cancellationReasons(), write);
            if (taken == null) {
                return null;
            }
            Refusal refusal = Refusal.of(
                    Refusal.Code.ADDRESS_TAKEN,
                    "Address " + taken.value() + " on " + taken.platform()
                            + " belongs to another agent; nothing was changed. Take it away from them first.");
            return new Registered(false, new Outcome.Refused(stored, refusal));
        }
        long version = stored == null ? changed.version() : changed.version() + 1;
        return new Registered(stored == null, Outcome.changed(changed.at(version)));
    }

    private static Address taken(String agentId, List<CancellationReason> reasons, RegistrationWrite write) {
        for (int i = 0; i < reasons.size(); i++) {
            CancellationReason reason = reasons.get(i);
            Address address = write.addressAt(i);
            if (address != null && "ConditionalCheckFailed".equals(reason.code()) && reason.hasItem()) {
                if (!agentId.equals(reason.item().get("agentId").s())) {
                    return address;
                }
            }
        }
        return null;
    }
}
