package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import lineclear.agent.Command;
import lineclear.dynamodb.Agents;
import lineclear.word.Actor;
import lineclear.word.Ending;

/** Ends a session. Saying so twice, or before the session began, does no harm. */
public class Release {
    static final String[] MEMBERS = {"sessionId", "outcome"};

    private static final Set<Ending> REPORTABLE = Arrays.stream(Ending.values())
            .filter(Ending::reportable)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Ending.class)));

    private final Agents agents;
    private final Answers answers;

    Release(Agents agents, Answers answers) {
        this.agents = agents;
        this.answers = answers;
    }

    @Funq("release")
    public APIGatewayV2HTTPResponse release(APIGatewayV2HTTPEvent event) {
        return answers.to("release", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        request.caller(Actor.Role.CLIENT, Actor.Role.AGENT);
        String agentId = request.agentId();
        Command.Release release = decode(request.body(MEMBERS));
        Answers.aboutSession(release.sessionId());
        return answers.agent(agents.apply(agentId, release));
    }

    static Command.Release decode(Body body) {
        return new Command.Release(
                body.requiredId("sessionId"), body.requiredWord("outcome", Ending.class, REPORTABLE));
    }
}
