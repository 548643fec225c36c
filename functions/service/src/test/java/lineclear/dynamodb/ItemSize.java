package lineclear.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An item's size in bytes, by DynamoDB's published rules. */
final class ItemSize {
    private ItemSize() {}

    /** Names and values, without the three bytes and the byte for each entry that a map below it would cost. */
    static int of(Map<String, Object> item) {
        return item.entrySet().stream()
                .mapToInt(entry -> text(entry.getKey()) + value(entry.getValue()))
                .sum();
    }

    @SuppressWarnings("unchecked")
    private static int value(Object value) {
        if (value instanceof String text) {
            return text(text);
        } else if (value instanceof Long number) {
            return (Long.toString(Math.abs(number)).length() + 1) / 2 + 1;
        } else if (value instanceof Map<?, ?> map) {
            return 3 + map.size() + of((Map<String, Object>) map);
        }
        return 3
                + ((List<Object>) value)
                        .stream().mapToInt(element -> 1 + value(element)).sum();
    }

    private static int text(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
