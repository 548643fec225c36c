package lineclear.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import lineclear.agent.record.Call;
import lineclear.agent.record.Customer;
import lineclear.agent.record.Session;
import lineclear.dynamodb.table.ItemFields;
import lineclear.word.Channel;
import lineclear.word.Kind;
import lineclear.word.Phase;

/** A session to its map below {@code sessions}, and back. What is usual is left out, to keep the item small. */
final class SessionCodec {
    static final String KIND = "kind";
    static final String QUEUE = "queue";
    static final String LEGS = "legs";
    static final String GUESS = "guess";
    static final String WAS = "was";
    static final String STANDING = "standing";
    private static final String RESERVED = "held";
    private static final String RINGING = "rang";

    private SessionCodec() {}

    static Map<String, Object> encode(Session session) {
        return new ItemFields()
                .put("channel", session.channel())
                .put(KIND, session.kind() == Kind.STANDARD ? null : session.kind())
                .put("phase", session.phase())
                .put("since", session.since())
                .put("until", session.until())
                .put(STANDING, session.open() ? null : session.standing())
                .put("customer", session.customer() == null ? null : encode(session.customer()))
                .put("platform", session.platform())
                .put("callId", session.callId())
                .put(
                        LEGS,
                        session.call().legs().isEmpty()
                                ? null
                                : String.join(" ", session.call().legs()))
                .put(QUEUE, session.queue())
                .put(RESERVED, session.began().reserved())
                .put(RINGING, session.began().ringing())
                .put(session.open() ? GUESS : WAS, session.was() == null ? null : encode(session.was()))
                .map();
    }

    static Session decode(String id, ItemFields fields) {
        return new Session(
                id,
                fields.word("channel", Channel.class),
                fields.has(KIND) ? fields.word(KIND, Kind.class) : Kind.STANDARD,
                fields.word("phase", Phase.class),
                Instant.ofEpochMilli(fields.number("since")),
                fields.instant("until"),
                fields.has(STANDING) ? fields.word(STANDING, Session.Standing.class) : Session.Standing.HELD,
                fields.has("customer") ? customer(fields.map("customer")) : null,
                new Call(fields.optional("platform"), fields.optional("callId"), legs(fields)),
                fields.optional(QUEUE),
                new Session.Began(fields.instant(RESERVED), fields.instant(RINGING)),
                was(fields));
    }

    private static Map<String, Object> encode(Session.Hold hold) {
        return new ItemFields()
                .put("since", hold.since())
                .put("until", hold.until())
                .map();
    }

    private static Map<String, Object> encode(Customer customer) {
        return new ItemFields()
                .put("id", customer.id())
                .put("name", customer.name())
                .put("doing", customer.doing())
                .map();
    }

    /** Ids hold no spaces. */
    private static Set<String> legs(ItemFields fields) {
        return fields.has(LEGS) ? Set.of(fields.text(LEGS).split(" ")) : Set.of();
    }

    /** Each counts in its own standing only, so that what a version without them has left there does no harm. */
    private static Session.Hold was(ItemFields fields) {
        String name = fields.has(STANDING) ? WAS : GUESS;
        boolean lapsed =
                fields.has(STANDING) && fields.word(STANDING, Session.Standing.class) == Session.Standing.LAPSED;
        return fields.has(name) && !lapsed ? hold(fields.map(name)) : null;
    }

    private static Session.Hold hold(ItemFields fields) {
        return new Session.Hold(fields.instant("since"), fields.instant("until"));
    }

    private static Customer customer(ItemFields fields) {
        return new Customer(fields.text("id"), fields.optional("name"), fields.optional("doing"));
    }
}
