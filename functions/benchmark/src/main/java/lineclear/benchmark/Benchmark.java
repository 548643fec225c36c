package lineclear.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lineclear.engine.Engine;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Runs one of them and writes its tables: arguments which ({@code cycles}, {@code events}, {@code overdue},
 * {@code live} or {@code held}), file, rounds, seconds of each turn, the packaged local run for events and held load,
 * how many overdue records or live calls, how many minutes a load is held.
 */
public final class Benchmark {
    /** Unset, it lets DEBUG through: the SDK and Jetty then spell out every request, and nobody reads it. */
    private static final Logger ROOT = Logger.getLogger("");

    private static final Duration DISTANCE = Duration.ofMillis(4);

    /** The first one warms the process up. */
    private static final int LIVE_RUNS = 3;

    private Benchmark() {}

    public static void main(String[] arguments) {
        ROOT.setLevel(Level.WARNING);
        Path file = Path.of(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        double seconds = Double.parseDouble(arguments[3]);
        try {
            String report =
                    switch (arguments[0]) {
                        case "cycles" -> cycles(rounds, seconds);
                        case "events" -> events(rounds, seconds, Path.of(arguments[4]));
                        case "overdue" -> Machine.line() + ".\n\n"
                                + OverdueRecords.table(Integer.parseInt(arguments[5]));
                        case "live" -> Machine.line() + ".\n\n"
                                + OverdueRecords.live(Integer.parseInt(arguments[5]), LIVE_RUNS);
                        case "held" -> held(Path.of(arguments[4]), Integer.parseInt(arguments[6]));
                        default -> throw new IllegalArgumentException(
                                "benchmark.of is cycles, events, overdue, live or held, not " + arguments[0]);
                    };
            System.out.println(report);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, report);
        } catch (Exception | Error e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    /** What phone platforms bring about, through the packaged local run. */
    private static String events(int rounds, double seconds, Path jar) throws Exception {
        String head = head(rounds, seconds);
        try (LocalProcess service = LocalProcess.start(jar, "memory")) {
            Cycles cycles = new Cycles(
                    new Deliveries(service).contenders(), List.of(1, 32), rounds, seconds, service::cpuNanos);
            cycles.warmUp();
            return head + "\n" + cycles.table("connections", "request", "request");
        }
    }

    /** The same calls for a long time, with data in a folder, since what is kept grows with every call. */
    private static String held(Path jar, int minutes) throws Exception {
        String head = Machine.line() + ".\n\n";
        List<Integer> seen =
                Stream.of(1, 10, 20).filter(minute -> minute < minutes).collect(Collectors.toList());
        seen.add(minutes);
        try (LocalProcess service = LocalProcess.start(jar, "data")) {
            return head + HeldLoad.table(service, seen);
        }
    }

    private static String cycles(int rounds, double seconds) throws IOException {
        String head = head(rounds, seconds);
        Engine dynamoDb = Engine.inMemory();
        Counter counter = new Counter();
        DynamoDbClient timed = Clients.client(dynamoDb);
        DynamoDbClient counted = Clients.client(dynamoDb, counter);
        Tables.create(timed);
        List<Integer> threads = List.of(1, 8, 32);
        Cycles cycles = new Cycles(contenders(timed), threads, rounds, seconds, () -> Machine.cpuNanos(dynamoDb));
        DynamoDbClient distant = Clients.client(dynamoDb, new Distance(DISTANCE));
        Cycles far = new Cycles(
                contenders(distant), threads, Math.max(1, rounds / 2), seconds, () -> Machine.cpuNanos(dynamoDb));
        cycles.warmUp();
        return String.join(
                "\n",
                head,
                Cycles.costs(contenders(counted), counter),
                cycles.table(),
                "Each request " + DISTANCE.toMillis() + " ms longer, as over a network:\n",
                far.table(),
                new HotAgent(counted, counter).table(),
                new DeadHolder(timed).table());
    }

    private static String head(int rounds, double seconds) {
        return Machine.line() + ". " + Numbers.text("%d rounds of %.1f s each.%n", rounds, seconds);
    }

    /** The floor comes first. */
    private static List<Contender> contenders(DynamoDbClient client) {
        return List.of(
                new Floor(client),
                new LineclearCycle(Tables.agents(client)),
                LockClient.living(client),
                new BareTable(client));
    }
}
