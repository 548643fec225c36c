package lineclear.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The OpenAPI document as a judge: what it does not describe is an {@link AssertionError}. */
public final class OpenApi {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JsonNode document;
    private final Schemas schemas;
    private final Map<String, JsonNode> operations = new LinkedHashMap<>();

    private OpenApi(JsonNode document) {
        this.document = document;
        schemas = new Schemas(document);
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member -> operations.put(
                        member.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), member.getValue())));
    }

    public static OpenApi load() {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (InputStream file = OpenApi.class.getResourceAsStream("/lineclear/openapi.yaml")) {
            return new OpenApi(yaml.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode document() {
        return document;
    }

    Schemas schemas() {
        return schemas;
    }

    /** The operations by route key, {@code POST /agents/{agentId}/reserve}, in the document's order. */
    public Map<String, JsonNode> operations() {
        return operations;
    }

    /** The name of the function that answers a route. */
    public String function(String routeKey) {
        return operation(routeKey).get("x-function").asText();
    }

    /**
     * An answer is what the document says of this route and status.
     *
     * @param headers names in any case
     * @param body null when there is none
     */
    public void assertValid(String routeKey, int status, Map<String, String> headers, String body) {
        String answer = routeKey + " -> " + status;
        JsonNode response = operation(routeKey).get("responses").get(Integer.toString(status));
        check(response != null, answer + ": the document knows no such status here", body);
        Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        named.putAll(headers == null ? Map.of() : headers);
        JsonNode described = resolved(response);
        assertHeaders(answer, described.path("headers"), named);
        if (!described.has("content")) {
            check(body == null || body.isEmpty(), answer + ": has no body", body);
            return;
        }
        JsonNode media = media(answer, described, named.get("content-type"), body);
        if (named.get("content-type").contains("json")) {
            assertMatches(answer, media, body);
        } else {
            check(body != null && !body.isEmpty(), answer + ": no body", body);
        }
    }

    /** A request's body is what the document says of this route. */
    public void assertValidRequest(String routeKey, String body) {
        JsonNode described = operation(routeKey).path("requestBody");
        if (body == null || body.isEmpty()) {
            check(!described.path("required").asBoolean(), routeKey + ": needs a body", body);
            return;
        }
        check(!described.isMissingNode(), routeKey + ": takes no body", body);
        assertMatches(routeKey, described.get("content").get("application/json"), body);
    }

    private JsonNode operation(String routeKey) {
        JsonNode operation = operations.get(routeKey);
        check(operation != null, routeKey + ": no such route; there are " + operations.keySet(), null);
        return operation;
    }

    private void assertHeaders(String answer, JsonNode described, Map<String, String> headers) {
        described.properties().forEach(header -> {
            JsonNode description = resolved(header.getValue());
            String value = headers.get(header.getKey());
            boolean required = description.path("required").asBoolean();
            check(value != null || !required, answer + ": header " + header.getKey() + " is missing", null);
            if (value != null) {
                List<String> wrong = schemas.violations(description.get("schema"), TextNode.valueOf(value));
                check(wrong.isEmpty(), answer + ": header " + header.getKey() + ": " + wrong, value);
            }
        });
        boolean retryDescribed = described.has("Retry-After");
        check(retryDescribed || !headers.containsKey("retry-after"), answer + ": has no Retry-After", null);
    }

    private static JsonNode media(String answer, JsonNode response, String contentType, String body) {
        check(contentType != null, answer + ": no content type", body);
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        JsonNode media = response.path("content").get(type);
        check(media != null, answer + ": content type " + contentType + " is not among its types", body);
        return media;
    }

    private void assertMatches(String what, JsonNode media, String body) {
        check(body != null && !body.isEmpty(), what + ": no body", body);
        try {
            List<String> wrong = schemas.violations(media.get("schema"), JSON.readTree(body));
            check(wrong.isEmpty(), what + ": " + wrong, body);
        } catch (JsonProcessingException e) {
            check(false, what + ": not JSON: " + e.getOriginalMessage(), body);
        }
    }

    JsonNode resolved(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null ? node : resolved(schemas.target(reference.asText()));
    }

    private static void check(boolean so, String complaint, String body) {
        if (!so) {
            throw new AssertionError(body == null ? complaint : complaint + "\n" + body);
        }
    }
}
