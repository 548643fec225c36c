package lineclear.local.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import lineclear.dynamodb.table.TableDefinition;

/**
 * Whether the engine of our own has the table: one DescribeTable in plain HTTP. The AWS SDK would be loaded for it, a
 * quarter of all the work of a start, while somebody waits.
 */
final class QuickLook {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Of the form that it asks for; whose it is, and whether it fits, it does not. */
    private static final String SIGNATURE = "AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request,"
            + " SignedHeaders=host, Signature=0";

    private QuickLook() {}

    /** True only when all is as it must be; what else there may be, the SDK's client finds out. */
    static boolean finds(Connection engine, String table) {
        try {
            JsonNode found = describe(engine, table);
            return found.path("TableStatus").asText().equals("ACTIVE")
                    && found.path("LatestStreamArn").isTextual()
                    && found.at("/KeySchema/0/AttributeName").asText().equals(TableDefinition.PARTITION_KEY)
                    && found.at("/KeySchema/1/AttributeName").asText().equals(TableDefinition.SORT_KEY)
                    && found.path("GlobalSecondaryIndexes")
                            .findValuesAsText("IndexName")
                            .contains(TableDefinition.LINE);
        } catch (IOException notSo) {
            return false;
        }
    }

    private static JsonNode describe(Connection engine, String table) throws IOException {
        ObjectMapper json = new ObjectMapper();
        HttpURLConnection http = (HttpURLConnection) engine.endpoint().toURL().openConnection();
        http.setConnectTimeout((int) PATIENCE.toMillis());
        http.setReadTimeout((int) PATIENCE.toMillis());
        http.setDoOutput(true);
        http.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
        http.setRequestProperty("Authorization", SIGNATURE);
        http.setRequestProperty("X-Amz-Date", "20260101T000000Z");
        http.setRequestProperty("X-Amz-Target", "DynamoDB_20120810.DescribeTable");
        try (OutputStream out = http.getOutputStream()) {
            String request = json.createObjectNode().put("TableName", table).toString();
            out.write(request.getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream in = http.getInputStream()) {
            return json.readTree(in).path("Table");
        } finally {
            http.disconnect();
        }
    }
}
