package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import lineclear.agent.Outcome;
import lineclear.dynamodb.Removal;
import lineclear.word.Actor;

/** Takes an agent away, for whom nothing is going on. */
public class Unregister {
    private final Removal removal;
    private final Answers answers;

    Unregister(Removal removal, Answers answers) {
        this.removal = removal;
        this.answers = answers;
    }

    @Funq("unregister")
    public APIGatewayV2HTTPResponse unregister(APIGatewayV2HTTPEvent event) {
        return answers.to("unregister", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        request.caller(Actor.Role.SUPERVISOR);
        Outcome outcome = removal.remove(request.agentId());
        return new Answers.Answer(200, Json.view(answers.view(Answers.granted(outcome))));
    }
}
