package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import lineclear.agent.Command;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.agent.record.LoggedOn;
import lineclear.push.Sent;
import lineclear.word.Channel;
import lineclear.word.Kind;
import lineclear.word.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What open pages are told of what happens. */
class TellTest {
    private static final Command UNRESERVED = new Command.Connect(
            "s-9", Phase.CONNECTED, "call-9", "twilio", Channel.VOICE, Kind.STANDARD, Command.Authority.FACT);

    private final LiveStage stage = new LiveStage(new Policies(Presets.policies(), "keen"));
    private final Workbench workbench = stage.workbench;

    @BeforeEach
    void agents() {
        workbench.available("a-17");
        workbench.available("a-18");
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private DynamodbStreamRecord reserved(String agentId) {
        return stage.change(agentId, () -> workbench.reserve(agentId, "s-" + agentId));
    }

    private static List<String> types(List<JsonNode> frames) {
        return frames.stream().map(frame -> frame.get("type").asText()).toList();
    }

    @Test
    void anAgentsPageSeesTheViewThatEverybodyGets() {
        String page = stage.page("agent", "a-17");
        stage.tell(reserved("a-17"));
        JsonNode frame = stage.heard(page).get(0);
        assertEquals(workbench.show("a-17").body(), frame.get("agent"));
        assertEquals(3, frame.get("version").asInt());
    }

    @Test
    void theFloorSeesARowOfEveryoneAndNothingMore() {
        String floor = stage.page("supervisor", null);
        stage.tell(reserved("a-17"), reserved("a-18"));
        JsonNode frame = stage.heard(floor).get(0);
        assertEquals(List.of("rows"), types(stage.heard(floor)));
        assertEquals(List.of("a-17", "a-18"), frame.get("rows").findValuesAsText("agentId"));
        JsonNode row = frame.get("rows").get(0);
        assertEquals("c-s-a-17", row.get("customerId").asText());
        assertEquals("2026-11-02T09:02:00.000Z", row.at("/ahead/0/at").asText());
        assertFalse(row.has("sessions"));
    }

    /** docs.alemba.com, ASM Core "Chat Manager": the row of an analyst in a chat shows the user's name. */
    @Test
    void aRowNamesTheCustomerAndTheQueuesOfItsAgent() {
        String floor = stage.page("supervisor", null);
        String named = "{\"sessionId\":\"s-1\",\"channel\":\"chat\",\"customer\":{\"id\":\"c-1\",\"name\":\"Grace\"}}";
        stage.tell(
                stage.change("a-17", () -> workbench.post("reserve", "a-17", "client", named)),
                stage.change(
                        "a-17",
                        () -> workbench.agents.apply(
                                "a-17", new Command.LogOn(new LoggedOn(Set.of("sales"), Set.of())))));
        JsonNode row = stage.heard(floor).get(0).at("/rows/0");
        assertEquals("c-1", row.get("customerId").asText());
        assertEquals("Grace", row.get("customerName").asText());
        assertEquals("sales", row.at("/queues/0").asText());
    }

    @Test
    void aCallerNobodyReservedForIsNamedByNothing() {
        String floor = stage.page("supervisor", null);
        stage.tell(stage.change("a-17", () -> workbench.agents.apply("a-17", UNRESERVED)));
        JsonNode row = stage.heard(floor).get(0).at("/rows/0");
        assertEquals("connected", row.get("status").asText());
        assertFalse(row.has("customerId"));
        assertFalse(row.has("queues"));
    }

    @Test
    void nothingAboutAnotherAgentReachesAnAgentsPage() {
        String page = stage.page("agent", "a-17");
        stage.tell(reserved("a-18"));
        assertEquals(List.of(), stage.heard(page));
    }

    @Test
    void ofSeveralChangesInABatchOnlyTheNewestIsTold() {
        String page = stage.page("agent", "a-17");
        String floor = stage.page("supervisor", null);
        stage.tell(
                reserved("a-17"),
                stage.change("a-17", () -> workbench.connect("a-17", "s-a-17", "ringing")),
                stage.change("a-17", () -> workbench.connect("a-17", "s-a-17", "connected")));
        assertEquals("connected", stage.heard(page).get(0).at("/agent/status").asText());
        assertEquals(1, stage.heard(page).size());
        assertEquals(1, stage.heard(floor).get(0).get("rows").size());
    }

    @Test
    void whatTheFloorCannotSeeIsNotToldThere() {
        String page = stage.page("agent", "a-17");
        String floor = stage.page("supervisor", null);
        workbench.reserve("a-17", "s-1");
        workbench.connect("a-17", "s-1", "ringing");
        String itsCall = "{\"sessionId\":\"s-1\",\"phase\":\"ringing\",\"callId\":\"call-1\"}";
        stage.tell(stage.change("a-17", () -> workbench.post("connect", "a-17", "client", itsCall)));
        assertEquals(List.of("agent"), types(stage.heard(page)));
        assertEquals(List.of(), stage.heard(floor));
    }

    @Test
    void aThousandChangesAreAFewFrames() {
        String floor = stage.page("supervisor", null);
        DynamodbStreamRecord[] batch = IntStream.range(0, 1000)
                .mapToObj(i -> stage.change("b-" + i, () -> workbench.register("b-" + i)))
                .toArray(DynamodbStreamRecord[]::new);
        stage.tell(batch);
        List<JsonNode> frames = stage.heard(floor);
        assertEquals(
                1000,
                frames.stream().mapToInt(frame -> frame.get("rows").size()).sum());
        assertTrue(frames.size() < 30, () -> "frames: " + frames.size());
        // API Gateway Developer Guide, "Quotas for configuring and running a WebSocket API": 32 KB a frame.
        frames.forEach(frame -> assertTrue(frame.toString().length() < 32 * 1024));
    }

    @Test
    void aPageThatIsGoneIsForgotten() {
        String page = stage.page("agent", "a-17");
        stage.gateway.put(page, Sent.GONE);
        stage.tell(reserved("a-17"));
        assertTrue(stage.connections.find(page).isEmpty());
        assertEquals(List.of(), stage.connections.watching("agent#a-17", workbench.clock.instant()));
    }

    @Test
    void aSocketWhoseTimeIsOverIsToldNothing() {
        String page = stage.page("agent", "a-17");
        workbench.clock.forward(Duration.ofHours(2));
        stage.tell(reserved("a-17"));
        assertEquals(List.of(), stage.heard(page));
    }

    @Test
    void aPageThatTheGatewayDoesNotLetUsTellHearsThatItShouldAskAsSoonAsItMay() {
        String page = stage.page("agent", "a-17");
        stage.gateway.put(page, Sent.TOO_FAST);
        stage.tell(reserved("a-17"));
        assertEquals(List.of(), stage.heard(page));
        stage.gateway.remove(page);
        stage.tell(reserved("a-18"));
        assertEquals(
                "{\"type\":\"stale\",\"topics\":[\"agent#a-17\"]}",
                stage.heard(page).get(0).toString());
        stage.tell(stage.change("a-18", () -> workbench.connect("a-18", "s-a-18", "ringing")));
        assertEquals(1, stage.heard(page).size(), "it is told once");
    }

    @Test
    void whoIsRegisteredNoLongerIsAReasonToAsk() {
        String page = stage.page("agent", "a-17");
        String floor = stage.page("supervisor", null);
        stage.tell(stage.change(
                "a-17",
                () -> workbench.client.deleteItem(request -> request.tableName("lineclear")
                        .key(Map.of(
                                "pk",
                                software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS("agent#a-17"),
                                "sk",
                                software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS("record"))))));
        assertEquals(List.of("stale"), types(stage.heard(page)));
        assertEquals(List.of("stale"), types(stage.heard(floor)));
    }

    /** Two questions where nobody watches: they are the price of a deployment that nobody looks at. */
    @Test
    void aChangeCostsTwoQuestionsAndOnePostForEachWhoWatches() {
        assertEquals(2, requests(reserved("a-17")));
        assertEquals(0, stage.heard.size());
        String page = stage.page("agent", "a-18");
        assertEquals(2, requests(reserved("a-18")));
        assertEquals(1, stage.heard(page).size());
        for (int i = 0; i < 99; i++) {
            stage.page("supervisor", null);
        }
        assertEquals(2, requests(stage.change("a-18", () -> workbench.connect("a-18", "s-a-18", "ringing"))));
        assertEquals(100, stage.heard.size());
    }

    private int requests(DynamodbStreamRecord change) {
        int before = workbench.requests.get();
        stage.tell(change);
        return workbench.requests.get() - before;
    }
}
