package lineclear.platform.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lineclear.platform.CallEvent;
import lineclear.platform.ConformancePage;
import lineclear.platform.ConformancePage.Case;
import lineclear.platform.Heard;
import lineclear.word.Kind;
import org.junit.jupiter.api.Test;

/**
 * Every event type, channel and initiation method of docs.aws.amazon.com, Amazon Connect Administrator Guide, "Amazon
 * Connect contact events" (adminguide/contact-events), and what it means here.
 */
class ConnectPageTest {
    private static final String CONNECTED = AmazonConnectTest.sample("2-connected.json");
    private static final String ENDED = AmazonConnectTest.sample("3-disconnected.json");

    private static Case type(String type, String why) {
        String sample = type.equals("DISCONNECTED") || type.equals("COMPLETED") ? ENDED : CONNECTED;
        String body = sample.replaceFirst("(\"eventType\": )\"[A-Z_]+\"", "$1\"" + type + "\"");
        return new Case("`" + type + "`", AmazonConnectTest.hear(body), why);
    }

    private static Case channel(String channel, String why) {
        String body = CONNECTED.replace("\"channel\": \"VOICE\"", "\"channel\": \"" + channel + "\"");
        return new Case("`" + channel + "`", AmazonConnectTest.hear(body), why);
    }

    private static String method(String sample, String method) {
        return sample.replace("\"initiationMethod\": \"INBOUND\"", "\"initiationMethod\": \"" + method + "\"");
    }

    private static Case initiation(String method, String why) {
        return new Case("`" + method + "`", AmazonConnectTest.hear(method(CONNECTED, method)), why);
    }

    private static List<Case> types() {
        return List.of(
                type("INITIATED", "a contact has begun, or is being transferred: no agent has it yet"),
                type(
                        "CONNECTED_TO_SYSTEM",
                        "its media stands: a flow talks with it, or somebody who was dialled has answered"),
                type("QUEUED", "it waits in a queue for an agent"),
                type("CONNECTED_TO_AGENT", "it is connected to an agent"),
                type("CONTACT_DATA_UPDATED", "attributes, routing or analytics have changed: not who talks"),
                type("PAUSED", "a task is paused"),
                type("RESUMED", "a task goes on"),
                type("DISCONNECTED", "it is over; the agent's work after it may begin"),
                type(
                        "COMPLETED",
                        "it is over, and so is the work after it. The talk ended at `disconnectTimestamp`, and"
                                + " that is what counts"),
                type("AMD_DISABLED", "answering machine detection is off"),
                type("WEBRTC_API", "the contact came through the communication widget"),
                type("A_NEW_TYPE", "a type that the guide does not have"));
    }

    private static List<Case> channels() {
        return List.of(
                channel("VOICE", "a call"),
                channel("CHAT", "a chat; an SMS and a message from an app, too"),
                channel("EMAIL", "an e-mail: what it blocks is the policy's business"),
                channel("TASK", "a task is no customer who waits"),
                channel("A_NEW_CHANNEL", "a channel that the guide does not have"));
    }

    private static List<Case> initiations() {
        return List.of(
                initiation("INBOUND", "the customer calls, or writes an e-mail"),
                initiation("OUTBOUND", "an agent calls the customer, or writes to them: a direct call"),
                initiation("TRANSFER", "an agent hands the customer over to another one, or to a queue: a new contact"),
                initiation("CALLBACK", "the customer is called back"),
                initiation("API", "a program has begun it: a chat, or a call that it queues to an agent"),
                initiation("QUEUE_TRANSFER", "a flow has moved the customer from one queue to another"),
                initiation("DISCONNECT", "what a disconnect flow makes of the customer's contact"),
                initiation("WEBRTC_API", "the customer calls from an app or a page"),
                initiation(
                        "MONITOR",
                        "a supervisor listens to an agent, or barges in. The contact's agent is the supervisor,"
                                + " who is busy with no customer of theirs: it binds no hold"),
                initiation(
                        "EXTERNAL_OUTBOUND",
                        "an agent or a flow calls an external participant: "
                                + "no customer, and it goes on when the agent has left"),
                initiation(
                        "AGENT_REPLY", "the answer to an e-mail which the agent has accepted: that one is the session"),
                initiation("FLOW", "an e-mail that a flow sends: no agent has it"));
    }

    @Test
    void everyDocumentedEventMeansWhatThePageSays() throws IOException {
        new ConformancePage("amazon-connect")
                .table("types", types())
                .table("channels", channels())
                .table("methods", initiations())
                .saysSo(getClass());
    }

    /** Busy is whoever is connected; only a customer's contact may be the one that a hold waits for. */
    @Test
    void aMethodThatIsNotDocumentedKeepsTheAgentBusyAndBindsNoHold() {
        Heard.Events heard = (Heard.Events) AmazonConnectTest.hear(method(CONNECTED, "A_NEW_METHOD"));
        assertEquals(
                List.of(Kind.SUPPORT),
                heard.events().stream().map(CallEvent::kind).toList());
        assertEquals(List.of("A_NEW_METHOD"), heard.undocumented());
    }

    /** A contact that took nobody frees nobody, whichever of its events comes. */
    @Test
    void whatMeansNothingWhenItBeginsMeansNothingWhenItEnds() {
        List<String> ends = new ArrayList<>();
        for (Initiation method : Initiation.values()) {
            Heard.Events ended = (Heard.Events) AmazonConnectTest.hear(method(ENDED, method.name()));
            assertEquals(method.kind().isPresent(), !ended.events().isEmpty(), method.name());
            ends.add(method.name());
        }
        assertEquals(12, ends.size());
    }
}
