package lineclear.dynamodb;

import java.util.Map;
import lineclear.dynamodb.table.Keys;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which records of the table's stream the function {@code history} is called for: writes of an agent's record that
 * ended a session. Said once for Lambda and once for a laptop; a test holds the two against each other.
 */
public final class HistoryFilter {
    /**
     * In the syntax of Lambda's event filtering (AWS: "Using event filtering with a DynamoDB event source"), which can
     * ask whether there is an attribute only of what is no map.
     */
    public static final String PATTERN = "{\"dynamodb\":{\"Keys\":{\"" + Keys.SORT_KEY + "\":{\"S\":[\"" + Keys.RECORD
            + "\"]}},\"NewImage\":{\"" + RecordCodec.ENDS + "\":{\"S\":[{\"exists\":true}]}}}}";

    private HistoryFilter() {}

    /** @param newImage empty where the item is gone */
    public static boolean lets(Map<String, AttributeValue> newImage) {
        return AttributeValue.fromS(Keys.RECORD).equals(newImage.get(Keys.SORT_KEY))
                && newImage.containsKey(RecordCodec.ENDS);
    }
}
