package lineclear.chat;

import lineclear.queue.Refusal;
import lineclear.queue.Ticket;

/** What the rules make of it when somebody writes. */
public sealed interface Saying {
    /** Both are to be written, or neither. */
    record Written(Ticket ticket, Message message) implements Saying {}

    /** It was written before, under this number. */
    record Repeated(long seq) implements Saying {}

    record Refused(Refusal refusal) implements Saying {}
}
