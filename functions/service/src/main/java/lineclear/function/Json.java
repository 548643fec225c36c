package lineclear.function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import lineclear.agent.View;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Customer;
import lineclear.agent.record.Intent;
import lineclear.agent.record.Presence;
import lineclear.agent.record.Session;
import lineclear.dynamodb.Registry;
import lineclear.word.Times;
import lineclear.word.Word;

/** The service's JSON, written out by hand: no reflection, and every member in its documented place. */
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode view(View view) {
        AgentRecord record = view.record();
        ObjectNode json = object().put("agentId", record.agentId())
                .put("name", record.name())
                .put("policy", record.policy())
                .put("now", time(view.now()));
        FaceJson.put(json, view.face());
        FaceJson.ahead(json.putArray("ahead"), view.ahead());
        ArrayNode sessions = json.putArray("sessions");
        view.sessions().forEach(session -> sessions.add(session(session)));
        json.set("intent", intent(record.intent()));
        json.set("next", record.next() == null ? null : intent(record.next()));
        json.set("message", record.message() == null ? null : message(record.message()));
        ObjectNode takes = json.putObject("takes");
        view.takes().forEach((one, on) -> takes.put(one.word(), (boolean) on));
        json.set("presence", record.presence().until() == null ? null : presence(record.presence()));
        json.put("tools", view.tools() ? "enabled" : "disabled");
        json.set("may", may(view.may()));
        return json.put("version", record.version());
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
        return json;
    }

    private static ObjectNode session(Session session) {
        ObjectNode json = object().put("sessionId", session.id())
                .put("channel", session.channel().word())
                .put("kind", session.kind().word())
                .put("phase", session.phase().word());
        json.set("customer", session.customer() == null ? null : customer(session.customer()));
        return json.put("since", time(session.since()))
                .put("until", time(session.until()))
                .put("callId", session.callId())
                .put("platform", session.platform())
                .put("queue", session.queue());
    }

    private static ObjectNode customer(Customer customer) {
        return object().put("id", customer.id()).put("name", customer.name()).put("doing", customer.doing());
    }

    private static ObjectNode intent(Intent intent) {
        return object().put("status", intent.choice().word())
                .put("reason", intent.reason())
                .put("since", time(intent.since()))
                .put("by", intent.by().role().word())
                .put("byId", intent.by().id());
    }

    private static ObjectNode message(AgentRecord.Message message) {
        return object().put("text", message.text())
                .put("at", time(message.at()))
                .put("byId", message.by().id());
    }

    private static ObjectNode presence(Presence presence) {
        ObjectNode json = object().put("until", time(presence.until()));
        ArrayNode devices = json.putArray("devices");
        presence.leases()
                .forEach((device, until) ->
                        devices.addObject().put("device", device).put("until", time(until)));
        return json;
    }

    private static ObjectNode may(View.May may) {
        ObjectNode json = object();
        words(json.putArray("choose"), may.choose());
        words(json.putArray("chooseAfterSession"), may.chooseAfterSession());
        return json.put("clear", may.clear());
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

    static String time(Instant instant) {
        return instant == null ? null : Times.text(instant);
    }
}
