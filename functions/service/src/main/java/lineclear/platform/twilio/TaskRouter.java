package lineclear.platform.twilio;

import java.time.Instant;
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
 * TaskRouter's reservations as facts. A reservation is one offer of one task to one worker: a task that is offered
 * again, to the same worker too, has another. So its sid is what we know the call by, whatever call the task is about,
 * and the worker's sid is the agent's address. TaskRouter counts nothing.
 */
final class TaskRouter {
    /** Of the documented types those that are about no worker's offer, without what stands before the dot. */
    private static final Set<String> OF_NO_OFFER = Set.of(
            "activity.created",
            "activity.updated",
            "activity.deleted",
            "task.created",
            "task.updated",
            "task.canceled",
            "task.wrapup",
            "task.completed",
            "task.deleted",
            "task.system-deleted",
            "task.transfer-initiated",
            "task.transfer-attempt-failed",
            "task.transfer-failed",
            "task.transfer-canceled",
            "task.transfer-completed",
            "task-channel.created",
            "task-channel.updated",
            "task-channel.deleted",
            "task-queue.created",
            "task-queue.deleted",
            "task-queue.entered",
            "task-queue.timeout",
            "task-queue.moved",
            "task-queue.expression.updated",
            "worker.created",
            "worker.activity.update",
            "worker.attributes.update",
            "worker.capacity.update",
            "worker.channel.availability.update",
            "worker.deleted",
            "workflow.created",
            "workflow.updated",
            "workflow.deleted",
            "workflow.target-matched",
            "workflow.entered",
            "workflow.timeout",
            "workflow.skipped",
            "workspace.created",
            "workspace.updated",
            "workspace.deleted");

    /** The same members are spelled one way in a form, another in Event Streams. */
    enum Spelling {
        FORM("ReservationSid", "WorkerSid", "TaskChannelUniqueName", "TaskAttributes"),
        STREAM("reservation_sid", "worker_sid", "task_channel_unique_name", "task_attributes");

        private final String reservation;
        private final String worker;
        private final String channel;
        private final String attributes;

        Spelling(String reservation, String worker, String channel, String attributes) {
            this.reservation = reservation;
            this.worker = worker;
            this.channel = channel;
            this.attributes = attributes;
        }
    }

    private TaskRouter() {}

    /** @param type such as {@code reservation.created} */
    static Heard.Events in(String type, BodyFields fields, Spelling spelling) {
        return switch (type) {
            case "reservation.created" -> event(fields, spelling, Step.RINGING, null);
            case "reservation.accepted" -> event(fields, spelling, Step.CONNECTED, null);
            case "reservation.rejected" -> event(fields, spelling, Step.ENDED, Ending.DECLINED);
            case "reservation.timeout" -> event(fields, spelling, Step.ENDED, Ending.NO_ANSWER);
            case "reservation.canceled", "reservation.rescinded" -> event(
                    fields, spelling, Step.ENDED, Ending.CANCELLED);
            case "reservation.wrapup", "reservation.completed" -> event(fields, spelling, Step.ENDED, Ending.COMPLETED);
                // "was not assigned to an agent": as documented it names no worker.
            case "reservation.failed" -> fields.has(spelling.worker)
                    ? event(fields, spelling, Step.ENDED, Ending.FAILED)
                    : Heard.Events.NOTHING;
            default -> OF_NO_OFFER.contains(type) ? Heard.Events.NOTHING : Heard.Events.undocumented(type);
        };
    }

    private static Heard.Events event(BodyFields fields, Spelling spelling, Step step, Ending ending) {
        CallEvent event = new CallEvent(
                fields.required(spelling.reservation),
                step,
                ending,
                null,
                fields.required(spelling.worker),
                channel(fields.anyText(spelling.channel)),
                Kind.STANDARD,
                at(fields, spelling),
                null);
        boolean callless = event.channel() == Channel.VOICE && !hasCall(fields, spelling);
        return Heard.Events.of(callless ? event.ofTaskOnly() : event);
    }

    /** A task that stems from a call has its {@code call_sid} among its attributes ("How to Route a Call"). */
    private static boolean hasCall(BodyFields fields, Spelling spelling) {
        String attributes = fields.anyText(spelling.attributes);
        return attributes == null || attributes.contains("call_sid");
    }

    private static Instant at(BodyFields fields, Spelling spelling) {
        if (spelling == Spelling.STREAM) {
            return Timestamps.iso(fields.anyText("timestamp"));
        }
        Instant exact = Timestamps.epochMillis(fields.anyText("TimestampMs"));
        return exact == null ? Timestamps.epochSeconds(fields.anyText("Timestamp")) : exact;
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
