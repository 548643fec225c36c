package lineclear.dynamodb.queue;

import lineclear.word.Word;

/** The three lists of a queue. */
public enum TicketLine implements Word {
    /** Those who wait, being offered to somebody or not: next first. */
    WAITING("w#"),
    /** Those who were answered, by when they were. */
    ANSWERED("a#"),
    /** Those who went before anybody answered, by when they did. */
    UNANSWERED("u#");

    private final String prefix;

    TicketLine(String prefix) {
        this.prefix = prefix;
    }

    /** The hash of the index under which they stand. */
    String of(String queueId) {
        return prefix + queueId;
    }
}
