package lineclear.platform.lookup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** What a server answered, whole. */
public record LookupAnswer(int status, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /** The body as JSON; a missing node when it is something else. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException malformed) {
            return MissingNode.getInstance();
        }
    }
}
