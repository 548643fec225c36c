package lineclear.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import lineclear.agent.Ahead;
import lineclear.agent.Because;
import lineclear.agent.Face;
import lineclear.word.Times;

/** What an agent is shown as, and why, as JSON. */
public final class FaceJson {
    private FaceJson() {}

    /** Adds what is shown to {@code json}. */
    public static void put(ObjectNode json, Face face) {
        json.put("status", face.status().word()).put("label", face.label()).put("because", face.sentence());
        json.set("reason", reason(face.because()));
        json.put("since", time(face.since())).put("until", time(face.until()));
        ObjectNode accepts = json.putObject("accepts");
        face.accepts().forEach((channel, accepted) -> accepts.put(channel.word(), accepted));
    }

    public static void ahead(ArrayNode json, List<Ahead> ahead) {
        ahead.forEach(one -> put(json.addObject().put("at", time(one.at())), one.face()));
    }

    /** The code, and of what belongs to it only what there is. */
    private static ObjectNode reason(Because because) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("code", because.code().word());
        if (because instanceof Because.InSession session) {
            json.put("channel", session.channel().word());
            putIfThere(json, "customerId", session.customerId());
            putIfThere(json, "doing", session.doing());
        } else if (because instanceof Because.Absent absent) {
            putIfThere(json, "at", time(absent.until()));
        } else if (because instanceof Because.Full full) {
            json.put("open", full.open());
        } else if (because instanceof Because.Chosen chosen) {
            json.put("by", chosen.by().word());
            putIfThere(
                    json,
                    "trigger",
                    chosen.trigger() == null ? null : chosen.trigger().word());
            putIfThere(json, "reason", chosen.reason());
            if (!chosen.off().isEmpty()) {
                ArrayNode off = json.putArray("off");
                chosen.off().forEach(one -> off.add(one.word()));
            }
        }
        return json;
    }

    private static String time(Instant instant) {
        return instant == null ? null : Times.text(instant);
    }

    private static void putIfThere(ObjectNode json, String member, String value) {
        if (value != null) {
            json.put(member, value);
        }
    }
}
