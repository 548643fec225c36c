package lineclear.platform.kamailio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lineclear.platform.ConformancePage;
import lineclear.platform.ConformancePage.Case;
import org.junit.jupiter.api.Test;

/** Every event that events/kamailio/kamailio.cfg sends, with every reason that it gives, and what it means here. */
class KamailioPageTest {
    private final List<Case> events = new ArrayList<>();

    private void event(String event, String reason, String why) {
        String body = "{\"event\":\"" + event + "\",\"callId\":\"1-28548@127.0.0.1\",\"agentId\":\"a-17\","
                + "\"from\":\"sip:caller-1@127.0.0.1:5071\",\"seq\":1,\"ts\":\"1795323277.064902\","
                + "\"boot\":\"1795323238\""
                + (reason.isEmpty() ? "" : ",\"reason\":\"" + reason + "\"") + "}";
        String name = "`" + event + "`" + (reason.isEmpty() ? "" : ", `reason` `" + reason + "`");
        events.add(new Case(name, KamailioTest.hearSigned(body), why));
    }

    @Test
    void everyEventOfTheConfigurationMeansWhatThePageSays() throws IOException {
        event("ringing", "", "a reply 180 or 183 of the agent's phone");
        event("answered", "", "dialog:start: the phone's 200, and the caller's ACK");
        event("completed", "caller-hangup", "dialog:end: the caller's BYE");
        event("completed", "agent-hangup", "dialog:end: the agent's BYE");
        event("completed", "timeout", "the call was as long as a call may be, or a side was gone");
        event("completed", "hangup-after-restart", "a BYE of a call from before Kamailio's restart");
        event("failed", "canceled", "dialog:failed: the caller's CANCEL");
        event("failed", "busy", "486 or 600: what a phone says of which somebody presses *reject*, too");
        event("failed", "sip-603", "603 Decline");
        event("failed", "no-answer", "it rang for as long as it may");
        event("failed", "unreachable", "the phone said nothing at all");
        event("failed", "not-registered", "nobody knows where the agent's phone is");
        event("failed", "relay-error", "Kamailio could not send it on");
        event("failed", "sip-480", "any other refusal of the phone's");
        event("failed", "reserve-error-28", "reserve did not answer: the caller heard 503");
        event("transferred", "", "an event that the configuration does not send: one of your own");
        new ConformancePage("kamailio").table("events", events).saysSo(getClass());
    }
}
