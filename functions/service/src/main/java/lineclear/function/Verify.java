package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.funqy.Funq;
import lineclear.agent.Evidence;
import lineclear.agent.Verification;
import lineclear.agent.View;
import lineclear.dynamodb.Agents;
import lineclear.inquiry.CallLookups;
import lineclear.word.Actor;

/** Is the agent really busy? Answers from evidence and changes nothing. */
public class Verify {
    private final Agents agents;
    private final CallLookups lookups;
    private final Answers answers;

    Verify(Agents agents, CallLookups lookups, Answers answers) {
        this.agents = agents;
        this.lookups = lookups;
        this.answers = answers;
    }

    @Funq("verify")
    public APIGatewayV2HTTPResponse verify(APIGatewayV2HTTPEvent event) {
        return answers.to("verify", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Actor by = request.caller(Actor.Role.SUPERVISOR, Actor.Role.AGENT);
        String agentId = request.agentId();
        request.body();
        View view = answers.view(Answers.found(agents, agentId));
        Verification verification = answers.verification(view.record(), lookups.evidence(view.record()));
        ObjectNode body = Json.object()
                .put("verdict", verification.verdict().word())
                .put("clearable", verification.clearableBy(by.role()));
        ArrayNode evidence = body.putArray("evidence");
        verification.evidence().forEach(piece -> evidence.add(encode(piece)));
        body.set("agent", Json.view(view));
        return new Answers.Answer(200, body);
    }

    private static ObjectNode encode(Evidence piece) {
        return Json.object()
                .put("sessionId", piece.sessionId())
                .put("source", piece.source())
                .put("says", piece.says())
                .put("at", Json.time(piece.at()));
    }
}
