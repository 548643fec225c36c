package lineclear.benchmark;

import java.io.IOException;
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

/** Runs it all and writes the tables: arguments file, rounds, seconds of each turn. */
public final class Benchmark {
    /** Unset, it lets DEBUG through: the SDK and Jetty then spell out every request, and nobody reads it. */
    private static final Logger ROOT = Logger.getLogger("");

    private static final Duration DISTANCE = Duration.ofMillis(4);

    private Benchmark() {}

    public static void main(String[] arguments) throws IOException {
        ROOT.setLevel(Level.WARNING);
        Path file = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        double seconds = Double.parseDouble(arguments[2]);
        try {
            String report = report(rounds, seconds);
            System.out.println(report);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, report);
            System.exit(0); // DynamoDB Local's own threads would keep the process alive
        } catch (RuntimeException | Error e) {
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
        Cycles cycles = new Cycles(contenders(timed), rounds, seconds);
        Cycles far = new Cycles(contenders(client(dynamoDb, new Distance(DISTANCE))), Math.max(1, rounds / 2), seconds);
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

    private static DynamoDbClient client(DynamoDbLocal dynamoDb, ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .endpointOverride(dynamoDb.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(64))
                .overrideConfiguration(its -> its.executionInterceptors(List.of(interceptors)))
                .build();
    }
}
