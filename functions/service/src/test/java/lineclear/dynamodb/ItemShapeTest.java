package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lineclear.TestClock;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Availability;
import lineclear.agent.record.Call;
import lineclear.agent.record.Cause;
import lineclear.agent.record.Customer;
import lineclear.agent.record.End;
import lineclear.agent.record.Intent;
import lineclear.agent.record.LoggedOn;
import lineclear.agent.record.Presence;
import lineclear.agent.record.Session;
import lineclear.agent.record.Tombstones;
import lineclear.dynamodb.queue.QueueItems;
import lineclear.dynamodb.table.Attributes;
import lineclear.function.Items;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Reason;
import lineclear.word.Switch;
import lineclear.word.Trigger;
import org.junit.jupiter.api.Test;

/**
 * The package's page lists every attribute of every item that is ever written, its type, and whether it may be
 * absent.
 */
class ItemShapeTest {
    private static final Instant NINE = TestClock.NINE;
    private static final Actor SOMEBODY = new Actor(Actor.Role.SUPERVISOR, null);

    private final ItemShape shape;

    ItemShapeTest() throws Exception {
        shape = new ItemShape();
    }

    @Test
    void thePageSaysWhatTheItemsAreLike() throws Exception {
        AgentRecord full = record(
                session(
                        Kind.ARRANGED,
                        Session.Standing.REVOKED,
                        new Customer("c-1", "Grace", "adding-funds"),
                        "twilio"),
                Desk.BOSS,
                "lunch");
        assertFilled(full);
        shape.add(created(full));
        shape.add(created(record(session(Kind.STANDARD, Session.Standing.HELD, null, null), SOMEBODY, null)));
        shape.add(created(record(
                session(Kind.STANDARD, Session.Standing.HELD, new Customer("c-1", null, null), null), SOMEBODY, null)));
        shape.add(created(record(session(Kind.DIRECT, Session.Standing.HELD, null, "twilio"), Desk.BOSS, "lunch")));
        written().forEach(shape::add);
        shape.add(probe());
        shape.add(drift());
        shape.add(left());
        shape.add(skilled());
        watched(null, null).forEach(shape::add);
        watched("somebody", "a-1").forEach(shape::add);
        QueueItems.all().forEach(shape::add);
        assertEquals(lines(shape.page()), lines(shape.items()));
    }

    private static String lines(Map<String, String> shape) {
        return shape.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("\n"));
    }

    /** The items of the days that {@code RecordsOfTheVersionBeforeTest} lives: this version writes the same. */
    private static List<Map<String, Object>> written() throws Exception {
        List<Map<String, Object>> items = new ArrayList<>();
        Path folder =
                Path.of(ItemShapeTest.class.getResource("/lineclear/records").toURI());
        try (Stream<Path> days = Files.list(folder)) {
            for (Path day : days.toList()) {
                for (JsonNode item : new ObjectMapper().readTree(day.toFile()).get("items")) {
                    items.add(Attributes.plain(Items.item(item)));
                }
            }
        }
        return items;
    }

    private static Map<String, Object> created(AgentRecord record) {
        RegistrationWrite write = new RegistrationWrite("lineclear", record.agentId(), "writer-1", NINE);
        write.create(record);
        return Attributes.plain(write.request().transactItems().get(0).put().item());
    }

    private static Map<String, Object> probe() {
        LocalTable local = new LocalTable();
        Writes refusing = new Writes(new TestClock()) {
            @Override
            Optional<Instant> refusedSince() {
                return Optional.of(NINE);
            }
        };
        new TableHealth(local.client, local.name, refusing).trouble();
        return local.everything().values().iterator().next();
    }

    private static Map<String, Object> left() {
        Desk desk = new Desk(TestPolicies.KEEN);
        desk.register("a-1");
        desk.removal.remove("a-1");
        return desk.local.everything().values().iterator().next();
    }

    private static Map<String, Object> skilled() {
        Desk desk = new Desk(TestPolicies.KEEN);
        desk.registry.register(
                "a-1",
                new Registry.Registration("Ada", null, null, List.of(), List.of(), List.of("swedish")),
                Desk.BOSS);
        return desk.local.everything().values().stream()
                .filter(item -> item.containsKey(Profile.ADDRESSES))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> drift() {
        LocalTable local = new LocalTable();
        new DriftRuns(local.client, local.name).write(new DriftRuns.Run(NINE, 0, 1, 2, 3, 4, 5, 6, 7, 8));
        return local.everything().values().iterator().next();
    }

    /** A connection, and what it watches. */
    private static List<Map<String, Object>> watched(String who, String agentId) {
        LocalTable local = new LocalTable();
        Connections connections = new Connections(local.client, local.name);
        Connections.Connection connection = new Connections.Connection("x-1", who, agentId, List.of("agent#a-1"), NINE);
        connections.open(connection);
        connections.watch(connection, connection.topics());
        return List.copyOf(local.everything().values());
    }

    private static Session session(Kind kind, Session.Standing standing, Customer customer, String told) {
        Instant until = standing == Session.Standing.HELD ? null : NINE;
        return new Session(
                "s-1",
                Channel.VOICE,
                kind,
                Phase.RINGING,
                NINE,
                until,
                standing,
                customer,
                new Call(told, told, told == null ? Set.of() : Set.of(told)),
                told,
                told == null ? Session.Began.UNTOLD : new Session.Began(NINE, NINE),
                told == null ? null : new Session.Hold(NINE, NINE));
    }

    /**
     * @param told stands for whatever somebody may tell or leave out; null: nothing of all that may be absent is
     * there
     */
    private static AgentRecord record(Session session, Actor by, String told) {
        Intent intent = new Intent(Choice.BREAK, told, NINE, by);
        Instant instant = told == null ? null : NINE;
        return new AgentRecord(
                new AgentRecord.Identity("a-1", "Ada", told == null ? null : ZoneId.of("Europe/Oslo"), "keen"),
                new AgentRecord.Chosen(
                        intent,
                        intent,
                        told == null ? Set.of() : Set.of(Switch.CALLS),
                        new AgentRecord.Message("Call me", NINE, by),
                        told == null ? LoggedOn.NONE : new LoggedOn(Set.of("sales"), Set.of("swedish"))),
                told == null ? null : new Cause(Reason.WRAP_UP, NINE, NINE),
                told == null ? Map.of() : Map.of(Trigger.MISSED, 2),
                Map.of(session.id(), session),
                new Tombstones(Map.of("3", "abcdefc")),
                told == null ? Map.of() : Map.of("s-0", new End(Ending.COMPLETED, NINE, true)),
                new AgentRecord.Cleared(7, by, told, NINE),
                told == null ? Presence.NONE : new Presence(Map.of("laptop", NINE)),
                new AgentRecord.Derived(
                        "abcdef", new Availability(Map.of(Channel.VOICE, NINE), instant), instant, instant, instant),
                42);
    }

    /** So that a new component of the record cannot be forgotten here. */
    private static void assertFilled(Record record) throws ReflectiveOperationException {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(record);
            String name = record.getClass().getSimpleName() + "." + component.getName();
            assertNotNull(value, name);
            Object some = value instanceof Map<?, ?> map ? map.values() : value;
            if (some instanceof Collection<?> values) {
                assertFalse(values.isEmpty(), name);
                some = values.iterator().next();
            }
            if (some instanceof Record below) {
                assertFilled(below);
            }
        }
    }
}
