package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import lineclear.dynamodb.queue.Tickets;
import lineclear.function.Answers;
import lineclear.function.Problem;
import lineclear.function.ProblemType;
import lineclear.function.Request;
import lineclear.queue.Ticket;
import lineclear.queue.TicketOutcome;
import lineclear.routing.Leaving;
import lineclear.word.Actor;

/** The agent who has a customer ends the conversation, or a supervisor does it for them. */
public class Close {
    private final Leaving leaving;
    private final Tickets tickets;
    private final TicketAnswers shown;
    private final Parties parties;
    private final Answers answers;

    Close(Leaving leaving, Tickets tickets, TicketAnswers shown, Parties parties, Answers answers) {
        this.leaving = leaving;
        this.tickets = tickets;
        this.shown = shown;
        this.parties = parties;
        this.answers = answers;
    }

    @Funq("close")
    public APIGatewayV2HTTPResponse close(APIGatewayV2HTTPEvent event) {
        return answers.to("close", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Party party = parties.of(request, Actor.Role.SUPERVISOR, Actor.Role.AGENT);
        request.body();
        if (party.agentId() != null) {
            theirs(party);
        }
        TicketOutcome outcome =
                leaving.of(party.ticketId(), party.by()).orElseThrow(() -> Named.unknownTicket(party.ticketId()));
        return new Answers.Answer(200, shown.of(TicketAnswers.granted(outcome)));
    }

    /** Whoever has answered a customer keeps them: nobody else can have them by the time that this is written. */
    private void theirs(Party party) {
        Ticket ticket = tickets.find(party.ticketId()).orElseThrow(() -> Named.unknownTicket(party.ticketId()));
        if (!ticket.answeredBy(party.agentId())) {
            throw Problem.of(
                    ProblemType.FORBIDDEN,
                    "Ticket " + party.ticketId() + " is not yours to close: you have not answered this customer.");
        }
    }
}
