package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.funqy.Funq;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Registry;
import lineclear.dynamodb.Roster;
import lineclear.word.Actor;

/** One agent, for a supervisor with what register keeps of them, or all agents page by page. */
public class Show {
    private static final int USUAL_PAGE = 50;

    private final Agents agents;
    private final Registry registry;
    private final Roster roster;
    private final Answers answers;

    Show(Agents agents, Registry registry, Roster roster, Answers answers) {
        this.agents = agents;
        this.registry = registry;
        this.roster = roster;
        this.answers = answers;
    }

    @Funq("show")
    public APIGatewayV2HTTPResponse show(APIGatewayV2HTTPEvent event) {
        return answers.to("show", event, request -> request.namesAgent() ? one(request) : list(request));
    }

    private Answers.Answer one(Request request) {
        request.caller(Actor.Role.SUPERVISOR, Actor.Role.CLIENT, Actor.Role.AGENT);
        String agentId = request.agentId();
        if (asksForRegistration(request)) {
            return registered(request, agentId);
        }
        return new Answers.Answer(200, Json.view(answers.view(Answers.found(agents, agentId))));
    }

    /** Whoever may register an agent may read what that has left. */
    private Answers.Answer registered(Request request, String agentId) {
        request.caller(Actor.Role.SUPERVISOR);
        Registry.Known known = registry.find(agentId).orElseThrow(() -> new Problem(Agents.unknown(agentId), null));
        ObjectNode body = Json.view(answers.view(known.record()));
        body.set("registration", Json.registration(known));
        return new Answers.Answer(200, body);
    }

    private static boolean asksForRegistration(Request request) {
        String told = request.query("registration");
        if (told != null && !told.equals("true") && !told.equals("false")) {
            throw Problem.invalid("registration must be true or false.");
        }
        return "true".equals(told);
    }

    private Answers.Answer list(Request request) {
        request.caller(Actor.Role.SUPERVISOR, Actor.Role.CLIENT);
        Roster.Page page = roster.page(
                        request.query("cursor"), request.number("limit", 1, Roster.LARGEST_PAGE, USUAL_PAGE))
                .orElseThrow(() -> Problem.invalid("cursor is not one of ours; leave it out to begin anew."));
        ObjectNode body = Json.object();
        ArrayNode agentsShown = body.putArray("agents");
        page.records().forEach(record -> agentsShown.add(Json.view(answers.view(record))));
        if (page.next() != null) {
            body.put("cursor", page.next());
        }
        return new Answers.Answer(200, body);
    }
}
