package lineclear.platform.twilio;

import java.util.ArrayList;
import java.util.List;
import lineclear.platform.CallEvent;
import lineclear.platform.Heard;
import lineclear.platform.wire.BodyFields;

/**
 * What Event Streams delivers to a webhook sink: an array of CloudEvents. Those of TaskRouter are read; they say what
 * its event callbacks say, in other spellings. Of Twilio's other products nothing is needed: of a call its status
 * callbacks speak.
 */
final class EventStream {
    private static final String TWILIO = "com.twilio.";
    private static final String TASK_ROUTER = TWILIO + "taskrouter.";

    private EventStream() {}

    static Heard.Events in(List<BodyFields> cloudEvents) {
        List<CallEvent> events = new ArrayList<>();
        List<String> undocumented = new ArrayList<>();
        for (BodyFields cloudEvent : cloudEvents) {
            Heard.Events one = one(cloudEvent.required("type"), cloudEvent);
            events.addAll(one.events());
            undocumented.addAll(one.undocumented());
        }
        return new Heard.Events(events, undocumented);
    }

    private static Heard.Events one(String type, BodyFields cloudEvent) {
        if (type.startsWith(TASK_ROUTER)) {
            BodyFields payload = cloudEvent.objectOrText("data").objectOrText("payload");
            return TaskRouter.in(type.substring(TASK_ROUTER.length()), payload, TaskRouter.Spelling.STREAM);
        }
        return type.startsWith(TWILIO) ? Heard.Events.NOTHING : Heard.Events.undocumented(type);
    }
}
