package lineclear.platform.vonage;

import java.util.List;
import java.util.Map;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.platform.wire.Fields;
import lineclear.platform.wire.Moments;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;

/** Voice events as facts. Vonage counts nothing, and several events of a call may carry the same millisecond. */
final class Events {
    private Events() {}

    static List<CallEvent> in(Fields body, Map<String, Kind> ownNumbers) {
        String status = body.anyText("status");
        return switch (status == null ? "" : status) {
            case "ringing" -> List.of(event(body, Step.RINGING, null, ownNumbers));
                // Somebody or something has picked up: human and machine say what.
            case "answered", "human", "machine" -> List.of(event(body, Step.CONNECTED, null, ownNumbers));
                // disconnected is a WebSocket's way to end.
            case "completed", "disconnected" -> List.of(event(body, Step.ENDED, Ending.COMPLETED, ownNumbers));
            case "busy", "rejected" -> List.of(event(body, Step.ENDED, Ending.DECLINED, ownNumbers));
            case "cancelled" -> List.of(event(body, Step.ENDED, Ending.CANCELLED, ownNumbers));
            case "unanswered", "timeout" -> List.of(event(body, Step.ENDED, Ending.NO_ANSWER, ownNumbers));
            case "failed" -> List.of(event(body, Step.ENDED, Ending.FAILED, ownNumbers));
            default -> List.of();
        };
    }

    /** The agent is who was called, or in an inbound call who calls; the other end may be one of our own numbers. */
    private static CallEvent event(Fields body, Step step, Ending ending, Map<String, Kind> ownNumbers) {
        boolean inbound = "inbound".equals(body.anyText("direction"));
        String ours = body.anyText(inbound ? "to" : "from");
        return new CallEvent(
                body.required("uuid"),
                step,
                ending,
                null,
                body.anyText(inbound ? "from" : "to"),
                Channel.VOICE,
                ours == null ? Kind.DIRECT : ownNumbers.getOrDefault(ours, Kind.DIRECT),
                Moments.iso(body.anyText("timestamp")),
                null);
    }
}
