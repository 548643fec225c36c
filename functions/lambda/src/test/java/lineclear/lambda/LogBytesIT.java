package lineclear.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lineclear.TestDatabase;
import lineclear.contract.Reply;
import lineclear.contract.Sample;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.engine.Engine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What the packaged zip really writes into its log for each call of a session. CloudWatch counts 26 bytes more for each
 * line ("PutLogEvents", Amazon CloudWatch Logs API Reference).
 */
class LogBytesIT {
    private static final int OF_A_LINE = 26;
    private static final String SESSION = UUID.nameUUIDFromBytes(new byte[0]).toString();
    private static final Map<String, String> SETTINGS = Map.of(
            "LINECLEAR_METRICS", "lineclear-prod",
            "LINECLEAR_PUBLIC_URL", "https://lineclear.example.com",
            "LINECLEAR_EVENTS_KEY", "literal:not-a-secret-but-long-enough-for-one");

    @TempDir
    static Path folder;

    private static final Map<String, FunctionProcess> FUNCTIONS = new HashMap<>();
    private static Engine dynamoDb;

    @BeforeAll
    static void start() throws Exception {
        FunctionZip.built().unzipTo(folder);
        dynamoDb = Engine.inMemory();
        try (DynamoDbClient client = TestDatabase.client(dynamoDb.endpoint())
                .httpClientBuilder(ApacheHttpClient.builder())
                .build()) {
            client.createTable(TableDefinition.create("lineclear"));
        }
    }

    @AfterAll
    static void stop() {
        FUNCTIONS.values().forEach(FunctionProcess::close);
        dynamoDb.close();
    }

    /** The lines of one call, and what it answered. */
    private record Call(JsonNode answer, List<String> lines) {
        int bytes() {
            return lines.stream()
                    .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length + OF_A_LINE)
                    .sum();
        }
    }

    private static Call call(String function, JsonNode event) throws Exception {
        FunctionProcess process = FUNCTIONS.get(function);
        if (process == null) {
            process = new FunctionProcess(Launch.ofBuild(folder), function, dynamoDb.endpoint(), SETTINGS);
            FUNCTIONS.put(function, process);
            process.awaitReady();
            assertEquals("", process.log(), "what is written at each start");
        }
        int before = process.log().length();
        Reply reply = process.invoke(event.toString());
        List<String> lines = process.log().substring(before).lines().toList();
        JsonNode answer = Reply.JSON.readTree(((Reply.Answer) reply).json());
        System.out.printf("%s: %s%n", function, new Call(answer, lines).bytes());
        lines.forEach(line -> System.out.println("  " + line));
        return new Call(answer, lines);
    }

    private static ObjectNode event(Sample sample) {
        return sample.event(Instant.now()).deepCopy();
    }

    private static void done(String function) throws Exception {
        assertTrue(call(function, event(Sample.named(function)))
                        .answer()
                        .path("statusCode")
                        .asInt()
                < 300);
    }

    private static Call reserve() throws Exception {
        ObjectNode event = event(Sample.named("reserve"));
        event.put(
                "body", event.get("body").asText().replace("\"s-1\"", "\"" + SESSION + "\",\"platform\":\"kamailio\""));
        return call("reserve", event);
    }

    private static Call hear(URI address, String happened) throws Exception {
        ObjectNode event = event(Sample.named("webhook"));
        ObjectNode signedAnew = event.deepCopy();
        signedAnew.put(
                "body", event.get("body").asText().replace("ringing", happened).replace("s-1", "1-17@10.0.0.1"));
        ((ObjectNode) signedAnew.get("headers"))
                .put("x-signature", Sample.signature(signedAnew.get("body").asText()));
        signedAnew.put("rawPath", address.getRawPath()).put("rawQueryString", address.getRawQuery());
        signedAnew
                .putObject("pathParameters")
                .put("platform", "kamailio")
                .put("agentId", "a-17")
                .put("sessionId", SESSION);
        ObjectNode query = signedAnew.putObject("queryStringParameters");
        for (String pair : address.getRawQuery().split("&")) {
            query.put(pair.split("=")[0], pair.split("=")[1]);
        }
        return call("webhook", signedAnew);
    }

    @Test
    void aCallIsOneLineAndALineOfMetricsWhereSomethingWasCounted() throws Exception {
        done("register");
        done("set-status");
        Call reserved = reserve();
        assertEquals(1, reserved.lines().size());
        URI address = URI.create(Reply.JSON
                .readTree(reserved.answer().path("body").asText())
                .path("events")
                .asText());
        int session = reserved.bytes();
        for (String happened : List.of("ringing", "answered", "completed")) {
            Call heard = hear(address, happened);
            assertEquals(200, heard.answer().path("statusCode").asInt(), heard.answer()::toString);
            assertEquals(2, heard.lines().size());
            session += heard.bytes();
        }
        assertTrue(session <= 2000, session + " bytes for four calls");
        Call again = reserve();
        assertEquals(409, again.answer().path("statusCode").asInt());
        assertEquals(2, again.lines().size());
        assertTrue(again.bytes() <= 450, again.bytes() + " bytes for a refusal");
    }

    @Test
    void nothingIsNamedTwice() throws Exception {
        Call call = call("heartbeat", event(Sample.named("heartbeat.refused")));
        String all = String.join("\n", call.lines());
        assertEquals(1, all.split("a-17", -1).length - 1, all);
        assertEquals(1, call.lines().get(call.lines().size() - 1).split("heartbeat", -1).length - 1, all);
    }
}
