package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import lineclear.dynamodb.queue.Tickets;
import lineclear.function.Answers;
import lineclear.function.Problem;
import lineclear.function.ProblemType;
import lineclear.function.Request;
import lineclear.queue.Ticket;
import lineclear.queue.TicketRules;
import lineclear.word.Actor;

/** How far a customer has come. An agent sees those whom they are being offered, have, or had. */
public class ShowTicket {
    private final Tickets tickets;
    private final TicketAnswers shown;
    private final Parties parties;
    private final Answers answers;
    private final Clock clock;

    ShowTicket(Tickets tickets, TicketAnswers shown, Parties parties, Answers answers, Clock clock) {
        this.tickets = tickets;
        this.shown = shown;
        this.parties = parties;
        this.answers = answers;
        this.clock = clock;
    }

    @Funq("show-ticket")
    public APIGatewayV2HTTPResponse showTicket(APIGatewayV2HTTPEvent event) {
        return answers.to("show-ticket", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Party party = parties.of(request, Actor.Role.CLIENT, Actor.Role.SUPERVISOR, Actor.Role.AGENT);
        String ticketId = party.ticketId();
        Ticket ticket = tickets.find(ticketId).orElseThrow(() -> Named.unknownTicket(ticketId));
        boolean theirs = party.agentId() == null
                || TicketRules.settled(ticket, clock.instant()).concerns(party.agentId());
        if (!theirs) {
            throw Problem.of(ProblemType.FORBIDDEN, "Ticket " + ticketId + " is not yours to see.");
        }
        return new Answers.Answer(200, shown.of(ticket, party));
    }
}
