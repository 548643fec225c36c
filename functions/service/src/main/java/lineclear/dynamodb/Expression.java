package lineclear.dynamodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and values of one request: every name has a placeholder, so no reserved word and no id can break it. */
final class Expression {
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();
    private final Map<Object, String> known = new LinkedHashMap<>();

    /** The path to an attribute, each step through a placeholder. */
    String path(String... steps) {
        return path(List.of(steps));
    }

    String path(List<String> steps) {
        String path = "";
        for (String step : steps) {
            String placeholder = placeholders.get(step);
            if (placeholder == null) {
                placeholder = "#" + placeholders.size();
                placeholders.put(step, placeholder);
            }
            path = path.isEmpty() ? placeholder : path + "." + placeholder;
        }
        return path;
    }

    String value(Object plain) {
        return known.computeIfAbsent(plain, value -> {
            String placeholder = ":" + values.size();
            values.put(placeholder, Attributes.of(value));
            return placeholder;
        });
    }

    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        placeholders.forEach((name, placeholder) -> names.put(placeholder, name));
        return names;
    }

    Map<String, AttributeValue> values() {
        return values;
    }
}
