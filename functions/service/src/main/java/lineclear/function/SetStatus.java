package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import lineclear.agent.Command;
import lineclear.dynamodb.Agents;
import lineclear.word.Actor;
import lineclear.word.Choice;
import lineclear.word.Switch;
import lineclear.word.Word;

/** Changes the status that was chosen, now or after the session. */
public class SetStatus {
    static final String[] MEMBERS = {"status", "reason", "message", "when", "takes"};

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
        return answers.agent(agents.apply(agentId, decode(request.body(MEMBERS), by)));
    }

    static Command.SetStatus decode(Body body, Actor by) {
        Map<Switch, Boolean> takes = takes(body);
        Choice choice = body.word("status", Choice.class, EnumSet.allOf(Choice.class));
        if (choice == null && takes.isEmpty()) {
            throw Problem.invalid("status is missing, or what you take or do not: takes.");
        }
        if (body.text("message", 256) != null && by.role() == Actor.Role.AGENT) {
            throw Problem.invalid("message is what a supervisor leaves for the agent; leave it out.");
        }
        return new Command.SetStatus(
                choice,
                body.text("reason", 128),
                body.text("message", 256),
                body.word("when", When.class, EnumSet.allOf(When.class)) == When.AFTER_SESSION,
                takes,
                by);
    }

    private static Map<Switch, Boolean> takes(Body body) {
        Map<Switch, Boolean> takes = new EnumMap<>(Switch.class);
        String[] words = Arrays.stream(Switch.values()).map(Word::word).toArray(String[]::new);
        Body switches = body.object("takes", words);
        for (Switch one : Switch.values()) {
            Boolean on = switches == null ? null : switches.bool(one.word());
            if (on != null) {
                takes.put(one, on);
            }
        }
        return takes;
    }
}
