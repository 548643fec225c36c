package lineclear.dynamodb.checker;

import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an item may hold, and a value of an expression. */
final class ItemLimits implements Rule {
    private static final int LARGEST_ITEM = 400 * 1024;
    private static final int LARGEST_VALUES = 2 * 1024 * 1024;
    private static final int LONGEST_NAME = 64 * 1024 - 1;
    private static final int DEEPEST = 32;

    @Override
    public void check(Operation operation, Schema schema) {
        check(operation.attributes("Item"));
        Map<String, AttributeValue> values = operation.attributes(Words.VALUES);
        values.values().forEach(value -> checkValue(value, 1));
        operation.names().values().forEach(ItemLimits::checkName);
        int variables = Sizes.of(values)
                + operation.names().entrySet().stream()
                        .mapToInt(name -> Sizes.text(name.getKey()) + Sizes.text(name.getValue()))
                        .sum();
        Page.QUOTAS.demands(variables <= LARGEST_VALUES, "names and values have %d bytes", variables);
    }

    /** An item as it will be, or as it has become. */
    static void check(Map<String, AttributeValue> item) {
        int bytes = Sizes.of(item);
        Page.QUOTAS.demands(bytes <= LARGEST_ITEM, "the item has %d bytes", bytes);
        checkMap(item, 1);
    }

    private static void checkMap(Map<String, AttributeValue> map, int depth) {
        map.keySet().forEach(ItemLimits::checkName);
        map.values().forEach(value -> checkValue(value, depth));
    }

    private static void checkName(String name) {
        int bytes = Sizes.text(name);
        Page.NAMING.demands(bytes > 0 && bytes <= LONGEST_NAME, "an attribute's name has %d bytes", bytes);
    }

    private static void checkValue(AttributeValue value, int depth) {
        Page.QUOTAS.demands(depth <= DEEPEST + 1, "a value is nested deeper than %d levels", DEEPEST);
        switch (value.type()) {
            case M -> checkMap(value.m(), depth + 1);
            case L -> value.l().forEach(element -> checkValue(element, depth + 1));
            case SS -> checkSet(value.ss());
            case NS -> checkSet(value.ns());
            case BS -> checkSet(value.bs());
            case UNKNOWN_TO_SDK_VERSION -> Page.NAMING.demands(false, "a value has no type");
            default -> {} // of any content
        }
    }

    private static void checkSet(Collection<?> set) {
        Page.QUOTAS.demands(!set.isEmpty(), "a set is empty");
        Page.NAMING.demands(set.stream().distinct().count() == set.size(), "a set has something twice");
    }
}
