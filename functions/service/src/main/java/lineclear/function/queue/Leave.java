package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import lineclear.function.Answers;
import lineclear.function.Request;
import lineclear.routing.Leaving;
import lineclear.word.Actor;

/** A customer does not wait, or talk, any longer. */
public class Leave {
    private final Leaving leaving;
    private final TicketAnswers shown;
    private final Parties parties;
    private final Answers answers;

    Leave(Leaving leaving, TicketAnswers shown, Parties parties, Answers answers) {
        this.leaving = leaving;
        this.shown = shown;
        this.parties = parties;
        this.answers = answers;
    }

    @Funq("leave")
    public APIGatewayV2HTTPResponse leave(APIGatewayV2HTTPEvent event) {
        return answers.to("leave", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Party party = parties.of(request, Actor.Role.CLIENT, Actor.Role.SUPERVISOR);
        String ticketId = party.ticketId();
        request.body();
        return new Answers.Answer(
                200,
                shown.of(
                        TicketAnswers.granted(
                                leaving.of(ticketId, party.by()).orElseThrow(() -> Named.unknownTicket(ticketId))),
                        party));
    }
}
