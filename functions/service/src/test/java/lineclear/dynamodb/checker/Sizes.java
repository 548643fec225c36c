package lineclear.dynamodb.checker;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sizes in bytes, by DynamoDB's published rules (Developer Guide, "DynamoDB item sizes and formats"). */
public final class Sizes {
    private Sizes() {}

    /** Names and values, without the three bytes and the byte for each entry that a map below it would cost. */
    public static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(entry -> text(entry.getKey()) + value(entry.getValue()))
                .sum();
    }

    static int text(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int value(AttributeValue value) {
        return switch (value.type()) {
            case S -> text(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToInt(Sizes::text).sum();
            case NS -> value.ns().stream().mapToInt(Sizes::number).sum();
            case BS -> value.bs().stream()
                    .mapToInt(one -> one.asByteArrayUnsafe().length)
                    .sum();
            case M -> 3 + value.m().size() + of(value.m());
            case L -> list(value.l());
            default -> 1;
        };
    }

    private static int number(String number) {
        return (number.replaceAll("[^0-9]", "").length() + 1) / 2 + 1;
    }

    private static int list(Collection<AttributeValue> values) {
        return 3 + values.stream().mapToInt(value -> 1 + value(value)).sum();
    }
}
