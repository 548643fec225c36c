package lineclear.dynamodb.table;

import java.util.Locale;
import java.util.Map;

/** How the table's keys are spelled. */
public final class Keys {
    public static final String PARTITION_KEY = "pk";
    public static final String SORT_KEY = "sk";
    public static final int SHARDS = 16;
    public static final String RECORD = "record";
    public static final String PROFILE = "profile";
    public static final String POINTER = "pointer";
    public static final String DRIFT = "drift";
    /** The hash of the index {@code line} under which free agents stand. */
    public static final String AGENTS_LINE = "agents";

    public static final String QUEUES = "queues";
    public static final String TICKET = "ticket";
    private static final String MESSAGE = "m#";
    private static final String AGENT = "agent#";
    private static final String CONNECTION = "conn#";

    private Keys() {}

    public static Map<String, Object> record(String agentId) {
        return key(AGENT + agentId, RECORD);
    }

    public static Map<String, Object> profile(String agentId) {
        return key(AGENT + agentId, PROFILE);
    }

    public static Map<String, Object> session(String agentId, String sessionId) {
        return key(AGENT + agentId, "session#" + sessionId);
    }

    public static Map<String, Object> address(String platform, String value) {
        return key("address#" + platform + "#" + value, POINTER);
    }

    public static Map<String, Object> drift(String run) {
        return key(DRIFT, run);
    }

    public static Map<String, Object> connection(String id) {
        return key(CONNECTION + id, "conn");
    }

    public static String topic(String topic) {
        return "topic#" + topic;
    }

    public static Map<String, Object> watcher(String topic, String connectionId) {
        return key(topic(topic), CONNECTION + connectionId);
    }

    public static String connectionId(String sortKey) {
        return sortKey.substring(CONNECTION.length());
    }

    /** All queues stand in one partition: there are few, and they are read together. */
    public static Map<String, Object> queue(String queueId) {
        return key(QUEUES, queueId);
    }

    public static Map<String, Object> ticket(String ticketId) {
        return key(TICKET + "#" + ticketId, TICKET);
    }

    /** In their order, before the ticket itself; eight digits are more than anybody writes. */
    public static Map<String, Object> message(String ticketId, long seq) {
        return key(TICKET + "#" + ticketId, String.format(Locale.ROOT, "%s%08d", MESSAGE, seq));
    }

    public static long messageSeq(String sortKey) {
        return Long.parseLong(sortKey.substring(MESSAGE.length()));
    }

    /** The key of an item that has been read. */
    public static Map<String, Object> of(Map<String, Object> item) {
        return key((String) item.get(PARTITION_KEY), (String) item.get(SORT_KEY));
    }

    public static String agentId(String partitionKey) {
        return partitionKey.substring(AGENT.length());
    }

    public static String ticketId(String partitionKey) {
        return partitionKey.substring(TICKET.length() + 1);
    }

    public static String watch(String agentId) {
        return watch(shard(agentId));
    }

    public static String watch(int shard) {
        return "watch#" + shard;
    }

    public static String roster(int shard) {
        return "roster#" + shard;
    }

    /** {@link String#hashCode} is fixed by Java's specification, so shards never move. */
    public static int shard(String agentId) {
        return Math.floorMod(agentId.hashCode(), SHARDS);
    }

    private static Map<String, Object> key(String partition, String sort) {
        return Map.of(PARTITION_KEY, partition, SORT_KEY, sort);
    }
}
