package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import lineclear.contract.Sample;
import lineclear.function.Items;
import org.junit.jupiter.api.Test;

/**
 * Lambda's filter and the laptop's say the same. How a pattern is matched: AWS Lambda Developer Guide, "Using event
 * filtering with a DynamoDB event source", and its table of comparison operators: a member of the pattern must be in
 * the record; a list is of alternatives; {@code exists} asks about a leaf only.
 */
class HistoryFilterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void bothLetThroughWhatEndedASessionAndNothingElse() throws Exception {
        JsonNode pattern = JSON.readTree(HistoryFilter.PATTERN);
        for (ObjectNode record : records()) {
            boolean ended = record.at("/dynamodb/NewImage").has("ends")
                    && record.at("/dynamodb/Keys/sk/S").asText().equals("record");
            assertEquals(ended, matches(pattern, record), record::toString);
            JsonNode image = record.at("/dynamodb/NewImage");
            assertEquals(ended, HistoryFilter.lets(Items.item(image)), record::toString);
        }
    }

    @Test
    void theSampleOfAnEndIsLetThrough() throws JsonProcessingException {
        JsonNode pattern = JSON.readTree(HistoryFilter.PATTERN);
        assertTrue(matches(pattern, sample("history")));
        assertFalse(matches(pattern, sample("history.refused")));
    }

    private static List<ObjectNode> records() {
        ObjectNode pointer = sample("history.refused");
        ObjectNode ended = sample("history");
        ObjectNode ringing = sample("history");
        ((ObjectNode) ringing.at("/dynamodb/NewImage")).remove("ends");
        ObjectNode history = sample("history");
        Stream.of("/dynamodb/Keys", "/dynamodb/NewImage")
                .forEach(item -> ((ObjectNode) history.at(item)).putObject("sk").put("S", "session#s-1"));
        ObjectNode removed = sample("history");
        ((ObjectNode) removed.get("dynamodb")).putObject("NewImage");
        return List.of(pointer, ended, ringing, history, removed);
    }

    private static ObjectNode sample(String name) {
        return (ObjectNode) Sample.named(name).event().at("/Records/0").deepCopy();
    }

    private static boolean matches(JsonNode pattern, JsonNode value) {
        if (pattern.isObject()) {
            return pattern.properties().stream()
                    .allMatch(member -> matches(member.getValue(), value.path(member.getKey())));
        }
        for (JsonNode alternative : pattern) {
            boolean leaf = value.isValueNode() && !value.isMissingNode();
            if (alternative.has("exists") ? leaf == alternative.get("exists").asBoolean() : alternative.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
