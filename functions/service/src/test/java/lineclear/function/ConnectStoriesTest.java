package lineclear.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineclear.platform.Loopback;
import lineclear.platform.Samples;
import lineclear.platform.lookup.BoundedHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sources, in the Amazon Connect Administrator Guide: contact-events ("events are not ordered", "best effort"; in
 * transfers the previous contact ends by itself), contact-initiation-methods (agent to agent, agent to queue),
 * identify-conferences-transfers (a contact of its own for each leg), queued-callback-example, ctr-data-model (cold and
 * warm transfer).
 */
@Tag("exhaustive")
class ConnectStoriesTest {
    private static final String INSTANCE = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private static final String ARN = "arn:aws:connect:eu-west-1:111122223333:instance/" + INSTANCE;

    private Loopback connect;
    private Stage stage;

    @BeforeEach
    void open() throws IOException {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "example-key");
        connect = new Loopback(Loopback.json(404, "{}"));
        stage = new Stage(connect);
    }

    @AfterEach
    void close() {
        stage.close();
        connect.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    /** An event of a contact, which is the first or the second of the story. */
    private static String event(String contact, String method, String type, String agent) {
        return "{\"source\":\"aws.connect\",\"detail-type\":\"Amazon Connect Contact Event\","
                + "\"time\":\"{time}\",\"detail\":{"
                + "\"contactId\":\"" + id(contact) + "\",\"initialContactId\":\"" + id("1")
                + "\",\"channel\":\"VOICE\","
                + "\"instanceArn\":\"" + ARN + "\",\"initiationMethod\":\"" + method + "\",\"eventType\":\"" + type
                + "\""
                + (type.equals("DISCONNECTED") || type.equals("COMPLETED") ? ",\"disconnectTimestamp\":\"{time}\"" : "")
                + (agent.isEmpty()
                        ? ""
                        : ",\"agentInfo\":{\"agentArn\":\"{" + agent + "}\",\"connectedToAgentTimestamp\":\"{time}\"}")
                + "}}";
    }

    private static String id(String contact) {
        return contact.repeat(8) + "-2222-3333-4444-55555555{n}";
    }

    private static final String CONNECTED = "CONNECTED_TO_AGENT";

    /** Nobody hears of a contact that has an agent but by this event. */
    private static PhoneStory story(String name, Map<String, String> ends, int connectsB, List<String> events) {
        Map<Integer, Map<String, String>> unseen = new HashMap<>();
        if (connectsB >= 0) {
            Map<String, String> without = new HashMap<>(ends);
            without.put("b", "available");
            unseen.put(connectsB, without);
        }
        return new PhoneStory(name, events, ends, unseen);
    }

    static List<PhoneStory> stories() {
        return List.of(
                story(
                        "a call to a queue",
                        Map.of("a", "available", "b", "available"),
                        -1,
                        List.of(
                                event("1", "INBOUND", "INITIATED", ""),
                                event("1", "INBOUND", "QUEUED", ""),
                                event("1", "INBOUND", CONNECTED, "a"),
                                event("1", "INBOUND", "CONTACT_DATA_UPDATED", "a"),
                                event("1", "INBOUND", "DISCONNECTED", "a"),
                                event("1", "INBOUND", "COMPLETED", "a"))),
                story(
                        "a warm transfer, agent to agent: both talk, then the first one leaves",
                        Map.of("a", "available", "b", "connected"),
                        3,
                        List.of(
                                event("1", "INBOUND", "INITIATED", ""),
                                event("1", "INBOUND", CONNECTED, "a"),
                                event("2", "TRANSFER", "INITIATED", ""),
                                event("2", "TRANSFER", CONNECTED, "b"),
                                event("1", "INBOUND", "DISCONNECTED", "a"),
                                event("1", "INBOUND", "COMPLETED", "a"))),
                story(
                        "a cold transfer to a queue: the first one has left before the next one takes it",
                        Map.of("a", "available", "b", "connected"),
                        5,
                        List.of(
                                event("1", "INBOUND", CONNECTED, "a"),
                                event("2", "TRANSFER", "INITIATED", ""),
                                event("1", "INBOUND", "DISCONNECTED", "a"),
                                event("2", "TRANSFER", "QUEUED", ""),
                                event("1", "INBOUND", "COMPLETED", "a"),
                                event("2", "TRANSFER", CONNECTED, "b"))),
                story(
                        "a conference with an external participant, who stays when both agents have left",
                        Map.of("a", "available", "b", "available"),
                        -1,
                        List.of(
                                event("1", "INBOUND", CONNECTED, "a"),
                                event("2", "TRANSFER", CONNECTED, "b"),
                                event("3", "EXTERNAL_OUTBOUND", "INITIATED", ""),
                                event("3", "EXTERNAL_OUTBOUND", "CONNECTED_TO_SYSTEM", ""),
                                event("3", "EXTERNAL_OUTBOUND", CONNECTED, "a"),
                                event("1", "INBOUND", "DISCONNECTED", "a"),
                                event("1", "INBOUND", "COMPLETED", "a"),
                                event("2", "TRANSFER", "DISCONNECTED", "b"),
                                event("2", "TRANSFER", "COMPLETED", "b"))),
                story(
                        "a queued call-back: the caller has hung up long before an agent accepts it",
                        Map.of("a", "available", "b", "available"),
                        -1,
                        List.of(
                                event("1", "INBOUND", "INITIATED", ""),
                                event("2", "CALLBACK", "INITIATED", ""),
                                event("1", "INBOUND", "DISCONNECTED", ""),
                                event("1", "INBOUND", "COMPLETED", ""),
                                event("2", "CALLBACK", "QUEUED", ""),
                                event("2", "CALLBACK", CONNECTED, "a"),
                                event("2", "CALLBACK", "DISCONNECTED", "a"),
                                event("2", "CALLBACK", "COMPLETED", "a"))),
                story(
                        "a call that the agent makes, which goes on",
                        Map.of("a", "available", "b", "busy"),
                        2,
                        List.of(
                                event("1", "OUTBOUND", "INITIATED", ""),
                                event("1", "OUTBOUND", "CONNECTED_TO_SYSTEM", ""),
                                event("1", "OUTBOUND", CONNECTED, "b"))),
                story(
                        "a supervisor listens to an agent's call, and is busy for as long",
                        Map.of("a", "available", "b", "available"),
                        -1,
                        List.of(
                                event("1", "INBOUND", CONNECTED, "a"),
                                event("2", "MONITOR", "INITIATED", ""),
                                event("2", "MONITOR", CONNECTED, "b"),
                                event("2", "MONITOR", "DISCONNECTED", "b"),
                                event("2", "MONITOR", "COMPLETED", "b"),
                                event("1", "INBOUND", "DISCONNECTED", "a"),
                                event("1", "INBOUND", "COMPLETED", "a"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void endsAsTheDocumentationSays(PhoneStory story) {
        stage.tell(story);
    }

    /** Contact events straight to the function; DescribeContact answers on loopback. */
    private static final class Stage extends PhoneStage {
        private static final ObjectMapper JSON = new ObjectMapper();

        private final Map<String, ObjectNode> contacts = new HashMap<>();

        Stage(Loopback connect) {
            super(Samples.platform(
                    "{'amazon-connect': {'instanceId': '" + INSTANCE + "', 'region': 'eu-west-1', 'endpoint': '"
                            + connect.uri("") + "'}}",
                    Clock.systemUTC(),
                    new BoundedHttp()));
            connect.answers((asked, exchange) -> {
                ObjectNode contact = contacts.get(asked.uri().replaceFirst(".*/", ""));
                Loopback.send(exchange, contact == null ? 404 : 200, "{\"Contact\":" + contact + "}");
            });
        }

        @Override
        String address(String agent, int telling) {
            return ARN + "/agent/" + agent + "-" + telling;
        }

        private static <T> T read(String json, TypeReference<T> type) {
            try {
                return JSON.readValue(json, type);
            } catch (JsonProcessingException malformed) {
                throw new IllegalStateException(malformed);
            }
        }

        @Override
        void deliver(String event) {
            workbench.contactEvent.contactEvent(read(event, new TypeReference<Map<String, Object>>() {}));
        }

        @Override
        void happened(List<String> events) {
            for (String event : events) {
                ObjectNode said = (ObjectNode)
                        read(event, new TypeReference<ObjectNode>() {}).get("detail");
                String id = said.get("contactId").asText();
                ObjectNode contact = contacts.computeIfAbsent(
                        id, none -> JSON.createObjectNode().put("Id", id).put("Arn", ARN + "/contact/" + id));
                if (said.has("agentInfo")) {
                    contact.putObject("AgentInfo")
                            .put("Id", said.at("/agentInfo/agentArn").asText().replaceFirst(".*/", ""))
                            .put(
                                    "ConnectedToAgentTimestamp",
                                    seconds(said.at("/agentInfo/connectedToAgentTimestamp")
                                            .asText()));
                }
                if (said.has("disconnectTimestamp")) {
                    contact.put(
                            "DisconnectTimestamp",
                            seconds(said.get("disconnectTimestamp").asText()));
                }
            }
        }

        private static double seconds(String time) {
            return Instant.parse(time).toEpochMilli() / 1000.0;
        }
    }
}
