package lineclear.dynamodb;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import lineclear.agent.Actor;
import lineclear.agent.AgentRecord;
import lineclear.agent.Availability;
import lineclear.agent.Cause;
import lineclear.agent.Channel;
import lineclear.agent.Choice;
import lineclear.agent.Cleared;
import lineclear.agent.Intent;
import lineclear.agent.Tombstones;

/** A record to the attributes of its item (without keys, version and writer) and back. */
final class RecordCodec {
    static final String VERSION = "version";
    static final String SESSIONS = "sessions";
    static final String ENDED = "ended";
    static final String FREE_AT = "freeAt";

    private RecordCodec() {}

    static Map<String, Object> encode(AgentRecord record) {
        Fields fields = new Fields()
                .put("name", record.name())
                .put("policy", record.policy())
                .put("rev", record.revision())
                .put("intent", encode(record.intent()))
                .put("next", record.next() == null ? null : encode(record.next()))
                .put("cause", record.cause() == null ? null : encode(record.cause()))
                .put("cleared", record.cleared() == null ? null : encode(record.cleared()))
                .put("openUntil", record.availability().openUntil())
                .put(TableDefinition.CHECK_AT, record.checkAt())
                .put(TableDefinition.WATCH, record.checkAt() == null ? null : Keys.watch(record.agentId()));
        Map<String, Object> sessions = new LinkedHashMap<>();
        record.sessions().forEach((id, session) -> sessions.put(id, SessionCodec.encode(session)));
        Fields freeAt = new Fields();
        record.availability().freeAt().forEach((channel, at) -> freeAt.put(channel.word(), at));
        Map<String, Object> item = fields.map();
        item.put(SESSIONS, sessions);
        item.put(ENDED, new LinkedHashMap<String, Object>(record.ended().slots()));
        item.put(FREE_AT, freeAt.map());
        return item;
    }

    /** @throws IllegalStateException when the item is not one of ours; the message names the attribute */
    static AgentRecord decode(Map<String, Object> item) {
        Fields fields = new Fields(item);
        Map<String, lineclear.agent.Session> sessions = new LinkedHashMap<>();
        fields.map(SESSIONS)
                .map()
                .forEach((id, session) -> sessions.put(id, SessionCodec.decode(id, Fields.of(session, id))));
        Map<Channel, Instant> freeAt = new LinkedHashMap<>();
        Fields stored = fields.map(FREE_AT);
        for (Channel channel : Channel.values()) {
            Instant at = stored.instant(channel.word());
            if (at != null) {
                freeAt.put(channel, at);
            }
        }
        Map<String, String> ended = new LinkedHashMap<>();
        fields.map(ENDED).map().forEach((slot, stone) -> ended.put(slot, (String) stone));
        return new AgentRecord(
                Keys.agentId(fields.text(TableDefinition.PARTITION_KEY)),
                fields.text("name"),
                fields.text("policy"),
                fields.text("rev"),
                intent(fields.map("intent")),
                fields.has("next") ? intent(fields.map("next")) : null,
                fields.has("cause") ? cause(fields.map("cause")) : null,
                sessions,
                new Tombstones(ended),
                fields.has("cleared") ? cleared(fields.map("cleared")) : null,
                new Availability(freeAt, fields.instant("openUntil")),
                fields.instant(TableDefinition.CHECK_AT),
                fields.number(VERSION));
    }

    private static Map<String, Object> encode(Intent intent) {
        return new Fields()
                .put("status", intent.choice())
                .put("reason", intent.reason())
                .put("message", intent.message())
                .put("since", intent.since())
                .put("by", intent.by().role())
                .put("byId", intent.by().id())
                .map();
    }

    private static Intent intent(Fields fields) {
        return new Intent(
                fields.word("status", Choice.class),
                fields.optional("reason"),
                fields.optional("message"),
                fields.instant("since"),
                actor(fields));
    }

    private static Map<String, Object> encode(Cause cause) {
        return new Fields()
                .put("reason", cause.reason())
                .put("since", cause.since())
                .put("until", cause.until())
                .map();
    }

    private static Cause cause(Fields fields) {
        return new Cause(fields.word("reason", Cause.Reason.class), fields.instant("since"), fields.instant("until"));
    }

    private static Map<String, Object> encode(Cleared cleared) {
        return new Fields()
                .put("seen", cleared.seen())
                .put("by", cleared.by().role())
                .put("byId", cleared.by().id())
                .put("reason", cleared.reason())
                .put("at", cleared.at())
                .map();
    }

    private static Cleared cleared(Fields fields) {
        return new Cleared(fields.number("seen"), actor(fields), fields.optional("reason"), fields.instant("at"));
    }

    private static Actor actor(Fields fields) {
        return new Actor(fields.word("by", Actor.Role.class), fields.optional("byId"));
    }
}
