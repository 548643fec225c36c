package lineclear.json;

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
import lineclear.word.Times;
import lineclear.word.Word;

/** An agent as they are shown to whoever asks for them. */
public final class ViewJson {
    private ViewJson() {}

    public static ObjectNode of(View view) {
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
        if (!record.loggedOn().queues().isEmpty()) {
            ArrayNode queues = json.putArray("queues");
            record.loggedOn().queues().forEach(queues::add);
        }
        ObjectNode choices = json.putObject("choices");
        view.choices().forEach((choice, label) -> choices.put(choice.word(), label));
        return json.put("version", record.version());
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

    static ObjectNode customer(Customer customer) {
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

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String time(Instant instant) {
        return instant == null ? null : Times.text(instant);
    }
}
