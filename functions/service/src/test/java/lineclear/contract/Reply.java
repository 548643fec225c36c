package lineclear.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;

/** What a function gave back for an event, as Lambda sees it. */
public sealed interface Reply {
    ObjectMapper JSON = new ObjectMapper();
    OpenApi API = OpenApi.load();

    /** @param json what the function returned; empty for nothing */
    record Answer(String json) implements Reply {}

    /** @param json Lambda's error document: {@code errorType, errorMessage} */
    record Failure(String json) implements Reply {}

    /** It is the outcome that the sample documents, and an HTTP answer is one that the OpenAPI document describes. */
    default void assertOutcomeOf(Sample sample) {
        JsonNode outcome = sample.outcome();
        if (outcome.has("error")) {
            String message = tree(assertInstanceOf(Failure.class, this).json())
                    .path("errorMessage")
                    .asText();
            assertTrue(message.contains(outcome.get("error").asText()), message);
            return;
        }
        JsonNode answer = tree(assertInstanceOf(Answer.class, this).json());
        if (sample.isHttp()) {
            assertHttp(sample, answer);
        } else {
            assertEquals(outcome.get("answer"), answer);
        }
    }

    private static void assertHttp(Sample sample, JsonNode answer) {
        int status = answer.path("statusCode").asInt();
        String body = answer.path("body").asText();
        Map<String, String> headers = new HashMap<>();
        answer.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        assertEquals(sample.outcome().get("status").asInt(), status, answer::toString);
        API.assertValid(sample.routeKey(), status, headers, body);
        if (sample.outcome().has("code")
                || headers.getOrDefault("Content-Type", "").contains("json")) {
            assertEquals(
                    sample.outcome().path("code").asText(),
                    tree(body).path("code").asText(),
                    body);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }
}
