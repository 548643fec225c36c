package lineclear.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import lineclear.dynamodblocal.DynamoDbLocal;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Runs it all and writes the tables: arguments what ({@code cycles} or {@code calls}), file, rounds, seconds of each turn; for
 * the calls also the packaged local run, and how many overdue records.
 */
public final class Benchmark {
    /** Unset, it lets DEBUG through: the SDK and Jetty then spell out every request, and nobody reads it. */
    private static final Logger ROOT = Logger.getLogger("");

    private static final Duration DISTANCE = Duration.ofMillis(4);

    private Benchmark() {}

    public static void main(String[] arguments) {
        ROOT.setLevel(Level.WARNING);
        Path file = Path.of(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        double seconds = Double.parseDouble(arguments[3]);
        try {
            String report = arguments[0].equals("calls")
                    ? Calls.report(rounds, seconds, Path.of(arguments[4]), Integer.parseInt(arguments[5]))
                    : report(rounds, seconds);
            System.out.println(report);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, report);
            System.exit(0); // DynamoDB Local's own threads would keep the process alive
        } catch (Exception | Error e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static String report(int rounds, double seconds) {
        String machine = Machine.line();
        DynamoDbLocal dynamoDb = DynamoDbLocal.inMemory();
        Counter counter = new Counter();
        DynamoDbClient timed = client(dynamoDb);
        DynamoDbClient counted = client(dynamoDb, counter);
        Tables.create(timed);
        List<Integer> threads = List.of(1, 8, 32);
        Cycles cycles = new Cycles(contenders(timed), threads, rounds, seconds, Machine::cpuNanos);
        DynamoDbClient distant = client(dynamoDb, new Distance(DISTANCE));
        Cycles far = new Cycles(contenders(distant), threads, Math.max(1, rounds / 2), seconds, Machine::cpuNanos);
        cycles.warmUp();
        return String.join(
                "\n",
                machine + ". " + Numbers.text("%d rounds of %.1f s each.%n", rounds, seconds),
                Cycles.costs(contenders(counted), counter),
                cycles.table(),
                "Each request " + DISTANCE.toMillis() + " ms longer, as over a network:\n",
                far.table(),
                new HotAgent(counted, counter).table(),
                new DeadHolder(timed).table());
    }

    /** The floor comes first. */
    private static List<Contender> contenders(DynamoDbClient client) {
        return List.of(
                new Floor(client),
                new LineclearCycle(Tables.agents(client)),
                LockClient.living(client),
                new BareTable(client));
    }

    static DynamoDbClient client(DynamoDbLocal dynamoDb, ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .endpointOverride(dynamoDb.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(64))
                .overrideConfiguration(its -> its.executionInterceptors(List.of(interceptors)))
                .build();
    }
}
