package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.funqy.Funq;
import lineclear.function.Answers;
import lineclear.function.Caller;
import lineclear.function.Json;
import lineclear.function.Problem;
import lineclear.function.Request;
import lineclear.routing.Pickup;
import lineclear.word.Actor;

/** An agent takes up a customer: the one they are offered, or one who waits. */
public class Answer {
    private final Pickup pickup;
    private final TicketAnswers shown;
    private final Answers answers;

    Answer(Pickup pickup, TicketAnswers shown, Answers answers) {
        this.pickup = pickup;
        this.shown = shown;
        this.answers = answers;
    }

    @Funq("answer")
    public APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
        return answers.to("answer", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Caller caller = request.anyCaller();
        caller.asAny(Actor.Role.AGENT);
        Answers.aboutAgent(caller.ownAgentId());
        String ticketId = Named.ticket(request);
        request.body();
        Pickup.Result result = pickup.of(ticketId, caller.ownAgentId());
        if (result instanceof Pickup.Result.NotThem customer) {
            throw new Problem(customer.refusal());
        } else if (result instanceof Pickup.Result.NotNow agent) {
            return answers.agent(agent.outcome());
        }
        Pickup.Result.Has has = (Pickup.Result.Has) result;
        ObjectNode body = shown.of(has.ticket());
        body.set("agent", Json.view(answers.view(has.agent())));
        return new Answers.Answer(200, body);
    }
}
