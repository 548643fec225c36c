package lineclear.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.Keys;

/**
 * What the table's stream tells of one agent's record: each write's old and new image, as far as the filter lets it.
 */
final class StreamOfOneAgent {
    private final Desk desk;
    private final String agentId;
    private final List<Map<String, Object>> images = new ArrayList<>();
    private final SessionHistory history;

    StreamOfOneAgent(Desk desk, String agentId) {
        this.desk = desk;
        this.agentId = agentId;
        this.history = new SessionHistory(desk.local.client, desk.local.name);
        images.add(desk.item(agentId));
    }

    /** After a write. */
    StreamOfOneAgent told() {
        images.add(desk.item(agentId));
        return this;
    }

    /** The writes for which history is called, counted from 0. */
    List<Integer> heard() {
        return IntStream.range(0, images.size() - 1)
                .filter(write -> HistoryFilter.lets(Attributes.of(images.get(write + 1))))
                .boxed()
                .toList();
    }

    /** @return how often history wrote */
    int deliver(List<Integer> writes) {
        return writes.stream()
                .mapToInt(write -> history.write(images.get(write), images.get(write + 1)))
                .sum();
    }

    /** @return how often history wrote */
    int deliver() {
        return deliver(heard());
    }

    /** As it was before this write. */
    Map<String, Object> image(int write) {
        return images.get(write);
    }

    Map<String, Object> item(String sessionId) {
        return desk.local.table.get(Keys.session(agentId, sessionId)).orElse(Map.of());
    }
}
