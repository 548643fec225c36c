package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items of the table as DynamoDB's JSON ({@code {"name": {"S": "Ada"}}}), the members of maps in their names'
 * order.
 */
public final class Items {
    private Items() {}

    static ObjectNode json(Map<String, AttributeValue> item) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(item).forEach((name, value) -> json.set(name, json(value)));
        return json;
    }

    private static ObjectNode json(AttributeValue value) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case M -> json.set("M", json(value.m()));
            case L -> {
                ArrayNode elements = json.putArray("L");
                value.l().forEach(element -> elements.add(json(element)));
            }
            default -> throw new IllegalArgumentException("none of ours: " + value);
        }
        return json;
    }

    public static Map<String, AttributeValue> item(JsonNode json) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        json.properties().forEach(member -> item.put(member.getKey(), value(member.getValue())));
        return item;
    }

    private static AttributeValue value(JsonNode json) {
        if (json.has("M")) {
            return AttributeValue.fromM(item(json.get("M")));
        } else if (json.has("L")) {
            return AttributeValue.fromL(StreamSupport.stream(json.get("L").spliterator(), false)
                    .map(Items::value)
                    .toList());
        }
        return json.has("N")
                ? AttributeValue.fromN(json.get("N").asText())
                : AttributeValue.fromS(json.get("S").asText());
    }

    /** What the table's stream tells of a change; a missing image for an item that was not there. */
    static DynamodbEvent.DynamodbStreamRecord told(JsonNode before, JsonNode after) {
        StreamRecord change = new StreamRecord();
        change.setOldImage(before.isMissingNode() ? null : image(before));
        change.setNewImage(image(after));
        DynamodbEvent.DynamodbStreamRecord record = new DynamodbEvent.DynamodbStreamRecord();
        record.setDynamodb(change);
        return record;
    }

    private static Map<String, com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue> image(
            JsonNode json) {
        Map<String, com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue> image =
                new LinkedHashMap<>();
        json.properties().forEach(member -> image.put(member.getKey(), imaged(member.getValue())));
        return image;
    }

    private static com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue imaged(JsonNode json) {
        var value = new com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue();
        if (json.has("M")) {
            return value.withM(image(json.get("M")));
        } else if (json.has("L")) {
            return value.withL(StreamSupport.stream(json.get("L").spliterator(), false)
                    .map(Items::imaged)
                    .toList());
        }
        return json.has("N")
                ? value.withN(json.get("N").asText())
                : value.withS(json.get("S").asText());
    }
}
