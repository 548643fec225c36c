package lineclear.dynamodb.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineclear.agent.record.Customer;
import lineclear.dynamodb.table.ItemFields;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.dynamodb.table.WordsCodec;
import lineclear.queue.Ticket;
import lineclear.queue.TicketState;
import lineclear.word.Channel;

/** A ticket to its item, keys included (without the writer), and back. */
final class TicketCodec {
    static final String VERSION = "version";
    static final String WRITER = "writer";

    /** Waiting ones stand by priority, then by time: no instant in milliseconds has so many digits. */
    private static final long PRIORITY = 10_000_000_000_000L;

    private static final Duration KEPT = Duration.ofDays(90);

    private TicketCodec() {}

    static Map<String, Object> encode(Ticket ticket) {
        ItemFields fields = new ItemFields()
                .put("queue", ticket.queue())
                .put("channel", ticket.channel())
                .put("customer", encode(ticket.customer()))
                .put("skills", WordsCodec.encode(ticket.wish().skills()))
                .put("relaxMillis", millis(ticket.wish().relaxAfter()))
                .put("priority", (long) ticket.wish().priority())
                .put("since", ticket.since())
                .put("state", ticket.state())
                .put("offer", ticket.offer() == null ? null : encode(ticket.offer()))
                .put("offers", (long) ticket.offers())
                .put("turned", turned(ticket.turned()))
                .put("aliveUntil", ticket.aliveUntil())
                .put("answeredAt", ticket.reached().answered())
                .put("repliedAt", ticket.reached().replied())
                .put("endedAt", ticket.reached().ended())
                .put(VERSION, ticket.version())
                .put(TableDefinition.LINE, line(ticket))
                .put(TableDefinition.RANK, rank(ticket))
                .put(
                        TableDefinition.TIME_TO_LIVE,
                        ticket.reached().ended() == null
                                ? null
                                : ticket.reached().ended().plus(KEPT).getEpochSecond());
        TalkCodec.encode(ticket.talk(), fields);
        Map<String, Object> item = fields.map();
        item.putAll(Keys.ticket(ticket.id()));
        return item;
    }

    /** Where in the index it stands. */
    private static String line(Ticket ticket) {
        return switch (ticket.state()) {
            case WAITING, OFFERED -> TicketLine.WAITING.of(ticket.queue());
            case ANSWERED, CLOSED -> TicketLine.ANSWERED.of(ticket.queue());
            case ABANDONED -> TicketLine.UNANSWERED.of(ticket.queue());
        };
    }

    static long rank(Ticket ticket) {
        Instant at =
                switch (ticket.state()) {
                    case WAITING, OFFERED -> ticket.since();
                    case ANSWERED, CLOSED -> ticket.reached().answered();
                    case ABANDONED -> ticket.reached().ended();
                };
        return (ticket.state().inLine() ? ticket.wish().priority() * PRIORITY : 0) + at.toEpochMilli();
    }

    /** @throws IllegalStateException when the item is not one of ours; the message names the attribute */
    static Ticket decode(Map<String, Object> item) {
        ItemFields fields = new ItemFields(item);
        return new Ticket(
                Keys.ticketId(fields.text(TableDefinition.PARTITION_KEY)),
                fields.text("queue"),
                fields.word("channel", Channel.class),
                customer(fields.map("customer")),
                new Ticket.Wish(
                        WordsCodec.decode(fields.optional("skills")),
                        fields.has("relaxMillis") ? Duration.ofMillis(fields.number("relaxMillis")) : null,
                        (int) fields.number("priority")),
                fields.instant("since"),
                fields.word("state", TicketState.class),
                fields.has("offer") ? offer(fields.map("offer")) : null,
                (int) fields.number("offers"),
                fields.has("turned") ? turned(fields.map("turned")) : List.of(),
                fields.instant("aliveUntil"),
                new Ticket.Reached(
                        fields.instant("answeredAt"), fields.instant("repliedAt"), fields.instant("endedAt")),
                TalkCodec.decode(fields),
                fields.number(VERSION));
    }

    private static Map<String, Object> encode(Customer customer) {
        return new ItemFields()
                .put("id", customer.id())
                .put("name", customer.name())
                .put("doing", customer.doing())
                .map();
    }

    private static Customer customer(ItemFields fields) {
        return new Customer(fields.text("id"), fields.optional("name"), fields.optional("doing"));
    }

    private static Map<String, Object> encode(Ticket.Offer offer) {
        return new ItemFields()
                .put("agent", offer.agentId())
                .put("session", offer.sessionId())
                .put("at", offer.at())
                .put("until", offer.until())
                .map();
    }

    private static Ticket.Offer offer(ItemFields fields) {
        return new Ticket.Offer(
                fields.text("agent"), fields.text("session"), fields.instant("at"), fields.instant("until"));
    }

    private static Map<String, Object> turned(List<Ticket.Turned> turned) {
        ItemFields fields = new ItemFields(new LinkedHashMap<>());
        turned.forEach(one -> fields.put(one.agentId(), one.until()));
        return turned.isEmpty() ? null : fields.map();
    }

    private static List<Ticket.Turned> turned(ItemFields fields) {
        List<Ticket.Turned> turned = new ArrayList<>();
        fields.map().keySet().stream()
                .sorted()
                .forEach(agent -> turned.add(new Ticket.Turned(agent, fields.instant(agent))));
        return turned;
    }

    private static Long millis(Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
