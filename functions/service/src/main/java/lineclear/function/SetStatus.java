package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import java.util.EnumSet;
import lineclear.agent.Actor;
import lineclear.agent.Choice;
import lineclear.agent.Command;
import lineclear.agent.Word;
import lineclear.dynamodb.Agents;

/** Changes the status that was chosen, now or after the session. */
public class SetStatus {
    private final Agents agents;
    private final Answers answers;

    SetStatus(Agents agents, Answers answers) {
        this.agents = agents;
        this.answers = answers;
    }

    private enum When implements Word {
        NOW,
        AFTER_SESSION
    }

    @Funq("set-status")
    public APIGatewayV2HTTPResponse setStatus(APIGatewayV2HTTPEvent event) {
        return answers.to("set-status", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Actor by = request.caller(Actor.Role.SUPERVISOR, Actor.Role.AGENT);
        String agentId = request.agentId();
        Body body = request.body("status", "reason", "message", "when");
        Command.SetStatus set = new Command.SetStatus(
                body.requiredWord("status", Choice.class, EnumSet.allOf(Choice.class)),
                body.text("reason", 128),
                body.text("message", 256),
                body.word("when", When.class, EnumSet.allOf(When.class)) == When.AFTER_SESSION,
                by);
        return answers.agent(agents.apply(agentId, set));
    }
}
