package lineclear.dynamodb;

import java.util.List;
import java.util.Map;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;

/**
 * An agent's record and, beside it, what register keeps of them, as stored; empty maps where there is none. They
 * are two items: what was read of them may lie on two sides of a registration.
 */
record Profile(Map<String, Object> record, Map<String, Object> rest) {
    static final String ADDRESSES = "addresses";
    static final String QUEUES = "queues";
    static final String SKILLS = "skills";
    static final String WRITER = "writer";
    static final String LAST_VERSION = "lastVersion";

    /** One BatchGetItem, strongly consistent. */
    static Profile read(RecordTable table, String agentId) {
        Map<String, Object> record = Map.of();
        Map<String, Object> rest = Map.of();
        for (Map<String, Object> item : table.batch(List.of(Keys.record(agentId), Keys.profile(agentId)))) {
            if (SessionHistory.isRecord(item)) {
                record = item;
            } else {
                rest = item;
            }
        }
        return new Profile(record, rest);
    }

    /** Who wrote it last; null when nobody did. */
    String writer() {
        return (String) rest.get(WRITER);
    }

    /** How far the versions had come of an agent who was taken away; 0 where there was none. */
    long lastVersion() {
        return (Long) rest.getOrDefault(LAST_VERSION, 0L);
    }

    @SuppressWarnings("unchecked")
    List<Address> addresses() {
        return ((List<Map<String, Object>>) rest.getOrDefault(ADDRESSES, List.of()))
                .stream()
                        .map(address -> new Address((String) address.get("platform"), (String) address.get("value")))
                        .toList();
    }

    @SuppressWarnings("unchecked")
    List<String> queues() {
        return (List<String>) rest.getOrDefault(QUEUES, List.of());
    }

    @SuppressWarnings("unchecked")
    List<String> skills() {
        return (List<String>) rest.getOrDefault(SKILLS, List.of());
    }
}
