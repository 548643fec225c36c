package lineclear.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lineclear.agent.Command;
import lineclear.platform.PhonePlatform;
import lineclear.platform.PhonePlatforms;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Word;

/**
 * One agent's day, told as JSON so that two versions can live it: functions called one after the other on a table
 * of its own, each change told to {@code history} as the table's stream would.
 *
 * <pre>
 * about    what the record holds at the end
 * policy   the deployment's default; "policies": its own, as in LINECLEAR_POLICIES
 * steps    what is done: "after" (a duration: the clock goes on), "do" (a function, or "call" and "call-over": facts
 *          of a phone platform), "as" (the token's scope), "body" ($version: the record's, $i: which time), "times"
 * at       the clock at the end; items: the table; shown: the agent
 * later    more of what is done, with what came of it: status, requests to the table, and the agent
 * </pre>
 */
final class Day implements AutoCloseable {
    static final String AGENT = "a-17";
    private static final ObjectMapper JSON = new ObjectMapper();

    final ObjectNode told;
    final Workbench workbench;

    /** @param told a day as above; the workbench is fresh */
    Day(ObjectNode told) {
        this.told = told;
        this.workbench = new Workbench(
                Rulebook.read(
                        told.get("policy").asText(),
                        told.path("policies").isMissingNode()
                                ? "{}"
                                : told.get("policies").toString()),
                new PhonePlatforms(Stream.of("twilio", "standard", "amazon-connect")
                        .<PhonePlatform>map(ScriptedPlatform::new)
                        .toList()));
    }

    static ObjectNode read(Path file) {
        try {
            return (ObjectNode) JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does a step, as often as it says. */
    void play(JsonNode step) {
        for (int i = 0; i < step.path("times").asInt(1); i++) {
            once(step, i);
        }
    }

    /** Does a step, and says what came of it. */
    ObjectNode once(JsonNode step, int time) {
        workbench.clock.forward(Duration.parse(step.path("after").asText("PT0S")));
        JsonNode before = record();
        String body = step.path("body").isMissingNode()
                ? null
                : step.get("body")
                        .toString()
                        .replace("\"$version\"", before.at("/version/N").asText())
                        .replace("$i", Integer.toString(time));
        int asked = workbench.requests.get();
        ObjectNode outcome = outcome(step.get("do").asText(), step.path("as").asText(), body);
        outcome.put("requests", workbench.requests.get() - asked);
        JsonNode after = record();
        if (!after.isMissingNode() && !after.equals(before)) {
            workbench.history.history(Items.told(before, after));
        }
        return outcome;
    }

    private ObjectNode outcome(String what, String scope, String body) {
        if (what.equals("call") || what.equals("call-over")) {
            workbench.agents.apply(AGENT, fact(what, body));
            return JsonNodeFactory.instance.objectNode();
        }
        String route =
                switch (what) {
                    case "register" -> "PUT /agents/{agentId}";
                    case "show" -> "GET /agents/{agentId}";
                    default -> "POST /agents/{agentId}/" + what;
                };
        Workbench.Answer answer = workbench.call(route, AGENT, scope, body);
        ObjectNode outcome = JsonNodeFactory.instance.objectNode().put("status", answer.status());
        if (answer.code() != null) {
            outcome.put("code", answer.code());
        }
        outcome.set("agent", answer.agent());
        return outcome;
    }

    private static Command fact(String what, String body) {
        try {
            JsonNode call = JSON.readTree(body);
            String sessionId = call.path("sessionId").asText(null);
            String callId = call.path("callId").asText(null);
            return what.equals("call")
                    ? new Command.Connect(
                            sessionId,
                            word(Phase.class, call.path("phase").asText()),
                            callId,
                            call.path("platform").asText(null),
                            word(Channel.class, call.path("channel").asText("voice")),
                            word(Kind.class, call.path("kind").asText("direct")),
                            Command.Authority.FACT)
                    : new Command.Release(
                            sessionId, word(Ending.class, call.path("ending").asText("completed")), callId, null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <E extends Enum<E> & Word> E word(Class<E> type, String word) {
        return Word.parse(type, word).orElseThrow(() -> new IllegalArgumentException(word));
    }

    JsonNode shown() {
        return workbench.show(AGENT).body();
    }

    /** The whole table, in the order of its keys. */
    Map<String, JsonNode> items() {
        Map<String, JsonNode> items = new TreeMap<>();
        workbench.client.scanPaginator(scan -> scan.tableName("lineclear").consistentRead(true)).items().stream()
                .map(Items::json)
                .forEach(item -> items.put(
                        item.at("/pk/S").asText() + " / " + item.at("/sk/S").asText(), item));
        return items;
    }

    private JsonNode record() {
        return items().getOrDefault("agent#" + AGENT + " / record", MissingNode.getInstance());
    }

    /** The table as it was told, at the hour that was told. */
    void load() {
        workbench.clock.set(Instant.parse(told.get("at").asText()));
        told.get("items")
                .forEach(item -> workbench.client.putItem(
                        put -> put.tableName("lineclear").item(Items.item(item))));
    }

    /** Lives the day, and tells what has become of it. */
    void live() {
        told.get("steps").forEach(this::play);
        told.put("at", workbench.clock.instant().toString());
        ArrayNode items = told.putArray("items");
        items().values().forEach(items::add);
        told.set("shown", shown());
        told.get("later").forEach(step -> ((ObjectNode) step).set("came", once(step, 0)));
    }

    @Override
    public void close() {
        workbench.close();
    }
}
