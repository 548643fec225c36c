package lineclear.platform.vonage;

import java.util.Map;
import java.util.Set;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.platform.Heard;
import lineclear.platform.wire.BodyFields;
import lineclear.platform.wire.Timestamps;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;

/**
 * Voice events as facts. Vonage counts nothing, and several events of a call may carry the same millisecond. The call's
 * id is its {@code uuid}; in {@code human} and {@code machine} it is {@code call_uuid}.
 */
final class VonageEvents {
    /** What tells the events without a status apart. */
    private static final Set<String> MEMBERS =
            Set.of("recording_url", "dtmf", "speech", "conversation_uuid_to", "reason");

    private VonageEvents() {}

    static Heard.Events in(BodyFields body, Map<String, Kind> ownNumbers) {
        String status = body.anyText("status");
        if (status == null) {
            // Events of a recording, of input, of a transfer and of an error have none.
            return MEMBERS.stream().anyMatch(body::has)
                    ? Heard.Events.NOTHING
                    : Heard.Events.undocumented("without status");
        }
        return switch (status) {
            case "ringing" -> event(body, Step.RINGING, null, ownNumbers);
                // Somebody or something has picked up: human and machine say what.
            case "answered", "human", "machine" -> event(body, Step.CONNECTED, null, ownNumbers);
                // disconnected is a WebSocket's way to end.
            case "completed", "disconnected" -> event(body, Step.ENDED, Ending.COMPLETED, ownNumbers);
            case "busy" -> event(body, Step.ENDED, Ending.DECLINED, ownNumbers);
            case "rejected" -> event(body, Step.ENDED, rejected(body.anyText("detail")), ownNumbers);
            case "cancelled" -> event(body, Step.ENDED, Ending.CANCELLED, ownNumbers);
            case "unanswered", "timeout" -> event(body, Step.ENDED, Ending.NO_ANSWER, ownNumbers);
            case "failed" -> event(body, Step.ENDED, Ending.FAILED, ownNumbers);
            case "started", "record", "input", "transfer" -> Heard.Events.NOTHING;
            default -> Heard.Events.undocumented(status);
        };
    }

    /** Vonage or a carrier may have rejected the call, too, or the number is none: then nobody has declined it. */
    private static Ending rejected(String detail) {
        return "declined".equals(detail) ? Ending.DECLINED : Ending.FAILED;
    }

    /** The agent is who was called, or in an inbound call who calls; the other end may be one of our own numbers. */
    private static Heard.Events event(BodyFields body, Step step, Ending ending, Map<String, Kind> ownNumbers) {
        boolean inbound = "inbound".equals(body.anyText("direction"));
        String ours = body.anyText(inbound ? "to" : "from");
        return Heard.Events.of(new CallEvent(
                body.required(body.has("call_uuid") ? "call_uuid" : "uuid"),
                step,
                ending,
                null,
                body.anyText(inbound ? "from" : "to"),
                Channel.VOICE,
                ours == null ? Kind.DIRECT : ownNumbers.getOrDefault(ours, Kind.DIRECT),
                Timestamps.iso(body.anyText("timestamp")),
                null));
    }
}
