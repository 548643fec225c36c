package lineclear.infra;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.patience.FunctionLimit;
import software.amazon.awscdk.Duration;

/**
 * What is deployed, one row for each function: megabytes as a native program and on the JVM
 * (Lambda gives CPU by memory); milliseconds above which the slowest hundredth is worth an alarm; calls a second that a
 * route lets through; its actions on the table and the indexes that it queries.
 */
public enum FunctionEntry {
    REGISTER(512, 1024, 1500, 20, rights("BatchGetItem", "PutItem", "UpdateItem", "DeleteItem")),
    UNREGISTER(512, 1024, 1500, 20, rights("BatchGetItem", "PutItem", "UpdateItem", "DeleteItem")),
    SHOW(512, 1024, 1000, 200, rights("GetItem", "BatchGetItem"), TableDefinition.ROSTER),
    RESERVE(512, 1024, 1000, 500, rights("GetItem", "UpdateItem"), Wants.EVENTS_KEY, Wants.PLATFORM_NAMES),
    CONNECT(512, 1024, 1000, 500, rights("GetItem", "UpdateItem")),
    RELEASE(512, 1024, 1000, 500, rights("GetItem", "UpdateItem")),
    VERIFY(512, 1024, 8000, 50, rights("GetItem"), Wants.LOOK_UPS),
    CLEAR(512, 1024, 8000, 50, rights("GetItem", "UpdateItem"), Wants.LOOK_UPS),
    SET_STATUS(512, 1024, 1000, 200, rights("GetItem", "UpdateItem")),
    HEARTBEAT(256, 1024, 1000, 500, rights("GetItem", "UpdateItem")),
    DESK(256, 1024, 1000, 200, rights(), Wants.SIGN_IN, Wants.SOCKET_URL),
    LIVE(256, 1024, 1000, 100, rights("BatchGetItem", "GetItem"), Wants.EVENTS_KEY, Wants.SOCKET_URL),
    SOCKET(512, 1024, 1500, 0, rights("DeleteItem", "GetItem", "PutItem", "UpdateItem"), Wants.EVENTS_KEY),
    TELL(
            512,
            1024,
            20_000,
            0,
            rights("BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem"),
            TableDefinition.LINE,
            Wants.CONNECTIONS,
            Wants.ALARMS),
    LOG_ON(512, 1024, 1000, 50, rights("BatchGetItem", "GetItem", "UpdateItem")),
    SET_UP_QUEUE(512, 1024, 1000, 20, rights("GetItem", "PutItem")),
    SWITCH_QUEUE(
            512, 1024, 15_000, 20, rights("BatchGetItem", "GetItem", "PutItem", "UpdateItem"), TableDefinition.ROSTER),
    SHOW_QUEUE(512, 1024, 3000, 200, rights("BatchGetItem", "GetItem", "Query"), TableDefinition.LINE),
    ENQUEUE(
            512,
            1024,
            1500,
            200,
            rights("BatchGetItem", "GetItem", "PutItem", "UpdateItem"),
            TableDefinition.LINE,
            Wants.ALARMS),
    SHOW_TICKET(512, 1024, 1000, 500, rights("GetItem"), TableDefinition.LINE),
    ALIVE(512, 1024, 1000, 500, rights("GetItem", "PutItem"), TableDefinition.LINE),
    LEAVE(512, 1024, 1000, 200, rights("GetItem", "PutItem", "UpdateItem"), TableDefinition.LINE),
    ANSWER(512, 1024, 1000, 200, rights("GetItem", "PutItem", "UpdateItem"), TableDefinition.LINE),
    SAY(512, 1024, 1000, 500, rights("GetItem", "PutItem")),
    READ(512, 1024, 1000, 500, rights("GetItem", "Query")),
    CLOSE(512, 1024, 1000, 200, rights("GetItem", "PutItem", "UpdateItem"), TableDefinition.LINE),
    ERASE(512, 1024, 8000, 20, rights("GetItem", "Query", "UpdateItem")),
    TYPING(512, 1024, 1500, 500, rights("GetItem", "Query"), Wants.CONNECTIONS),
    ROUTE(
            512,
            1024,
            10_000,
            0,
            rights("BatchGetItem", "GetItem", "PutItem", "UpdateItem"),
            TableDefinition.LINE,
            Wants.ALARMS),
    DRIFT(256, 1024, 1000, 50, rights("Query")),
    WEBHOOK(512, 1024, 2000, 500, rights("GetItem", "UpdateItem"), Wants.EVENTS_KEY, Wants.SIGNATURES),
    CONTACT_EVENT(512, 1024, 2000, 0, rights("GetItem", "UpdateItem"), Wants.CONTACTS),
    HISTORY(512, 1024, 20_000, 0, rights("UpdateItem")),
    RECONCILE(
            512,
            1024,
            60_000,
            0,
            rights("BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"),
            Set.of(TableDefinition.OVERDUE, TableDefinition.LINE),
            Wants.LOOK_UPS,
            Wants.ALARMS);

    /** What a function needs beside the table. */
    enum Wants {
        /** The key of the addresses that reserve gives out, and this service's own address. */
        EVENTS_KEY,
        /** How people sign in to the pages, and this service's own address. */
        SIGN_IN,
        /** Where pages open their sockets. */
        SOCKET_URL,
        /** Where frames for them are put, and the right to put them there. */
        CONNECTIONS,
        /** Where alarms are set, and the right to set them. */
        ALARMS,
        /** What the phone platforms are called, and nothing else of them. */
        PLATFORM_NAMES,
        /** The phone platforms, to prove what they send. */
        SIGNATURES,
        /** The phone platforms, to ask them about calls. */
        LOOK_UPS,
        /** Amazon Connect alone, which has no secrets. */
        CONTACTS
    }

    private final int nativeMegabytes;
    private final int jvmMegabytes;
    private final int slowMillis;
    private final int callsPerSecond;
    private final Set<String> tableActions;
    private final Set<String> indexes;
    private final Set<Wants> wants;

    FunctionEntry(
            int nativeMegabytes,
            int jvmMegabytes,
            int slowMillis,
            int callsPerSecond,
            Set<String> tableActions,
            Wants... wants) {
        this(nativeMegabytes, jvmMegabytes, slowMillis, callsPerSecond, tableActions, Set.of(), wants);
    }

    FunctionEntry(
            int nativeMegabytes,
            int jvmMegabytes,
            int slowMillis,
            int callsPerSecond,
            Set<String> tableActions,
            String index,
            Wants... wants) {
        this(nativeMegabytes, jvmMegabytes, slowMillis, callsPerSecond, tableActions, Set.of(index), wants);
    }

    FunctionEntry(
            int nativeMegabytes,
            int jvmMegabytes,
            int slowMillis,
            int callsPerSecond,
            Set<String> tableActions,
            Set<String> indexes,
            Wants... wants) {
        this.nativeMegabytes = nativeMegabytes;
        this.jvmMegabytes = jvmMegabytes;
        this.slowMillis = slowMillis;
        this.callsPerSecond = callsPerSecond;
        this.tableActions = tableActions;
        this.indexes = indexes;
        this.wants = Set.of(wants);
    }

    private static Set<String> rights(String... actions) {
        return new TreeSet<>(Set.of(actions));
    }

    static FunctionEntry named(String function) {
        return valueOf(function.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The one that is the same everywhere: {@code set-status}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For logical ids: {@code SetStatus}. */
    String id() {
        StringBuilder id = new StringBuilder();
        for (String part : word().split("-")) {
            id.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
        return id.toString();
    }

    /** The service's own number: its patience with others fits into it. */
    Duration timeout() {
        return Duration.seconds(FunctionLimit.valueOf(name()).limit().toSeconds());
    }

    int megabytes(Artifact artifact) {
        return artifact == Artifact.NATIVE ? nativeMegabytes : jvmMegabytes;
    }

    int slowMillis() {
        return slowMillis;
    }

    int callsPerSecond() {
        return callsPerSecond;
    }

    Set<String> tableActions() {
        return tableActions;
    }

    /** The indexes that the function queries; none for most. */
    Set<String> indexes() {
        return indexes;
    }

    boolean wants(Wants what) {
        return wants.contains(what);
    }

    /**
     * How many may run at once, which are then also kept for it; 0 for no limit. What nobody waits for must not take
     * the place of those who are waited for. Of reconcile twice its schedules: a run may last into the next minute.
     */
    int concurrency(Settings settings) {
        return switch (this) {
            case HISTORY, TELL, ROUTE -> 10;
            case RECONCILE -> 2 * settings.reconcileParallel();
            default -> 0;
        };
    }
}
