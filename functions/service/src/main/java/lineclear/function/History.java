package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import io.quarkus.funqy.Funq;
import java.util.LinkedHashMap;
import java.util.Map;
import lineclear.dynamodb.SessionHistory;

/**
 * Keeps the history of sessions, from the table's stream: one call per stream record, again when it fails. What is not an
 * agent's record is passed over.
 */
public class History {
    private final SessionHistory history;

    History(SessionHistory history) {
        this.history = history;
    }

    @Funq("history")
    public void history(DynamodbEvent.DynamodbStreamRecord event) {
        Map<String, Object> after = plain(event.getDynamodb().getNewImage());
        if (SessionHistory.isRecord(after)) {
            history.write(plain(event.getDynamodb().getOldImage()), after);
        }
    }

    private static Map<String, Object> plain(Map<String, AttributeValue> image) {
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
                : value.getL().stream().map(History::plain).toList();
    }
}
