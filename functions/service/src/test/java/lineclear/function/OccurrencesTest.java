package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import java.util.List;
import java.util.Map;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.function.live.Change;
import lineclear.function.live.Occurrences;
import lineclear.function.live.StreamImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the table's stream tells the customers who wait. */
class OccurrencesTest {
    private final LiveStage stage = new LiveStage(new Policies(Presets.policies(), "keen"));
    private final Workbench workbench = stage.workbench;

    @BeforeEach
    void aCustomerIsOffered() {
        String queue = "{\"name\":\"Sales\",\"channels\":[\"voice\"]}";
        workbench.call("PUT /queues/{queueId}", "sales", "supervisor", queue);
        String ada = "{\"name\":\"Ada\",\"queues\":[\"sales\"]}";
        workbench.call("PUT /agents/{agentId}", "a-17", "supervisor", ada);
        workbench.call("PUT /agents/{agentId}/queues", "a-17", "agent", "{\"queues\":[\"sales\"]}");
        workbench.post("set-status", "a-17", "agent", "{\"status\":\"available\"}");
        String call = "{\"ticketId\":\"t-1\",\"channel\":\"voice\",\"customer\":{\"id\":\"c-1\"}}";
        workbench.call("POST /queues/{queueId}/tickets", "sales", "client", call);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Workbench.Answer ticket() {
        return workbench.call("GET /tickets/{ticketId}", "t-1", "client", null);
    }

    private DynamodbStreamRecord connected() {
        return stage.change("a-17", () -> workbench.connect("a-17", "t-1.1", "connected"));
    }

    private DynamodbStreamRecord released() {
        return stage.change("a-17", () -> workbench.release("a-17", "t-1.1", "completed"));
    }

    private static Change change(DynamodbStreamRecord told) {
        return new Change(
                StreamImage.plain(told.getDynamodb().getOldImage()),
                StreamImage.plain(told.getDynamodb().getNewImage()));
    }

    /** Pages hear of the last one only. */
    @Test
    void ofSeveralChangesInABatchEachReachesTheTicket() {
        DynamodbStreamRecord answered = connected();
        workbench.clock.set(workbench.clock.instant().plusSeconds(60));
        stage.tell(answered, released());
        assertEquals("closed", ticket().body().at("/ticket/state").asText());
        assertEquals(
                "2026-11-02T09:00:00.000Z",
                ticket().body().at("/ticket/answered/at").asText());
    }

    @Test
    void toldTwiceOrInTheWrongOrderItEndsAlike() {
        DynamodbStreamRecord answered = connected();
        DynamodbStreamRecord over = released();
        stage.tell(over);
        stage.tell(answered, over, answered);
        assertEquals("closed", ticket().body().at("/ticket/state").asText());
    }

    @Test
    void oneThatIsNotUnderstoodKeepsNoOtherBack() {
        Change strange = new Change(Map.of(), Map.of("pk", "agent#a-18", "sk", "record"));
        new Occurrences(workbench.queues.facts).of(List.of(strange, change(connected())));
        assertEquals("answered", ticket().body().at("/ticket/state").asText());
    }

    @Test
    void withoutQueuesNothingIsAskedOfTheTable() {
        workbench.available("a-18");
        DynamodbStreamRecord held = stage.change("a-18", () -> workbench.reserve("a-18", "s.1"));
        DynamodbStreamRecord ended = stage.change("a-18", () -> workbench.release("a-18", "s.1", "completed"));
        int before = workbench.requests.get();
        new Occurrences(workbench.queues.facts).of(List.of(change(held), change(ended)));
        assertEquals(before, workbench.requests.get());
    }
}
