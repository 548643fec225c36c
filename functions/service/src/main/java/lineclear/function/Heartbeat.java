package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import java.util.Optional;
import java.util.regex.Pattern;
import lineclear.agent.Command;
import lineclear.dynamodb.Agents;
import lineclear.word.Actor;

/** Renews the presence lease of one of the agent's devices, and hears what it has shown. */
public class Heartbeat {
    static final String[] MEMBERS = {"device", "seen"};
    /** Shorter than other ids: several of them stand in the record. */
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9._~@:+-]{1,32}");

    private static final String ONLY_DEVICE = "default";

    private final Agents agents;
    private final Answers answers;

    Heartbeat(Agents agents, Answers answers) {
        this.agents = agents;
        this.answers = answers;
    }

    @Funq("heartbeat")
    public APIGatewayV2HTTPResponse heartbeat(APIGatewayV2HTTPEvent event) {
        return answers.to("heartbeat", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        request.caller(Actor.Role.AGENT);
        String agentId = request.agentId();
        return answers.agent(agents.apply(agentId, decode(request.body(MEMBERS))));
    }

    static Command.Heartbeat decode(Body body) {
        String device = Optional.ofNullable(body.matching("device", DEVICE)).orElse(ONLY_DEVICE);
        return new Command.Heartbeat(device, body.timestamp("seen"));
    }
}
