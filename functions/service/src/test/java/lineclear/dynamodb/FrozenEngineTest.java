package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import lineclear.TestDatabase;
import lineclear.agent.Outcome;
import lineclear.agent.policy.Policies;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.engine.Engine;
import lineclear.frozen.Frozen;
import lineclear.metrics.Metrics;
import lineclear.word.Channel;
import lineclear.word.Choice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The table takes requests and never answers, as a stopped process does; then it goes on. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it stops no process")
@Tag("exhaustive")
class FrozenEngineTest {
    private static final String TABLE = "lineclear";
    /** Below the shortest limit of a function. */
    private static final Duration SOON = Duration.ofSeconds(8);

    private final Writes writes = new Writes(Clock.systemUTC());
    private Engine engine;
    private DynamoDbClient client;
    private Agents agents;
    private Registry registry;
    private TableHealth health;

    @BeforeEach
    void start() throws IOException {
        engine = Engine.inMemory();
        client = TableClient.bounded(TestDatabase.client(engine.endpoint()), writes);
        client.createTable(TableDefinition.create(TABLE));
        Policies policies = TestPolicies.standard(TestPolicies.KEEN);
        agents = new Agents(client, TABLE, policies, Clock.systemUTC(), Metrics.NONE);
        registry = new Registry(client, TABLE, policies, Clock.systemUTC());
        health = new TableHealth(client, TABLE, writes);
        register();
        agents.apply("a-1", Desk.setTo(Choice.AVAILABLE));
    }

    @AfterEach
    void stop() {
        client.close();
        engine.close();
    }

    private Registry.Registered register() {
        return registry.register(
                "a-1",
                new Registry.Registration("Ada", null, null, List.of(new Address("p", "+1")), List.of("q")),
                Desk.BOSS);
    }

    private Outcome reserve() {
        return agents.apply("a-1", Desk.reserve("s-1", Channel.VOICE));
    }

    @Test
    void everyOperationGivesUpInTimeAndNothingIsDoubledWhenTheEngineGoesOn() {
        List<Executable> operations = List.of(
                this::reserve,
                () -> agents.find("a-1"),
                () -> agents.find(List.of("a-1")),
                this::register,
                () -> new Roster(client, TABLE).page(null, 10),
                () -> new Overdue(client, TABLE).each(0, Instant.now(), page -> {}),
                () -> new AddressBook(client, TABLE).agentAt(new Address("p", "+1")));
        try (Frozen frozen = new Frozen(engine.process())) {
            List<CompletableFuture<Duration>> all = operations.stream()
                    .map(operation -> CompletableFuture.supplyAsync(
                            () -> unreachable(operation), task -> new Thread(task).start()))
                    .toList();
            all.forEach(took -> assertTrue(took.join().compareTo(SOON) < 0, took.join()::toString));
        }
        // The engine may have found the timed-out requests in its socket and done them: either way it is once.
        Outcome again = reserve();
        assertTrue(
                again instanceof Outcome.Unchanged || ((Outcome.Changed) again).effect() == Outcome.Effect.GRANT,
                again::toString);
        register();
        assertEquals(3, agents.find("a-1").orElseThrow().version(), "registered, available, reserved");
        assertEquals(1, agents.find("a-1").orElseThrow().open().size());
    }

    private static Duration unreachable(Executable operation) {
        long start = System.nanoTime();
        assertThrows(TableUnreachable.class, operation);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void anEngineThatComesBackInBetweenIsAskedAgainAndItsLostReplyIsRecognised() throws InterruptedException {
        CompletableFuture<Outcome> reserved;
        try (Frozen frozen = new Frozen(engine.process())) {
            reserved = CompletableFuture.supplyAsync(this::reserve);
            Thread.sleep(1500); // longer than a request waits: at least two of the same are on their way
        }
        Outcome.Changed changed = assertInstanceOf(Outcome.Changed.class, reserved.join());
        assertEquals(Outcome.Effect.GRANT, changed.effect());
        assertEquals(3, agents.find("a-1").orElseThrow().version(), "registered, available, reserved once");
    }

    @Test
    void itsHealthIsKnownInTimeAndIsWellAgainAfterwards() {
        assertEquals(Optional.empty(), health.trouble());
        try (Frozen frozen = new Frozen(engine.process())) {
            long start = System.nanoTime();
            String trouble = health.trouble().orElseThrow();
            assertTrue(trouble.startsWith("The table does not answer"), trouble);
            assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(SOON) < 0);
            assertThrows(TableUnreachable.class, this::reserve);
        }
        assertEquals(Optional.empty(), health.trouble());
    }
}
