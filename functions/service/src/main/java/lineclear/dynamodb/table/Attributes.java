package lineclear.dynamodb.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Plain values (String, Long, Map, List) to DynamoDB's and back. */
public final class Attributes {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private Attributes() {}

    public static Map<String, AttributeValue> of(Map<String, Object> plain) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        plain.forEach((name, value) -> attributes.put(name, of(value)));
        return attributes;
    }

    @SuppressWarnings("unchecked")
    public static AttributeValue of(Object plain) {
        if (plain instanceof String text) {
            return AttributeValue.fromS(text);
        } else if (plain instanceof Long number) {
            return AttributeValue.fromN(number.toString());
        } else if (plain instanceof Map<?, ?> map) {
            return AttributeValue.fromM(of((Map<String, Object>) map));
        } else if (plain instanceof List<?> list) {
            return AttributeValue.fromL(list.stream().map(Attributes::of).toList());
        }
        throw new IllegalArgumentException("not storable: " + plain);
    }

    public static Map<String, Object> plain(Map<String, AttributeValue> attributes) {
        Map<String, Object> plain = new LinkedHashMap<>();
        attributes.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private static Object plain(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> WHOLE.matcher(value.n()).matches() ? (Object) Long.valueOf(value.n()) : value;
            case M -> plain(value.m());
            case L -> value.l().stream().map(Attributes::plain).toList();
            default -> value; // none of ours: who needs it will say so
        };
    }
}
