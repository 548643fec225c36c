package lineclear.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lineclear.TestDatabase;
import lineclear.contract.Reply;
import lineclear.contract.Sample;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.engine.Engine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The packaged zip, function by function, each in a process of its own, against the engine. */
class FunctionZipIT {
    private static final Pattern FOREIGN = Pattern.compile(
            "lib/.*(dynamodb-?local|sqlite|jetty|vertx|netty|undertow|resteasy|quarkus-rest|scheduler|quartz"
                    + "|lineclear-local|swagger|junit|jqwik|archunit|json-schema|devui|log4j|runtime-interface).*",
            Pattern.CASE_INSENSITIVE);

    private static final String TABLE = "lineclear";

    @TempDir
    static Path folder;

    private static final Map<String, FunctionProcess> FUNCTIONS = new HashMap<>();
    private static Path taskRoot;
    private static Engine dynamoDb;
    private static DynamoDbClient client;

    @BeforeAll
    static void unzip() throws Exception {
        taskRoot = folder.resolve("task");
        FunctionZip.built().unzipTo(taskRoot);
        dynamoDb = Engine.inMemory();
        client = TestDatabase.client(dynamoDb.endpoint())
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    @AfterAll
    static void stop() {
        FUNCTIONS.values().forEach(FunctionProcess::close);
        client.close();
        dynamoDb.close();
    }

    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void answersAsDocumented(Sample sample) throws Exception {
        emptyTable();
        for (Sample given : sample.given()) {
            invoke(given).assertOutcomeOf(given);
        }
        Reply reply = invoke(sample);
        reply.assertOutcomeOf(sample);
        if (sample.outcome().has("stored")) {
            Set<String> expected = new TreeSet<>();
            sample.outcome().get("stored").forEach(key -> expected.add(key.asText()));
            assertEquals(expected, stored());
        }
        String code = sample.outcome().path("code").asText(null);
        if (code != null) {
            assertTrue(FUNCTIONS.get(sample.function()).log().contains(refusal(sample.function(), code)), code);
        }
        FUNCTIONS.forEach(
                (name, function) -> assertFalse(function.log().contains("Grace"), name + " logs the customer's name"));
    }

    /** How a refusal stands in the log for CloudWatch to count. */
    private static String refusal(String function, String code) {
        return "\"code\":\"" + code + "\",\"function\":\"" + function + "\",\"Refused\":1}";
    }

    private static Reply invoke(Sample sample) throws Exception {
        FunctionProcess function = FUNCTIONS.get(sample.function());
        if (function == null) {
            function = new FunctionProcess(Launch.ofBuild(taskRoot), sample.function(), dynamoDb.endpoint());
            FUNCTIONS.put(sample.function(), function);
        }
        return function.invoke(sample.event(Instant.now()).toString());
    }

    private static void emptyTable() {
        if (client.listTables().tableNames().contains(TABLE)) {
            client.deleteTable(request -> request.tableName(TABLE));
        }
        client.createTable(TableDefinition.create(TABLE));
    }

    private static Set<String> stored() {
        return client.scan(request -> request.tableName(TABLE)).items().stream()
                .map(item -> item.get(TableDefinition.PARTITION_KEY).s() + "/"
                        + item.get(TableDefinition.SORT_KEY).s())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resrve", "Reserve", ""})
    void failsAtStartWithoutAFunctionOfThatName(String export) throws Exception {
        try (FunctionProcess process =
                new FunctionProcess(Launch.ofBuild(taskRoot), export, URI.create("http://127.0.0.1:1"))) {
            if (!FunctionZip.built().isNative()) { // a binary just ends, and Lambda reports that
                assertTrue(process.initError().contains("errorMessage"));
            }
            assertNotEquals(0, process.exitCode());
            assertTrue(process.log().contains("quarkus.funqy.export"), process.log());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LINECLEAR_EVENTS_KEY,env:NOPE,LINECLEAR_EVENTS_KEY refers to the environment variable NOPE",
        "LINECLEAR_PUBLIC_URL,javascript:x,LINECLEAR_PUBLIC_URL must be the address"
    })
    void failsAtStartWithASettingThatCannotServe(String name, String value, String told) throws Exception {
        try (FunctionProcess process = new FunctionProcess(
                Launch.ofBuild(taskRoot), "reserve", URI.create("http://127.0.0.1:1"), Map.of(name, value))) {
            if (!FunctionZip.built().isNative()) {
                assertTrue(process.initError().contains("errorMessage"));
            }
            assertNotEquals(0, process.exitCode());
            assertTrue(process.log().contains(told), process.log());
        }
    }

    @Test
    void holdsNothingOfTheLaptop() throws Exception {
        FunctionZip zip = FunctionZip.built();
        List<String> foreign = zip.entries().stream()
                .filter(entry -> FOREIGN.matcher(entry).matches())
                .toList();
        assertEquals(List.of(), foreign);
        // Lambda's limits are 50 MB zipped (uploaded directly) and 250 MB unzipped.
        System.out.printf(
                "function.zip: %.1f MB, unzipped %.1f MB, %d entries%n",
                zip.bytes() / 1e6, zip.unzippedBytes() / 1e6, zip.entries().size());
        assertTrue(zip.bytes() < 50_000_000, "too large to upload");
    }
}
