package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import java.util.List;
import lineclear.agent.Actor;
import lineclear.agent.Command;
import lineclear.dynamodb.Agents;

/** Ends what verify found clearable, on the version that verify showed; never a conversation that is going on. */
public class Clear {
    private final Agents agents;
    private final Answers answers;

    Clear(Agents agents, Answers answers) {
        this.agents = agents;
        this.answers = answers;
    }

    @Funq("clear")
    public APIGatewayV2HTTPResponse clear(APIGatewayV2HTTPEvent event) {
        return answers.to("clear", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Actor by = request.caller(Actor.Role.SUPERVISOR, Actor.Role.AGENT);
        String agentId = request.agentId();
        Body body = request.body("version", "reason");
        Command.Clear clear = new Command.Clear(
                body.requiredNumber("version", 1, Long.MAX_VALUE), body.text("reason", 128), by, List.of());
        return answers.agent(agents.apply(agentId, clear));
    }
}
