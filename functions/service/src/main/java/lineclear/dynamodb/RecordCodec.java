package lineclear.dynamodb;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Availability;
import lineclear.agent.record.Cause;
import lineclear.agent.record.Intent;
import lineclear.agent.record.LoggedOn;
import lineclear.agent.record.Presence;
import lineclear.agent.record.Tombstones;
import lineclear.dynamodb.table.ItemFields;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.dynamodb.table.WordsCodec;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Reason;
import lineclear.word.Switch;
import lineclear.word.Trigger;
import lineclear.word.Word;
import org.jboss.logging.Logger;

/** A record to the attributes of its item (without keys, version and writer) and back. */
final class RecordCodec {
    static final String VERSION = "version";
    static final String SESSIONS = "sessions";
    static final String ENDED = "ended";
    static final String ENDS = "ends";
    static final String FREE_AT = "freeAt";
    static final String LEASES = "leases";
    static final String PRESENT_UNTIL = "presentUntil";
    static final String LOGS_OFF_AT = "logsOffAt";
    static final String STRIKES = "strikes";
    static final String OFF = "off";
    private static final String SKILLS = "skills";

    /** Whoever is logged on to a queue has a place in its line, which each write must keep: no other guess may hit. */
    /** Behind a policy's fingerprint, which has neither of the two. */
    private static final Map<LoggedOn.Where, String> WHERE =
            Map.of(LoggedOn.Where.NEVER, "", LoggedOn.Where.NOWHERE, ".", LoggedOn.Where.SOMEWHERE, "+");

    private static final Logger LOG = Logger.getLogger("lineclear");

    private RecordCodec() {}

    /**
     * The records of many items. One that this version cannot read is said in the log and left out: it must not hold up
     * the others.
     */
    static List<AgentRecord> readable(Collection<Map<String, Object>> items) {
        List<AgentRecord> records = new ArrayList<>();
        for (Map<String, Object> item : items) {
            try {
                records.add(decode(item));
            } catch (RuntimeException fault) {
                LOG.errorf(
                        "The item %s is left out: this version cannot read it (%s)",
                        item.get(TableDefinition.PARTITION_KEY), fault.getMessage());
            }
        }
        return records;
    }

    static Map<String, Object> encode(AgentRecord record) {
        ItemFields fields = new ItemFields()
                .put("name", record.name())
                .put("zone", record.zone() == null ? null : record.zone().getId())
                .put("policy", record.policy())
                .put("rev", revision(record))
                .put("intent", encode(record.intent()))
                .put("next", record.next() == null ? null : encode(record.next()))
                .put("cause", record.cause() == null ? null : encode(record.cause()))
                .put(STRIKES, strikes(record.strikes()))
                .put(OFF, off(record.off()))
                .put("message", record.message() == null ? null : encode(record.message()))
                .put(ENDS, EndsCodec.encode(record.ends()))
                .put("cleared", record.cleared() == null ? null : encode(record.cleared()))
                .put("openUntil", record.availability().openUntil())
                .put(LOGS_OFF_AT, record.logsOffAt())
                .put(PRESENT_UNTIL, record.presence().until())
                .put(TableDefinition.CHECK_AT, record.checkAt())
                .put(TableDefinition.WATCH, record.checkAt() == null ? null : Keys.watch(record.agentId()))
                .put(TableDefinition.RANK, record.turn())
                .put(TableDefinition.LINE, record.loggedOn().anywhere() ? Keys.AGENTS_LINE : null)
                .put(TableDefinition.QUEUES, WordsCodec.encode(record.loggedOn().queues()))
                .put(SKILLS, WordsCodec.encode(record.loggedOn().skills()));
        Map<String, Object> sessions = new LinkedHashMap<>();
        record.sessions().forEach((id, session) -> sessions.put(id, SessionCodec.encode(session)));
        ItemFields freeAt = new ItemFields();
        record.availability().freeAt().forEach((channel, at) -> freeAt.put(channel.word(), at));
        Map<String, Object> item = fields.map();
        item.put(SESSIONS, sessions);
        item.put(ENDED, new LinkedHashMap<String, Object>(record.ended().slots()));
        item.put(FREE_AT, freeAt.map());
        ItemFields leases = new ItemFields();
        record.presence().leases().forEach(leases::put);
        item.put(LEASES, leases.map());
        return item;
    }

    /** @throws IllegalStateException when the item is not one of ours; the message names the attribute */
    static AgentRecord decode(Map<String, Object> item) {
        ItemFields fields = new ItemFields(item);
        Map<String, lineclear.agent.record.Session> sessions = new LinkedHashMap<>();
        fields.map(SESSIONS)
                .map()
                .forEach((id, session) -> sessions.put(id, SessionCodec.decode(id, ItemFields.of(session, id))));
        Map<Channel, Instant> freeAt = new LinkedHashMap<>();
        ItemFields stored = fields.map(FREE_AT);
        for (Channel channel : Channel.values()) {
            Instant at = stored.instant(channel.word());
            if (at != null) {
                freeAt.put(channel, at);
            }
        }
        Map<String, String> ended = new LinkedHashMap<>();
        fields.map(ENDED).map().forEach((slot, stone) -> ended.put(slot, (String) stone));
        Map<String, Instant> leases = new LinkedHashMap<>();
        ItemFields devices = fields.has(LEASES) ? fields.map(LEASES) : new ItemFields();
        devices.map().keySet().forEach(device -> leases.put(device, devices.instant(device)));
        return new AgentRecord(
                new AgentRecord.Identity(
                        Keys.agentId(fields.text(TableDefinition.PARTITION_KEY)),
                        fields.text("name"),
                        fields.has("zone") ? ZoneId.of(fields.text("zone")) : null,
                        fields.text("policy")),
                new AgentRecord.Chosen(
                        intent(fields.map("intent")),
                        fields.has("next") ? intent(fields.map("next")) : null,
                        fields.has(OFF) ? off(fields.text(OFF)) : Set.of(),
                        fields.has("message") ? message(fields.map("message")) : null,
                        new LoggedOn(
                                where(fields.text("rev")),
                                Set.copyOf(WordsCodec.decode(fields.optional(TableDefinition.QUEUES))),
                                Set.copyOf(WordsCodec.decode(fields.optional(SKILLS))))),
                fields.has("cause") ? cause(fields.map("cause")) : null,
                fields.has(STRIKES) ? strikes(fields.map(STRIKES)) : Map.of(),
                sessions,
                new Tombstones(ended),
                fields.has(ENDS) ? EndsCodec.decode(fields.text(ENDS)) : Map.of(),
                fields.has("cleared") ? cleared(fields.map("cleared")) : null,
                new Presence(leases),
                new AgentRecord.Derived(
                        fields.text("rev").replaceAll("[.+]$", ""),
                        new Availability(freeAt, fields.instant("openUntil")),
                        fields.instant(LOGS_OFF_AT),
                        fields.instant(TableDefinition.CHECK_AT),
                        fields.instant(TableDefinition.RANK)),
                fields.number(VERSION));
    }

    private static Map<String, Object> encode(Intent intent) {
        return new ItemFields()
                .put("status", intent.choice())
                .put("reason", intent.reason())
                .put("since", intent.since())
                .put("by", intent.by().role())
                .put("byId", intent.by().id())
                .map();
    }

    private static Intent intent(ItemFields fields) {
        return new Intent(
                fields.word("status", Choice.class), fields.optional("reason"), fields.instant("since"), actor(fields));
    }

    private static Map<String, Object> encode(Cause cause) {
        return new ItemFields()
                .put("reason", cause.reason())
                .put("since", cause.since())
                .put("until", cause.until())
                .map();
    }

    private static Cause cause(ItemFields fields) {
        return new Cause(fields.word("reason", Reason.class), fields.instant("since"), fields.instant("until"));
    }

    private static Map<String, Object> encode(AgentRecord.Cleared cleared) {
        return new ItemFields()
                .put("seen", cleared.seen())
                .put("by", cleared.by().role())
                .put("byId", cleared.by().id())
                .put("reason", cleared.reason())
                .put("at", cleared.at())
                .map();
    }

    private static AgentRecord.Cleared cleared(ItemFields fields) {
        return new AgentRecord.Cleared(
                fields.number("seen"), actor(fields), fields.optional("reason"), fields.instant("at"));
    }

    private static Map<String, Object> strikes(Map<Trigger, Integer> strikes) {
        ItemFields fields = new ItemFields();
        strikes.forEach((trigger, times) -> fields.put(trigger.word(), (long) times));
        return strikes.isEmpty() ? null : fields.map();
    }

    private static Map<Trigger, Integer> strikes(ItemFields fields) {
        Map<Trigger, Integer> strikes = new EnumMap<>(Trigger.class);
        for (Trigger trigger : Trigger.values()) {
            if (fields.has(trigger.word())) {
                strikes.put(trigger, (int) fields.number(trigger.word()));
            }
        }
        return strikes;
    }

    /** The policy's fingerprint, and whether the agent is logged on to a queue: one text for one condition. */
    static String revision(AgentRecord record) {
        return record.revision() + WHERE.get(record.loggedOn().where());
    }

    private static LoggedOn.Where where(String revision) {
        return revision.endsWith("+")
                ? LoggedOn.Where.SOMEWHERE
                : revision.endsWith(".") ? LoggedOn.Where.NOWHERE : LoggedOn.Where.NEVER;
    }

    /** One text, so that a condition can compare it; null when nothing is off. */
    static String off(Set<Switch> off) {
        return off.isEmpty()
                ? null
                : String.join(" ", off.stream().map(Word::word).toList());
    }

    private static Set<Switch> off(String text) {
        Set<Switch> off = EnumSet.noneOf(Switch.class);
        for (String word : text.split(" ")) {
            Word.parse(Switch.class, word).ifPresent(off::add);
        }
        return off;
    }

    private static Map<String, Object> encode(AgentRecord.Message message) {
        return new ItemFields()
                .put("text", message.text())
                .put("at", message.at())
                .put("by", message.by().role())
                .put("byId", message.by().id())
                .map();
    }

    private static AgentRecord.Message message(ItemFields fields) {
        return new AgentRecord.Message(fields.text("text"), fields.instant("at"), actor(fields));
    }

    private static Actor actor(ItemFields fields) {
        return new Actor(fields.word("by", Actor.Role.class), fields.optional("byId"));
    }
}
