package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import java.util.EnumSet;
import lineclear.agent.Command;
import lineclear.dynamodb.Agents;
import lineclear.word.Actor;
import lineclear.word.Phase;

/**
 * Asks, before the platform bridges the call, whether the session still holds the agent; from then on they are
 * connected.
 */
public class Connect {
    static final String[] MEMBERS = {"sessionId", "phase", "callId", "platform"};

    private final Agents agents;
    private final Answers answers;

    Connect(Agents agents, Answers answers) {
        this.agents = agents;
        this.answers = answers;
    }

    @Funq("connect")
    public APIGatewayV2HTTPResponse connect(APIGatewayV2HTTPEvent event) {
        return answers.to("connect", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        request.caller(Actor.Role.CLIENT);
        String agentId = request.agentId();
        Command.Connect connect = decode(request.body(MEMBERS));
        Answers.aboutSession(connect.sessionId());
        return answers.agent(agents.apply(agentId, connect));
    }

    static Command.Connect decode(Body body) {
        return new Command.Connect(
                body.requiredId("sessionId"),
                body.requiredWord("phase", Phase.class, EnumSet.of(Phase.RINGING, Phase.CONNECTED)),
                body.id("callId"),
                body.matching("platform", Register.PLATFORM),
                null,
                null,
                Command.Authority.REQUEST);
    }
}
