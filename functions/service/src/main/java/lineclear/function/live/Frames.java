package lineclear.function.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lineclear.agent.View;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.dynamodb.Connections;
import lineclear.json.FaceJson;
import lineclear.json.ViewJson;
import lineclear.word.Times;
import lineclear.word.Word;

/** What goes down a socket, frame by frame; {@code asyncapi.yaml} describes each. */
final class Frames {
    /** API Gateway counts 32 KB as one message, and refuses more than 128 KB. */
    private static final int MOST_CHARACTERS = 30_000;

    private Frames() {}

    /** @param beat how often the page is to say that it is there; null where nobody asks */
    static String hello(Connections.Connection connection, Duration beat, Instant now) {
        ObjectNode json = of("hello");
        connection.topics().forEach(json.putArray("topics")::add);
        json.put("until", Times.text(connection.until()));
        json.put("beatSeconds", beat == null ? null : beat.toSeconds());
        return json.put("now", Times.text(now)).toString();
    }

    static String pong(Instant now) {
        return of("pong").put("now", Times.text(now)).toString();
    }

    /** Why a page is not heard; the words are those of problem documents. */
    enum Refused implements Word {
        INVALID_REQUEST,
        UNAUTHORIZED,
        FORBIDDEN
    }

    static String refused(Refused code, String detail) {
        return of("refused").put("code", code.word()).put("detail", detail).toString();
    }

    static String stale(Collection<String> topics) {
        ObjectNode json = of("stale");
        topics.forEach(json.putArray("topics")::add);
        return json.toString();
    }

    static String agent(View view) {
        ObjectNode json = of("agent")
                .put("agentId", view.record().agentId())
                .put("version", view.record().version());
        json.set("agent", ViewJson.of(view));
        return json.toString();
    }

    /** As many frames as these rows need. */
    static List<String> rows(Collection<ObjectNode> rows) {
        List<String> frames = new ArrayList<>();
        ObjectNode frame = of("rows");
        ArrayNode its = frame.putArray("rows");
        int characters = 0;
        for (ObjectNode row : rows) {
            int more = row.toString().length() + 1;
            if (!its.isEmpty() && characters + more > MOST_CHARACTERS) {
                frames.add(frame.toString());
                frame = of("rows");
                its = frame.putArray("rows");
                characters = 0;
            }
            its.add(row);
            characters += more;
        }
        if (!its.isEmpty()) {
            frames.add(frame.toString());
        }
        return frames;
    }

    /** An agent as one line among many: the view without what only their own page shows. */
    static ObjectNode row(View view) {
        AgentRecord record = view.record();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("agentId", record.agentId())
                .put("name", record.name())
                .put("policy", record.policy())
                .put("version", record.version())
                .put("now", Times.text(view.now()));
        FaceJson.put(json, view.face());
        FaceJson.ahead(json.putArray("ahead"), view.ahead());
        view.sessions().stream().findFirst().map(Session::customer).ifPresent(customer -> {
            json.put("customerId", customer.id());
            if (customer.name() != null) {
                json.put("customerName", customer.name());
            }
        });
        if (!record.loggedOn().queues().isEmpty()) {
            record.loggedOn().queues().forEach(json.putArray("queues")::add);
        }
        if (record.next() != null) {
            json.put("next", record.next().choice().word());
        }
        if (record.message() != null) {
            json.putArray("flags").add("message");
        }
        return json;
    }

    private static ObjectNode of(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
