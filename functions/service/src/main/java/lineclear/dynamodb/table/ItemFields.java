package lineclear.dynamodb.table;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import lineclear.word.Word;

/**
 * The named values of one map in the table. Null is never stored; instants are epoch milliseconds, constants their
 * word.
 */
public final class ItemFields {
    private final Map<String, Object> map;

    public ItemFields() {
        this(new LinkedHashMap<>());
    }

    public ItemFields(Map<String, Object> map) {
        this.map = map;
    }

    @SuppressWarnings("unchecked")
    public static ItemFields of(Object value, String name) {
        if (value instanceof Map<?, ?> fields) {
            return new ItemFields((Map<String, Object>) fields);
        }
        throw new IllegalStateException("the table's item has no map '" + name + "'");
    }

    public Map<String, Object> map() {
        return map;
    }

    public ItemFields put(String name, Object value) {
        if (value instanceof Instant instant) {
            map.put(name, instant.toEpochMilli());
        } else if (value instanceof Word word) {
            map.put(name, word.word());
        } else if (value != null) {
            map.put(name, value);
        }
        return this;
    }

    public boolean has(String name) {
        return map.containsKey(name);
    }

    public ItemFields map(String name) {
        return of(map.get(name), name);
    }

    public String optional(String name) {
        return (String) map.get(name);
    }

    public String text(String name) {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("the table's item has no text '" + name + "'");
    }

    public long number(String name) {
        if (map.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalStateException("the table's item has no number '" + name + "'");
    }

    public Instant instant(String name) {
        return has(name) ? Instant.ofEpochMilli(number(name)) : null;
    }

    public <E extends Enum<E> & Word> E word(String name, Class<E> type) {
        String word = text(name);
        return Word.parse(type, word)
                .orElseThrow(() -> new IllegalStateException(
                        "the table's item says " + name + "='" + word + "', which this version does not know"));
    }
}
