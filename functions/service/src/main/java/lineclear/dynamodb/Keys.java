package lineclear.dynamodb;

import java.util.Map;

/** How the table's keys are spelled. */
final class Keys {
    static final String PARTITION_KEY = "pk";
    static final String SORT_KEY = "sk";
    static final int SHARDS = 16;
    static final String RECORD = "record";
    static final String PROFILE = "profile";
    static final String POINTER = "pointer";
    static final String DRIFT = "drift";
    private static final String AGENT = "agent#";
    private static final String CONNECTION = "conn#";

    private Keys() {}

    static Map<String, Object> record(String agentId) {
        return key(AGENT + agentId, RECORD);
    }

    static Map<String, Object> profile(String agentId) {
        return key(AGENT + agentId, PROFILE);
    }

    static Map<String, Object> session(String agentId, String sessionId) {
        return key(AGENT + agentId, "session#" + sessionId);
    }

    static Map<String, Object> address(Address address) {
        return key("address#" + address.platform() + "#" + address.value(), POINTER);
    }

    static Map<String, Object> drift(String run) {
        return key(DRIFT, run);
    }

    static Map<String, Object> connection(String id) {
        return key(CONNECTION + id, "conn");
    }

    static String topic(String topic) {
        return "topic#" + topic;
    }

    static Map<String, Object> watcher(String topic, String connectionId) {
        return key(topic(topic), CONNECTION + connectionId);
    }

    static String connectionId(String sortKey) {
        return sortKey.substring(CONNECTION.length());
    }

    /** The key of an item that has been read. */
    static Map<String, Object> of(Map<String, Object> item) {
        return key((String) item.get(PARTITION_KEY), (String) item.get(SORT_KEY));
    }

    static String agentId(String partitionKey) {
        return partitionKey.substring(AGENT.length());
    }

    static String watch(String agentId) {
        return watch(shard(agentId));
    }

    static String watch(int shard) {
        return "watch#" + shard;
    }

    static String roster(int shard) {
        return "roster#" + shard;
    }

    /** {@link String#hashCode} is fixed by Java's specification, so shards never move. */
    static int shard(String agentId) {
        return Math.floorMod(agentId.hashCode(), SHARDS);
    }

    private static Map<String, Object> key(String partition, String sort) {
        return Map.of(PARTITION_KEY, partition, SORT_KEY, sort);
    }
}
