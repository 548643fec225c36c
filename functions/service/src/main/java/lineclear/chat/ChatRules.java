package lineclear.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import lineclear.agent.record.AgentRecord;
import lineclear.queue.Refusal;
import lineclear.queue.Talk;
import lineclear.queue.Ticket;
import lineclear.queue.TicketRules;
import lineclear.queue.TicketState;
import lineclear.word.Channel;
import lineclear.word.Side;
import org.jspecify.annotations.Nullable;

/** The one place that decides who may write in a chat, who may read it, and for how long. */
public final class ChatRules {
    /** Of one text, in UTF-8: with its keys it is an item of five write units at most. */
    public static final int LONGEST_BYTES = 4096;

    /** Counted from when the customer began to wait; then all texts of the chat are gone together. */
    public static final Duration KEPT = Duration.ofDays(90);

    private ChatRules() {}

    /** Somebody writes. One that was written already stays so, even in a chat that has ended since. */
    public static Saying say(Ticket stored, Utterance said, Instant clock) {
        Instant now = clock.truncatedTo(ChronoUnit.MILLIS);
        Ticket ticket = TicketRules.settled(stored, now);
        Optional<Refusal> never = notInIt(ticket, said.from(), said.agentId());
        if (never.isPresent()) {
            return new Saying.Refused(never.get());
        }
        OptionalLong before = ticket.talk().find(said.from(), said.clientId());
        if (before.isPresent()) {
            return new Saying.Repeated(before.getAsLong());
        }
        Optional<Refusal> over = over(ticket, now);
        if (over.isPresent()) {
            return new Saying.Refused(over.get());
        }
        Talk talk = ticket.talk();
        Instant last = talk.last();
        // Those who store messages have clocks that differ; what is read in order must not go back in time.
        Instant at = last != null && last.isAfter(now) ? last : now;
        Instant replied = ticket.reached().replied();
        Ticket after = ticket.talked(
                talk.and(said.from(), said.clientId(), at),
                replied == null && said.from() == Side.AGENT ? at : replied);
        return new Saying.Written(after, new Message(after.talk().seq(), said.from(), said.agentId(), said.text(), at));
    }

    /** Why this side may not write, or let the other see that it does; empty when it may. */
    public static Optional<Refusal> refuses(Ticket stored, Side from, @Nullable String agentId, Instant now) {
        Ticket ticket = TicketRules.settled(stored, now);
        return notInIt(ticket, from, agentId).or(() -> over(ticket, now));
    }

    /** An agent writes to a customer whom they have answered; a customer writes while they wait, too. */
    private static Optional<Refusal> notInIt(Ticket ticket, Side from, @Nullable String agentId) {
        if (ticket.channel() != Channel.CHAT) {
            return refused(Refusal.Code.INVALID_REQUEST, "Ticket " + ticket.id() + " is no chat.");
        } else if (from == Side.CUSTOMER || ticket.answeredBy(Objects.requireNonNull(agentId))) {
            return Optional.empty();
        }
        return refused(
                Refusal.Code.FORBIDDEN,
                ticket.concerns(agentId)
                        ? "Answer the customer first: they are being offered to you."
                        : "Ticket " + ticket.id()
                                + " is not yours: only the agent who has the customer writes to them.");
    }

    private static Optional<Refusal> over(Ticket ticket, Instant now) {
        if (ticket.state().last()) {
            return refused(
                    Refusal.Code.CHAT_ENDED,
                    ticket.state() == TicketState.CLOSED
                            ? "The conversation is over."
                            : "The customer went before anybody answered.");
        }
        return readable(ticket, now)
                ? Optional.empty()
                : refused(Refusal.Code.CHAT_ENDED, "A chat goes on for " + KEPT.toDays() + " days at most.");
    }

    /** Whether its texts may still be shown. */
    public static boolean readable(Ticket ticket, Instant now) {
        return now.isBefore(gone(ticket));
    }

    /** When all texts of a chat are gone; exclusive. */
    public static Instant gone(Ticket ticket) {
        return ticket.since().plus(KEPT);
    }

    /** Whether an agent may read it: one whom it concerns, or who is logged on to its queue, as ASM's analysts are. */
    public static boolean mayRead(Ticket stored, AgentRecord agent, Instant now) {
        return TicketRules.settled(stored, now).concerns(agent.agentId())
                || agent.loggedOn().queues().contains(stored.queue());
    }

    private static Optional<Refusal> refused(Refusal.Code code, String detail) {
        return Optional.of(Refusal.of(code, detail));
    }
}
