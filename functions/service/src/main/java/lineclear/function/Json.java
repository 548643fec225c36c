package lineclear.function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import lineclear.agent.View;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.Registry;
import lineclear.json.ViewJson;
import lineclear.word.Times;
import lineclear.word.Word;

/** The service's JSON, written out by hand: no reflection, and every member in its documented place. */
public final class Json {
    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ObjectNode view(View view) {
        return ViewJson.of(view);
    }

    /** What a register would have to say to leave everything as it is. */
    static ObjectNode registration(Registry.Known known) {
        AgentRecord record = known.record();
        ObjectNode json = object().put("name", record.name())
                .put("policy", record.policy())
                .put("timeZone", record.zone() == null ? null : record.zone().getId());
        ArrayNode addresses = json.putArray("addresses");
        known.addresses().forEach(address -> addresses
                .addObject()
                .put("platform", address.platform())
                .put("value", address.value()));
        ArrayNode queues = json.putArray("queues");
        known.queues().forEach(queues::add);
        ArrayNode skills = json.putArray("skills");
        known.skills().forEach(skills::add);
        return json;
    }

    private static void words(ArrayNode into, Collection<? extends Word> constants) {
        constants.forEach(constant -> into.add(constant.word()));
    }

    /** RFC 9457. */
    static ObjectNode problem(Problem problem, View agent) {
        ObjectNode json = object().put(
                        "type", "urn:lineclear:problem:" + problem.type().word())
                .put("title", problem.type().title())
                .put("status", problem.type().httpStatus())
                .put("code", problem.type().word())
                .put("detail", problem.getMessage());
        if (problem.type() == ProblemType.STATUS_NOT_ALLOWED) {
            words(json.putArray("allowed"), problem.allowed());
        }
        if (agent != null) {
            json.set("agent", view(agent));
        }
        return json;
    }

    public static String time(Instant instant) {
        return instant == null ? null : Times.text(instant);
    }
}
