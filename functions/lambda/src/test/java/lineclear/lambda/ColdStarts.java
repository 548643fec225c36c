package lineclear.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineclear.TestDatabase;
import lineclear.contract.Reply;
import lineclear.contract.Sample;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.engine.Engine;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * From the start of a function's process to its first answer, which has asked the table once: the median of many runs,
 * for each way to start it. The ways take turns, so that what else the machine does falls on all of them. Prints the
 * table of {@code functions/lambda/README.md}.
 */
final class ColdStarts {
    private static final List<String> SMALL = List.of("-Xmx192m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final int FIRST_WITH_AOT_CACHE = 25;

    private final Path folder;
    private final Path taskRoot;
    private final Engine dynamoDb;
    private final Sample question;

    private ColdStarts(Path folder, Engine dynamoDb) throws IOException {
        this.folder = folder;
        this.taskRoot = folder.resolve("task");
        this.dynamoDb = dynamoDb;
        this.question = Sample.named("show.refused");
    }

    public static void main(String... args) throws Exception {
        Path folder = Files.createTempDirectory("cold-starts");
        try (Engine dynamoDb = Engine.inMemory()) {
            createTable(dynamoDb);
            List<Path> jdks = Arrays.stream(System.getProperty("jdks").split(","))
                    .map(Path::of)
                    .toList();
            new ColdStarts(folder, dynamoDb).measure(jdks, Integer.getInteger("runs"));
        }
    }

    private static void createTable(Engine dynamoDb) {
        try (DynamoDbClient client = TestDatabase.client(dynamoDb.endpoint())
                .httpClientBuilder(ApacheHttpClient.builder())
                .build()) {
            client.createTable(TableDefinition.create("lineclear"));
        }
    }

    private void measure(List<Path> jdks, int runs) throws Exception {
        FunctionZip.built().unzipTo(taskRoot);
        Map<String, Launch> ways = new LinkedHashMap<>();
        if (FunctionZip.built().isNative()) {
            ways.put("native", Launch.ofBuild(taskRoot));
        } else {
            for (Path jdk : jdks) {
                ways.putAll(ofJdk(jdk));
            }
        }
        Map<String, List<Long>> millis = new LinkedHashMap<>();
        for (int run = 0; run < runs; run++) {
            for (Map.Entry<String, Launch> way : ways.entrySet()) {
                millis.computeIfAbsent(way.getKey(), first -> new ArrayList<>()).add(once(way.getValue()));
            }
        }
        System.out.printf("%n| process start to first answer, %d runs | median ms | fastest | slowest |%n", runs);
        System.out.println("|---|---|---|---|");
        millis.forEach((way, all) -> {
            Collections.sort(all);
            System.out.printf(
                    "| %s | %d | %d | %d |%n", way, all.get(all.size() / 2), all.get(0), all.get(all.size() - 1));
        });
    }

    private Map<String, Launch> ofJdk(Path jdk) throws Exception {
        int version = version(jdk);
        String java = "Java " + version;
        List<Path> jars = FlatClassPath.of(taskRoot, folder.resolve("function-" + version + ".jar"));
        Path nothing = Files.createDirectories(folder.resolve("nothing"));
        Path archive = folder.resolve("archive-" + version);
        boolean aot = version >= FIRST_WITH_AOT_CACHE;
        train(Launch.flat(
                jdk, with((aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive), jars, nothing));
        if (!Files.exists(archive)) {
            throw new IllegalStateException(java + " has written no archive");
        }
        Map<String, Launch> ways = new LinkedHashMap<>();
        ways.put(java + ", the zip as a managed runtime loads it", Launch.managed(jdk, SMALL, taskRoot));
        ways.put(java + ", flat class path", Launch.flat(jdk, SMALL, jars, nothing));
        ways.put(
                java + ", flat class path, " + (aot ? "AOT cache" : "AppCDS archive"),
                Launch.flat(jdk, with((aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive), jars, nothing));
        return ways;
    }

    private static List<String> with(String option) {
        List<String> options = new ArrayList<>(SMALL);
        options.add(option);
        return options;
    }

    private static int version(Path jdk) throws IOException {
        for (String line : Files.readAllLines(jdk.resolve("release"))) {
            if (line.startsWith("JAVA_VERSION=")) {
                return Runtime.Version.parse(line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
                        .feature();
            }
        }
        throw new IOException(jdk + " is no JDK: its file \"release\" names no version");
    }

    /** A run whose classes, when it ends, are written down. */
    private void train(Launch launch) throws Exception {
        try (FunctionProcess process = start(launch)) {
            answered(process.invoke(question.event().toString()));
            process.stop();
        }
    }

    private long once(Launch launch) throws Exception {
        long started = System.nanoTime();
        try (FunctionProcess process = start(launch)) {
            answered(process.invoke(question.event().toString()));
            return Duration.ofNanos(System.nanoTime() - started).toMillis();
        }
    }

    private FunctionProcess start(Launch launch) throws IOException {
        return new FunctionProcess(launch, question.function(), dynamoDb.endpoint());
    }

    private void answered(Reply reply) {
        reply.assertOutcomeOf(question);
    }
}
