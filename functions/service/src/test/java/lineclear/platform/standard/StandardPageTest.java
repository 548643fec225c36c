package lineclear.platform.standard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lineclear.platform.ConformancePage;
import lineclear.platform.ConformancePage.Case;
import lineclear.word.Ending;
import lineclear.word.Kind;
import org.junit.jupiter.api.Test;

/**
 * Every event that we define for other systems, and what becomes of those that we do not; signed by Standard Webhooks'
 * library.
 */
class StandardPageTest {
    private final List<Case> events = new ArrayList<>();

    private void event(String name, String body, String why) {
        events.add(new Case(name, StandardTest.hearSigned(body), why));
    }

    private static String body(String type, String more) {
        return "{\"type\":\"" + type
                + "\",\"timestamp\":\"2026-11-22T05:00:01.120Z\",\"data\":{\"callId\":\"call-7f3a\","
                + "\"agentId\":\"a-17\"" + more + "}}";
    }

    @Test
    void everyEventMeansWhatThePageSays() throws IOException {
        event("`call.ringing`", body("call.ringing", ""), "the agent's phone rings");
        event("`call.connected`", body("call.connected", ""), "the agent talks");
        event(
                "`call.connected`, `channel` `chat`",
                body("call.connected", ",\"channel\":\"chat\""),
                "or `email`, `social`");
        for (Kind kind : Kind.values()) {
            event(
                    "`call.connected`, `kind` `" + kind.word() + "`",
                    body("call.connected", ",\"kind\":\"" + kind.word() + "\""),
                    kind == Kind.DIRECT ? "as when none is told" : "what it counts as when nobody reserved it");
        }
        event("`call.ended`", body("call.ended", ""), "the call is over");
        for (Ending ending : Ending.values()) {
            event(
                    "`call.ended`, `outcome` `" + ending.word() + "`",
                    body("call.ended", ",\"outcome\":\"" + ending.word() + "\""),
                    ending.reportable() ? "how it ended" : "no system's word");
        }
        event("`call.ended` without `callId`", "{\"type\":\"call.ended\",\"data\":{}}", "ours, and not as it must be");
        event("another `type`", body("recording.ready", ""), "one of the system's other events");
        event("no `type`", "{\"event\":\"ticket_updated\"}", "Standard Webhooks prescribes no payload");
        event("no JSON", "<event/>", "nothing can be said of it");
        new ConformancePage("standard").table("events", events).saysSo(getClass());
    }
}
