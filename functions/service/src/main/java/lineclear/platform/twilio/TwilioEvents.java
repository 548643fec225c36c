package lineclear.platform.twilio;

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
 * Forms as facts. What has an {@code EventType} comes from TaskRouter; of the others the status callbacks of the Voice
 * API say what has become of a call.
 */
final class TwilioEvents {
    /**
     * What else Twilio posts to an address of ours if it is asked to. Each says something about a call, and none that
     * it begins or ends.
     */
    private static final Set<String> OTHERS = Set.of(
            "AnsweredBy", "DialCallStatus", "RecordingStatus", "TranscriptionStatus", "ReservationSid", "StreamEvent");

    /** What a deployment's settings say about what it hears. */
    record Hearing(Map<String, Kind> ownNumbers, boolean taskRouter) {}

    private TwilioEvents() {}

    static Heard.Events in(BodyFields form, Hearing hearing) {
        if (form.has("EventType")) {
            return TaskRouter.in(form.required("EventType"), form, TaskRouter.Spelling.FORM);
        } else if (form.has("ConferenceSid")) {
            return Conferences.in(form);
        } else if (form.has("CallStatus")) {
            // A leg that TaskRouter dials for a task: where its own events are heard, the reservation says all.
            return hearing.taskRouter() && form.has("taskCallSid")
                    ? Heard.Events.NOTHING
                    : ofCall(form, hearing.ownNumbers());
        }
        return OTHERS.stream().anyMatch(form::has)
                ? Heard.Events.NOTHING
                : Heard.Events.undocumented("a-form-of-no-kind");
    }

    private static Heard.Events ofCall(BodyFields form, Map<String, Kind> ownNumbers) {
        String status = form.anyText("CallStatus");
        return switch (status == null ? "" : status) {
            case "queued", "initiated" -> Heard.Events.NOTHING;
            case "ringing" -> event(form, Step.RINGING, null, ownNumbers);
            case "in-progress" -> event(form, Step.CONNECTED, null, ownNumbers);
            case "completed" -> event(form, Step.ENDED, Ending.COMPLETED, ownNumbers);
            case "busy" -> event(form, Step.ENDED, Ending.DECLINED, ownNumbers);
            case "no-answer" -> event(form, Step.ENDED, Ending.NO_ANSWER, ownNumbers);
            case "canceled" -> event(form, Step.ENDED, Ending.CANCELLED, ownNumbers);
            case "failed" -> event(form, Step.ENDED, Ending.FAILED, ownNumbers);
            default -> Heard.Events.undocumented("CallStatus-" + status);
        };
    }

    /**
     * The agent is who was called, or in an inbound call who calls. A leg that a {@code <Dial>} has made names in
     * {@code To} whom the agent's browser has dialled, when it is the agent's own call: then the agent stands in the
     * call that it was dialled from.
     */
    private static Heard.Events event(BodyFields form, Step step, Ending ending, Map<String, Kind> ownNumbers) {
        boolean inbound = "inbound".equals(form.anyText("Direction"));
        CallEvent event = new CallEvent(
                form.required("CallSid"),
                step,
                ending,
                null,
                form.anyText(inbound ? "From" : "To"),
                Channel.VOICE,
                kind(form, ownNumbers),
                Timestamps.rfc2822(form.anyText("Timestamp")),
                form.whole("SequenceNumber"));
        return Heard.Events.of(event.dialledFrom(form.anyText("ParentCallSid")));
    }

    /** One of the two may be a number of our own, whoever called whom. */
    private static Kind kind(BodyFields form, Map<String, Kind> ownNumbers) {
        String to = form.anyText("To");
        String from = form.anyText("From");
        Kind called = to == null ? null : ownNumbers.get(to);
        Kind calling = from == null ? null : ownNumbers.get(from);
        return called != null ? called : calling != null ? calling : Kind.DIRECT;
    }
}
