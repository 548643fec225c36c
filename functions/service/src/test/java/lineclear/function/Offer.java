package lineclear.function;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An offer of TaskRouter's and its event callbacks, with every field that "TaskRouter Events reference"
 * (twilio.com/docs/taskrouter/api/event/reference) gives to reservation events: those of all events, of the task, of the worker,
 * and TaskQueueSid, ReservationSid and WorkflowSid.
 *
 * @param attributes of the task, JSON
 */
record Offer(String reservation, String task, String worker, String attributes) {
    /** Of a call that came in by {@code <Enqueue>}. */
    static Offer ofCall(String reservation, String worker, String callSid) {
        return new Offer(
                reservation,
                "WT0123456789abcdef0123456789abcdef",
                worker,
                "{\"call_sid\":\"" + callSid + "\",\"from\":\"+15550100099\",\"direction\":\"inbound\"}");
    }

    Offer with(String changed) {
        return new Offer(reservation, task, worker, changed);
    }

    /** @param event such as {@code created} */
    String event(String event, Instant at) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("EventType", "reservation." + event);
        fields.put("AccountSid", TwilioBench.ACCOUNT);
        fields.put("WorkspaceSid", TwilioBench.WORKSPACE);
        fields.put("WorkspaceName", "Support");
        fields.put("EventDescription", "Reservation " + reservation + " " + event);
        fields.put("ResourceType", "reservation");
        fields.put("ResourceSid", reservation);
        fields.put("Timestamp", Long.toString(at.getEpochSecond()));
        fields.put("TaskSid", task);
        fields.put("TaskAttributes", attributes);
        fields.put("TaskAge", "14");
        fields.put("TaskPriority", "0");
        fields.put("TaskAssignmentStatus", assignmentStatus(event));
        fields.put("TaskChannelUniqueName", "voice");
        fields.put("WorkerSid", worker);
        fields.put("WorkerName", "alice");
        fields.put("WorkerAttributes", "{\"contact_uri\":\"client:alice\"}");
        fields.put("WorkerActivitySid", "WA11112222333344445555666677778888");
        fields.put("WorkerActivityName", "Available");
        fields.put("TaskQueueSid", "WQ33334444555566667777888899990000");
        fields.put("ReservationSid", reservation);
        fields.put("WorkflowSid", "WW44445555666677778888999900001111");
        return form(fields);
    }

    /** "Task resource", AssignmentStatus: what the task's becomes with its reservation's. */
    private static String assignmentStatus(String event) {
        return switch (event) {
            case "created" -> "reserved";
            case "accepted" -> "assigned";
            case "wrapup" -> "wrapping";
            case "completed" -> "completed";
            default -> "pending";
        };
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
