package lineclear.dynamodb;

import java.time.Instant;
import java.util.Map;
import lineclear.agent.Customer;
import lineclear.agent.Session;
import lineclear.word.Channel;
import lineclear.word.Kind;
import lineclear.word.Phase;

/** A session to its map below {@code sessions}, and back. What is usual is left out, to keep the item small. */
final class SessionCodec {
    static final String KIND = "kind";
    static final String QUEUE = "queue";
    static final String STANDING = "standing";

    private SessionCodec() {}

    static Map<String, Object> encode(Session session) {
        return new Fields()
                .put("channel", session.channel())
                .put(KIND, session.kind() == Kind.STANDARD ? null : session.kind())
                .put("phase", session.phase())
                .put("since", session.since())
                .put("until", session.until())
                .put(STANDING, session.open() ? null : session.standing())
                .put("customer", session.customer() == null ? null : encode(session.customer()))
                .put("platform", session.platform())
                .put("callId", session.callId())
                .put(QUEUE, session.queue())
                .map();
    }

    static Session decode(String id, Fields fields) {
        return new Session(
                id,
                fields.word("channel", Channel.class),
                fields.has(KIND) ? fields.word(KIND, Kind.class) : Kind.STANDARD,
                fields.word("phase", Phase.class),
                Instant.ofEpochMilli(fields.number("since")),
                fields.instant("until"),
                fields.has(STANDING) ? fields.word(STANDING, Session.Standing.class) : Session.Standing.HELD,
                fields.has("customer") ? customer(fields.map("customer")) : null,
                fields.optional("platform"),
                fields.optional("callId"),
                fields.optional(QUEUE));
    }

    private static Map<String, Object> encode(Customer customer) {
        return new Fields()
                .put("id", customer.id())
                .put("name", customer.name())
                .put("doing", customer.doing())
                .map();
    }

    private static Customer customer(Fields fields) {
        return new Customer(fields.text("id"), fields.optional("name"), fields.optional("doing"));
    }
}
