package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import lineclear.dynamodb.queue.Tickets;
import lineclear.function.Answers;
import lineclear.function.Body;
import lineclear.function.Request;
import lineclear.queue.TicketCommand;
import lineclear.word.Actor;

/** A customer who waits is still there. */
public class Alive {
    private static final String[] MEMBERS = {"aliveSeconds"};
    private static final Duration USUAL = Duration.ofSeconds(60);

    private final Tickets tickets;
    private final TicketAnswers shown;
    private final Parties parties;
    private final Answers answers;
    private final Clock clock;

    Alive(Tickets tickets, TicketAnswers shown, Parties parties, Answers answers, Clock clock) {
        this.tickets = tickets;
        this.shown = shown;
        this.parties = parties;
        this.answers = answers;
        this.clock = clock;
    }

    @Funq("alive")
    public APIGatewayV2HTTPResponse alive(APIGatewayV2HTTPEvent event) {
        return answers.to("alive", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Party party = parties.of(request, Actor.Role.CLIENT);
        String ticketId = party.ticketId();
        Instant until = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(lease(request.body(MEMBERS)));
        return new Answers.Answer(
                200,
                shown.of(
                        TicketAnswers.granted(tickets.apply(ticketId, new TicketCommand.Alive(until))
                                .orElseThrow(() -> Named.unknownTicket(ticketId))),
                        party));
    }

    /** For how long a customer counts as being there. */
    static Duration lease(Body body) {
        Long seconds = body.number("aliveSeconds", 10, 600);
        return seconds == null ? USUAL : Duration.ofSeconds(seconds);
    }
}
