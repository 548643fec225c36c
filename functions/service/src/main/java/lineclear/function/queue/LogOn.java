package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lineclear.agent.Command;
import lineclear.agent.record.LoggedOn;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Registry;
import lineclear.dynamodb.queue.Queues;
import lineclear.function.Answers;
import lineclear.function.Body;
import lineclear.function.Problem;
import lineclear.function.ProblemType;
import lineclear.function.Request;
import lineclear.queue.Queue;
import lineclear.word.Actor;

/** Logs an agent on to queues, and off all others: from those they are offered customers. */
public class LogOn {
    private static final String[] MEMBERS = {"queues"};

    private final Registry registry;
    private final Queues queues;
    private final Agents agents;
    private final Answers answers;

    LogOn(Registry registry, Queues queues, Agents agents, Answers answers) {
        this.registry = registry;
        this.queues = queues;
        this.agents = agents;
        this.answers = answers;
    }

    @Funq("log-on")
    public APIGatewayV2HTTPResponse logOn(APIGatewayV2HTTPEvent event) {
        return answers.to("log-on", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        request.caller(Actor.Role.AGENT, Actor.Role.SUPERVISOR);
        String agentId = request.agentId();
        List<String> wanted =
                request.body(MEMBERS).list("queues", LoggedOn.MOST_QUEUES, element -> element.requiredId(Body.ELEMENT));
        if (wanted == null) {
            throw Problem.invalid("queues is missing; an empty list logs off all of them.");
        }
        Registry.Known known = registry.find(agentId).orElseThrow(() -> new Problem(Agents.unknown(agentId), null));
        assigned(known, wanted);
        there(wanted);
        LoggedOn to = new LoggedOn(Set.copyOf(wanted), Set.copyOf(known.skills()));
        return answers.agent(agents.apply(agentId, new Command.LogOn(to)));
    }

    private static void assigned(Registry.Known known, List<String> wanted) {
        wanted.stream()
                .filter(queueId -> !known.queues().contains(queueId))
                .findFirst()
                .ifPresent(other -> {
                    throw Problem.of(
                            ProblemType.FORBIDDEN,
                            "Queue " + other + " is not one of those that the agent is registered for.");
                });
    }

    private void there(List<String> wanted) {
        Set<String> there = queues.find(wanted).stream().map(Queue::id).collect(Collectors.toSet());
        wanted.stream().filter(queueId -> !there.contains(queueId)).findFirst().ifPresent(missing -> {
            throw Named.unknownQueue(missing);
        });
    }
}
