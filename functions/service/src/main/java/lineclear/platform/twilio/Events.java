package lineclear.platform.twilio;

import java.util.List;
import java.util.Map;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.platform.wire.Fields;
import lineclear.platform.wire.Moments;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;

/** Voice status callbacks as facts. What has an {@code EventType} comes from TaskRouter: see {@link Reservations}. */
final class Events {
    private Events() {}

    static List<CallEvent> in(Fields form, Map<String, Kind> ownNumbers) {
        if (form.has("EventType")) {
            return Reservations.in(form);
        }
        String status = form.anyText("CallStatus");
        return switch (status == null ? "" : status) {
            case "ringing" -> List.of(event(form, Step.RINGING, null, ownNumbers));
            case "in-progress" -> List.of(event(form, Step.CONNECTED, null, ownNumbers));
            case "completed" -> List.of(event(form, Step.ENDED, Ending.COMPLETED, ownNumbers));
            case "busy" -> List.of(event(form, Step.ENDED, Ending.DECLINED, ownNumbers));
            case "no-answer" -> List.of(event(form, Step.ENDED, Ending.NO_ANSWER, ownNumbers));
            case "canceled" -> List.of(event(form, Step.ENDED, Ending.CANCELLED, ownNumbers));
            case "failed" -> List.of(event(form, Step.ENDED, Ending.FAILED, ownNumbers));
            default -> List.of();
        };
    }

    /** The agent is who was called, or in an inbound call who calls; the other end may be one of our own numbers. */
    private static CallEvent event(Fields form, Step step, Ending ending, Map<String, Kind> ownNumbers) {
        boolean inbound = "inbound".equals(form.anyText("Direction"));
        String ours = form.anyText(inbound ? "To" : "From");
        return new CallEvent(
                form.required("CallSid"),
                step,
                ending,
                null,
                form.anyText(inbound ? "From" : "To"),
                Channel.VOICE,
                ours == null ? Kind.DIRECT : ownNumbers.getOrDefault(ours, Kind.DIRECT),
                Moments.rfc2822(form.anyText("Timestamp")),
                form.whole("SequenceNumber"));
    }
}
