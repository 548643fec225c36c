package lineclear.function;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lineclear.dynamodb.queue.Tickets;
import lineclear.queue.Ticket;
import lineclear.queue.TicketRules;

/** What a customer's own token opens: their one chat, and nothing else. No gateway has checked it before. */
@Singleton
public class CustomerAccess {
    /** After its end a chat can be read for so long: whoever comes back from a tunnel sees how it ended. */
    static final Duration AFTERWARDS = Duration.ofHours(1);

    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+) *");

    private final Tickets tickets;
    private final Clock clock;

    CustomerAccess(Tickets tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    /**
     * The ticket as stored: one read. The log's line is about it from then on.
     *
     * @throws Problem unauthorized, in the same words whatever is wrong with the token
     */
    public Ticket ticket(Request request) {
        CustomerToken token = Optional.ofNullable(request.header("authorization"))
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .flatMap(bearer -> CustomerToken.parse(bearer.group(1)))
                .orElseThrow(CustomerAccess::unproved);
        Ticket ticket = tickets.find(token.ticketId())
                .filter(its -> its.talk().key() != null && token.fits(its.talk().key()))
                .orElseThrow(CustomerAccess::unproved);
        Answers.aboutTicket(ticket.id());
        Instant now = clock.instant();
        Instant ended = TicketRules.settled(ticket, now).reached().ended();
        if (ended != null && !now.isBefore(ended.plus(AFTERWARDS))) {
            throw Problem.of(
                    ProblemType.UNAUTHORIZED,
                    "This conversation is over, and so is the token for it. Begin another one where you began this.");
        }
        return ticket;
    }

    private static Problem unproved() {
        return Problem.of(
                ProblemType.UNAUTHORIZED,
                "This is not the newest token of a conversation. Send Authorization: Bearer <customerToken>, as enqueue"
                        + " has answered it last; asked again for the same ticket, it answers a new one.");
    }
}
