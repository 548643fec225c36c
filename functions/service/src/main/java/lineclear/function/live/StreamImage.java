package lineclear.function.live;

import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** An item of the table as its stream has it, in plain values. */
public final class StreamImage {
    private StreamImage() {}

    /** Empty for an item that there was not, or is not any more. */
    public static Map<String, Object> plain(Map<String, AttributeValue> image) {
        Map<String, Object> plain = new LinkedHashMap<>();
        if (image != null) {
            image.forEach((name, value) -> plain.put(name, plain(value)));
        }
        return plain;
    }

    private static Object plain(AttributeValue value) {
        if (value.getS() != null) {
            return value.getS();
        } else if (value.getN() != null) {
            return Long.valueOf(value.getN());
        } else if (value.getM() != null) {
            return plain(value.getM());
        }
        return value.getL() == null
                ? null
                : value.getL().stream().map(StreamImage::plain).toList();
    }
}
