package lineclear.platform.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Pattern;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.platform.wire.Fields;
import lineclear.platform.wire.Moments;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;

/**
 * TaskRouter's reservation events as facts. The worker's sid is the agent's address. The call is the one that the task is
 * about, which its attributes name as {@code call_sid}; a task that is no call stands for itself. TaskRouter counts nothing.
 */
final class Reservations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CALL = Pattern.compile("CA[0-9a-fA-F]{32}");

    private Reservations() {}

    static List<CallEvent> in(Fields form) {
        return switch (form.required("EventType")) {
            case "reservation.created" -> List.of(event(form, Step.RINGING, null));
            case "reservation.accepted" -> List.of(event(form, Step.CONNECTED, null));
            case "reservation.rejected" -> List.of(event(form, Step.ENDED, Ending.DECLINED));
            case "reservation.timeout" -> List.of(event(form, Step.ENDED, Ending.NO_ANSWER));
            case "reservation.canceled", "reservation.rescinded" -> List.of(event(form, Step.ENDED, Ending.CANCELLED));
            case "reservation.wrapup", "reservation.completed" -> List.of(event(form, Step.ENDED, Ending.COMPLETED));
            case "reservation.failed" -> List.of(event(form, Step.ENDED, Ending.FAILED));
            default -> List.of();
        };
    }

    private static CallEvent event(Fields form, Step step, Ending ending) {
        return new CallEvent(
                callId(form),
                step,
                ending,
                null,
                form.required("WorkerSid"),
                channel(form.anyText("TaskChannelUniqueName")),
                Kind.STANDARD,
                Moments.epochSeconds(form.anyText("Timestamp")),
                null);
    }

    private static String callId(Fields form) {
        String callSid = callSid(form.longText("TaskAttributes"));
        return CALL.matcher(callSid).matches() ? callSid : form.required("TaskSid");
    }

    private static String callSid(String attributes) {
        try {
            return attributes == null
                    ? ""
                    : JSON.readTree(attributes).path("call_sid").asText();
        } catch (JsonProcessingException malformed) {
            return "";
        }
    }

    private static Channel channel(String name) {
        return switch (name == null ? "default" : name) {
            case "default", "voice", "video" -> Channel.VOICE;
            case "chat", "sms" -> Channel.CHAT;
            case "email" -> Channel.EMAIL;
            default -> Channel.SOCIAL;
        };
    }
}
