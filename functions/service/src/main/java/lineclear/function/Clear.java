package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import java.util.List;
import lineclear.agent.Command;
import lineclear.agent.Evidence;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.Agents;
import lineclear.inquiry.CallLookups;
import lineclear.word.Actor;

/** Ends what verify found clearable, on the version that verify showed; never a conversation that is going on. */
public class Clear {
    private final Agents agents;
    private final CallLookups lookups;
    private final Answers answers;

    Clear(Agents agents, CallLookups lookups, Answers answers) {
        this.agents = agents;
        this.lookups = lookups;
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
        long version = body.requiredNumber("version", 1, Body.LARGEST_NUMBER);
        String reason = body.text("reason", 128);
        AgentRecord seen = Answers.found(agents, agentId);
        List<Evidence> heard = lookups.evidence(answers.view(seen).record());
        return answers.agent(agents.apply(seen, new Command.Clear(version, reason, by, heard)));
    }
}
