package lineclear.push;

import java.util.Optional;

/** What a connection can watch. */
public final class Topic {
    /** Everybody, in short. */
    public static final String FLOOR = "floor";

    private static final String TICKET = "ticket#";
    private static final String QUEUE = "queue#";

    private Topic() {}

    /** One customer who waits, or writes. */
    public static String ofTicket(String ticketId) {
        return TICKET + ticketId;
    }

    /** The line of one queue. */
    public static String ofQueue(String queueId) {
        return QUEUE + queueId;
    }

    /** The ticket that a topic is of; empty when it is of none. */
    public static Optional<String> ticketIn(String topic) {
        return Optional.of(topic).filter(its -> its.startsWith(TICKET)).map(its -> its.substring(TICKET.length()));
    }

    /** The queue that a topic is of; empty when it is of none. */
    public static Optional<String> queueIn(String topic) {
        return Optional.of(topic).filter(its -> its.startsWith(QUEUE)).map(its -> its.substring(QUEUE.length()));
    }

    /** One agent, in full. */
    public static String ofAgent(String agentId) {
        return "agent#" + agentId;
    }
}
