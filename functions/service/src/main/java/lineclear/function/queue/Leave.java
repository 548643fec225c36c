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
    private final Answers answers;

    Leave(Leaving leaving, TicketAnswers shown, Answers answers) {
        this.leaving = leaving;
        this.shown = shown;
        this.answers = answers;
    }

    @Funq("leave")
    public APIGatewayV2HTTPResponse leave(APIGatewayV2HTTPEvent event) {
        return answers.to("leave", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Actor by = request.caller(Actor.Role.CLIENT, Actor.Role.SUPERVISOR);
        String ticketId = Named.ticket(request);
        request.body();
        return new Answers.Answer(
                200,
                shown.of(TicketAnswers.granted(
                        leaving.of(ticketId, by).orElseThrow(() -> Named.unknownTicket(ticketId)))));
    }
}
