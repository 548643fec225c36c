package lineclear.dynamodb.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names and values of one request: every name but our plainest has a placeholder, so no reserved word and no id can
 * break it.
 */
public final class Expression {
    /** Our own names that DynamoDB does not reserve: as they are they are shorter to send, to parse and to read. */
    private static final Set<String> PLAIN = Set.of(
            "version",
            "writer",
            "rev",
            "intent",
            "cause",
            "ended",
            "ends",
            "freeAt",
            "openUntil",
            TableDefinition.CHECK_AT,
            TableDefinition.WATCH);

    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();
    private final Map<Object, String> known = new LinkedHashMap<>();

    /** The path to an attribute, each step through a placeholder. */
    public String path(String... steps) {
        return path(List.of(steps));
    }

    public String path(List<String> steps) {
        String path = "";
        for (String step : steps) {
            String placeholder = PLAIN.contains(step) ? step : placeholders.get(step);
            if (placeholder == null) {
                placeholder = "#" + placeholders.size();
                placeholders.put(step, placeholder);
            }
            path = path.isEmpty() ? placeholder : path + "." + placeholder;
        }
        return path;
    }

    public String value(Object plain) {
        return known.computeIfAbsent(plain, value -> {
            String placeholder = ":" + values.size();
            values.put(placeholder, Attributes.of(value));
            return placeholder;
        });
    }

    /** Null when there are none: DynamoDB refuses an empty map. */
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        placeholders.forEach((name, placeholder) -> names.put(placeholder, name));
        return names.isEmpty() ? null : names;
    }

    /** Null when there are none. */
    public Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }
}
