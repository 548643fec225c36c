package lineclear.dynamodb;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.Rules;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.LoggedOn;
import lineclear.dynamodb.fault.Backoff;
import lineclear.dynamodb.fault.TableFaults;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.Write;
import lineclear.dynamodb.table.WriterId;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.word.Switch;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The agents' records, changed by the rules, one conditional write at a time. Safe for any number of threads and
 * processes.
 */
public final class Agents {
    /** Well above the number of writers that one agent can have at once; on a slow table time is up before. */
    private static final int MOST_ATTEMPTS = 128;

    private static final int MOST_FAULTS = 3;

    private final RecordTable table;
    private final Policies policies;
    private final Clock clock;
    private final Metrics metrics;
    private final AgentMemory memory = new AgentMemory();
    private final SessionHistory history;

    public Agents(DynamoDbClient client, String tableName, Policies policies, Clock clock, Metrics metrics) {
        this.table = new RecordTable(client, tableName);
        this.policies = policies;
        this.clock = clock;
        this.metrics = metrics;
        this.history = new SessionHistory(client, tableName);
    }

    /** The record as stored, read consistently: one request. */
    public Optional<AgentRecord> find(String agentId) {
        return TableUnreachable.unless(() -> table.get(Keys.record(agentId)).map(RecordCodec::decode));
    }

    /**
     * Decides and writes. Conditional on everything the decision was based on: either on what a guess assumed (one
     * request), or on the version that was seen.
     *
     * <p>A refusal is answered from the item that the failed condition brought, and changes nothing. After a lost
     * race it decides anew; after {@value #MOST_ATTEMPTS} of them, or when {@link Patience#TABLE} is over, it is
     * refused with {@code try-again} and nothing is changed. A reply that was lost is recognised by the item's
     * writer and counts as success; a repeat of the whole call is safe because every command is idempotent.
     *
     * @return Refused with a null record when there is no such agent
     * @throws TableUnreachable when the table does not answer; a retry may cure it
     */
    public Outcome apply(String agentId, Command command) {
        Optional<AgentMemory.Seen> seen = memory.of(agentId);
        Policy likely =
                seen.map(AgentMemory.Seen::policy).flatMap(policies::named).orElseGet(policies::standard);
        Set<Switch> off = seen.map(AgentMemory.Seen::off).orElse(Set.of());
        Instant now = now();
        LoggedOn.Where loggedOn = seen.map(AgentMemory.Seen::loggedOn).orElse(LoggedOn.Where.NEVER);
        Optional<Guess> guess = Guess.of(likely, off, loggedOn, agentId, command, now);
        Attempt attempt = new Attempt(agentId, command, WriterId.next());
        return TableUnreachable.unless(() ->
                guess.isPresent() ? attempt.onceGuessed(guess.get()) : attempt.untilDecided(Seen.of(attempt.read())));
    }

    /**
     * The same, on a record that has just been read, in one request if it is still so.
     *
     * @param seen as stored, not settled
     */
    public Outcome apply(AgentRecord seen, Command command) {
        Attempt attempt = new Attempt(seen.agentId(), command, WriterId.next());
        return TableUnreachable.unless(() -> attempt.untilDecided(new Seen(seen, null)));
    }

    /** These agents' records as stored, read consistently; at most 100. Whoever does not exist is left out. */
    public List<AgentRecord> find(List<String> agentIds) {
        RecordTable soon = table.until(Deadline.in(Patience.TABLE));
        return TableUnreachable.unless(() -> RecordCodec.readable(
                soon.batch(agentIds.stream().map(Keys::record).toList())));
    }

    /**
     * These agents' records, read with eventual consistency, at half the price: a request for each hundred. Whoever
     * does not exist is left out.
     */
    public List<AgentRecord> hints(List<String> agentIds) {
        if (agentIds.isEmpty()) {
            return List.of();
        }
        RecordTable soon = table.until(Deadline.in(Patience.TABLE));
        return TableUnreachable.unless(() -> RecordCodec.readable(
                soon.batch(agentIds.stream().map(Keys::record).toList(), false)));
    }

    /** The record that an image of the table's stream holds, as stored. */
    public static AgentRecord inImage(Map<String, Object> image) {
        return RecordCodec.decode(image);
    }

    /** Whose record an image holds. */
    public static String idOf(Map<String, Object> image) {
        return Keys.agentId((String) image.get(Keys.PARTITION_KEY));
    }

    /** What is answered when there is no such agent. */
    public static Refusal unknown(String agentId) {
        return Refusal.of(
                Refusal.Code.AGENT_UNKNOWN,
                "There is no agent " + agentId + ". Register them with PUT /agents/" + agentId + ".");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * A record to decide on.
     *
     * @param writer who wrote it last; null when that cannot have been this call
     */
    private record Seen(AgentRecord record, String writer) {
        /** Null when there is no such item. */
        static Seen of(Map<String, Object> item) {
            return item.isEmpty() ? null : new Seen(RecordCodec.decode(item), (String) item.get("writer"));
        }
    }

    /** One call's way to its outcome. */
    private final class Attempt {
        private final String agentId;
        private final Command command;
        private final String writer;
        private final Deadline deadline = Deadline.in(Patience.TABLE);
        private final RecordTable soon = table.until(deadline);
        private int faults;
        /** What is said once it is written; null when it is no refusal. */
        private Refusal toTell;

        private Outcome.Effect intended = Outcome.Effect.CHANGE;

        Attempt(String agentId, Command command, String writer) {
            this.agentId = agentId;
            this.command = command;
            this.writer = writer;
        }

        Outcome onceGuessed(Guess guess) {
            intended = guess.effect();
            RecordTable.Met met = write(RecordWrites.guessed(agentId, guess, writer));
            return met.written() ? written(RecordCodec.decode(met.item())) : untilDecided(Seen.of(met.item()));
        }

        Outcome untilDecided(Seen first) {
            Seen seen = first;
            for (int attempt = 1; attempt <= MOST_ATTEMPTS && !deadline.over() && seen != null; attempt++) {
                AgentRecord stored = seen.record();
                if (writer.equals(seen.writer())) {
                    return written(stored);
                }
                memory.remember(stored);
                Instant now = now();
                toTell = null;
                intended = Outcome.Effect.CHANGE;
                Outcome outcome = Rules.decide(policies.orStandard(stored.policy()), stored, command, now);
                AgentRecord decided;
                if (outcome instanceof Outcome.Changed changed) {
                    decided = changed.record();
                    intended = changed.effect();
                } else if (outcome instanceof Outcome.Told told) {
                    decided = told.record();
                    toTell = told.refusal();
                } else {
                    return outcome;
                }
                if (intended == Outcome.Effect.TAKE
                        && surviving(() -> history.until(deadline).hasEnded(agentId, sessionId()))) {
                    return new Outcome.Unchanged(stored);
                }
                RecordTable.Met met =
                        write(RecordWrites.decided(stored, new Outcome.Changed(decided, intended), writer, now));
                if (met.written()) {
                    return written(RecordCodec.decode(met.item()));
                }
                metrics.count(Metric.RACE_LOST);
                seen = Seen.of(met.item());
                Backoff.after(attempt);
            }
            if (seen == null) {
                return new Outcome.Refused(null, unknown(agentId));
            }
            return writer.equals(seen.writer())
                    ? written(seen.record())
                    : new Outcome.Refused(seen.record(), tryAgain());
        }

        private RecordTable.Met write(Write write) {
            try {
                return soon.update(write);
            } catch (SdkException fault) {
                survive(fault);
                return new RecordTable.Met(
                        false, read()); // the write may have won all the same: the item's writer tells
            }
        }

        Map<String, Object> read() {
            return surviving(() -> soon.get(Keys.record(agentId)).orElse(Map.of()));
        }

        private <T> T surviving(Supplier<T> reading) {
            while (true) {
                try {
                    return reading.get();
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

        private Outcome written(AgentRecord record) {
            memory.remember(record);
            return toTell == null ? new Outcome.Changed(record, intended) : new Outcome.Told(record, toTell);
        }

        private String sessionId() {
            Command.Connect connect = (Command.Connect) command;
            // A call that takes its agent unreserved, and is told without a session, has its own name there.
            return connect.sessionId() == null ? connect.callId() : connect.sessionId();
        }

        private Refusal tryAgain() {
            return Refusal.of(
                    Refusal.Code.TRY_AGAIN,
                    "Too many others are changing agent " + agentId + " right now; nothing was changed. Try again.");
        }
    }
}
