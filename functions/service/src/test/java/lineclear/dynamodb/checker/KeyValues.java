package lineclear.dynamodb.checker;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The values of key attributes, the indexes' too: there, of the defined type, not empty and not too long. */
final class KeyValues implements Rule {
    private static final int LONGEST_PARTITION_KEY = 2048;
    private static final int LONGEST_SORT_KEY = 1024;

    @Override
    public void check(Operation operation, Schema schema) {
        for (Map<String, AttributeValue> key : operation.keys()) {
            Page.UPDATE_ITEM.demands(key.keySet().equals(schema.table().keys()), "%s is no key", key.keySet());
            key.forEach((name, value) -> check(schema, name, value));
        }
        if (operation.has("Item")) {
            Map<String, AttributeValue> item = operation.attributes("Item");
            Page.UPDATE_ITEM.demands(item.keySet().containsAll(schema.table().keys()), "the item has no key");
            item.forEach((name, value) -> check(schema, name, value));
        }
        if (operation.has("ExclusiveStartKey")) {
            checkStart(operation, schema);
        }
        Map<String, AttributeValue> values = operation.attributes(Words.VALUES);
        for (Action action : Action.of(operation)) {
            boolean given = action.path().isTop() && action.value().size() == 1;
            if (given && values.containsKey(action.value().get(0))) {
                check(schema, action.path().top(), values.get(action.value().get(0)));
            }
        }
    }

    private static void checkStart(Operation operation, Schema schema) {
        Set<String> wanted = new HashSet<>(schema.table().keys());
        if (schema.indexes().containsKey(operation.text("IndexName"))) {
            wanted.addAll(schema.indexes().get(operation.text("IndexName")).keys());
        }
        Map<String, AttributeValue> start = operation.attributes("ExclusiveStartKey");
        Page.QUERY.demands(start.keySet().equals(wanted), "%s is no key to start at", start.keySet());
        start.forEach((name, value) -> check(schema, name, value));
    }

    private static void check(Schema schema, String name, AttributeValue value) {
        if (!schema.types().containsKey(name)) {
            return;
        }
        String type = schema.types().get(name).toString();
        Page.UPDATE_ITEM.demands(type.equals(value.type().name()), "%s is defined as %s, not as %s", name, type, value);
        int longest = schema.isPartitionKey(name) ? LONGEST_PARTITION_KEY : LONGEST_SORT_KEY;
        int bytes = bytes(value);
        Page.QUOTAS.demands(bytes > 0 && bytes <= longest, "%s has %d bytes, a key has 1 to %d", name, bytes, longest);
    }

    private static int bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s().getBytes(StandardCharsets.UTF_8).length;
            case B -> value.b().asByteArrayUnsafe().length;
            default -> 1; // a number is never too long
        };
    }
}
