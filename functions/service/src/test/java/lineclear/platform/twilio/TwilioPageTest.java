package lineclear.platform.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineclear.platform.ConformancePage;
import lineclear.platform.ConformancePage.Case;
import lineclear.platform.Heard;
import lineclear.platform.PhonePlatform;
import lineclear.platform.Samples;
import org.junit.jupiter.api.Test;

/**
 * {@code events/webhooks/twilio/README.md}: all that Twilio's documentation says an address may be told, and what it
 * means.
 */
class TwilioPageTest {
    private static final String TOKEN = "token";
    private static final String URL = "https://lineclear.example/webhooks/twilio";
    private static final PhonePlatform PLATFORM = Samples.platform("{'twilio': {'secrets': ['literal:token'],"
            + " 'accountSid': 'AC0a1b2c3d4e5f60718293a4b5c6d7e8f9',"
            + " 'workspaceSid': 'WS11112222333344445555666677778888',"
            + " 'ownNumbers': {'+15550199001': 'support'}}}");

    private final List<Case> cases = new ArrayList<>();

    private List<Case> all() {
        List<Case> all = List.copyOf(cases);
        cases.clear();
        return all;
    }

    private void form(String event, String body, String why) {
        cases.add(new Case(event, PLATFORM.hear(Posted.form(TOKEN, URL, body), Instant.EPOCH), why));
    }

    private void call(String name, String value, String why) {
        form("`" + name + "=" + value + "`", "CallSid=CA1&To=%2B15550100017&" + name + "=" + value, why);
    }

    private List<Case> statuses() {
        call("CallStatus", "queued", "ready and waiting in line before dialing: no phone rings");
        call("CallStatus", "initiated", "Twilio starts dialing: no phone rings");
        call("CallStatus", "ringing", "the call is currently ringing");
        call("CallStatus", "in-progress", "the event `answered`: the call was answered, by whomever, and goes on");
        call("CallStatus", "completed", "it was answered and has ended normally");
        call("CallStatus", "busy", "a busy signal: who is called declines, or talks already");
        call("CallStatus", "no-answer", "nobody answered, or the call was rejected");
        call("CallStatus", "canceled", "canceled while it was queued or ringing");
        call("CallStatus", "failed", "could not be completed as dialed");
        return all();
    }

    private List<Case> directions() {
        direction("outbound-api", "", "initiated by the REST API: the agent is whom it calls, `To`");
        direction(
                "outbound-dial",
                "&ParentCallSid=CA2",
                "made by `<Dial>`: the agent is whom it calls, `To`; where that is"
                        + " nobody's address, whoever placed `ParentCallSid`, which is asked for");
        direction("inbound", "", "the agent is who calls, `From`. Of a call that comes in Twilio reports the end only");
        direction("trunking-terminating", "", "from a SIP trunk to the phone network: the agent is `To`");
        direction("trunking-originating", "", "from the phone network to a SIP trunk: the agent is `To`");
        form(
                "to or from one of `ownNumbers`",
                "CallSid=CA1&CallStatus=in-progress&Direction=outbound-dial&From=client%3Aa&To=%2B15550199001",
                "it counts as what the settings say");
        return all();
    }

    private void direction(String direction, String more, String why) {
        form(
                "`Direction=" + direction + "`",
                "CallSid=CA1&CallStatus=in-progress&To=%2B1&From=%2B2&Direction=" + direction + more,
                why);
    }

    private List<Case> besides() {
        for (String source : List.of(
                "human",
                "machine_start",
                "machine_end_beep",
                "machine_end_silence",
                "machine_end_other",
                "fax",
                "unknown")) {
            form(
                    "`AnsweredBy=" + source + "`",
                    "CallSid=CA1&AnsweredBy=" + source,
                    "answering machine detection, some time after `in-progress`: "
                            + "the agent's line is taken, whoever picked up");
        }
        call(
                "CallbackSource=call-progress-events&CallStatus",
                "in-progress",
                "the value on all status callbacks; decides nothing");
        call(
                "SequenceNumber=7&CallStatus",
                "in-progress",
                "the order in which events were fired; they may arrive in another,"
                        + " so the phases of a session decide");
        call(
                "taskCallSid=CA2&CallStatus",
                "in-progress",
                "the leg that a `dequeue` instruction dials: where `workspaceSid` is set, TaskRouter's events say it");
        call("RecordingStatus", "completed", "a recording is no call");
        call("TranscriptionStatus", "completed", "a transcription is no call");
        form(
                "`DialCallStatus` without `CallStatus`",
                "CallSid=CA1&DialCallStatus=completed",
                "what came of a `<Dial>`: the leg's own callback says it");
        form(
                "an assignment callback",
                "ReservationSid=WR1&WorkerSid=WK1&TaskSid=WT1",
                "it asks for an instruction, which is your program's; `reservation.created` says the same");
        return all();
    }

    private List<Case> conferences() {
        for (String event : List.of(
                "conference-start",
                "conference-end",
                "participant-join",
                "participant-leave",
                "participant-mute",
                "participant-unmute",
                "participant-hold",
                "participant-unhold",
                "participant-modify",
                "participant-speech-start",
                "participant-speech-stop",
                "announcement-end",
                "announcement-fail")) {
            form(
                    "`" + event + "`",
                    "ConferenceSid=CF1&CallSid=CA1&StatusCallbackEvent=" + event,
                    "names a participant by a call's sid, not by whom it is with: "
                            + "that call's status says when it begins and ends");
        }
        return all();
    }

    private void reservation(String event, String why) {
        form(
                "`reservation." + event + "`",
                "EventType=reservation." + event
                        + "&TaskSid=WT1&WorkerSid=WK1&ReservationSid=WR1&TaskChannelUniqueName=voice",
                why);
    }

    private List<Case> reservations() {
        reservation("created", "a task is assigned to a worker, who may accept or reject it");
        reservation("accepted", "accepted by the worker. With a conference instruction only once both are in it");
        reservation(
                "rejected",
                "rejected by the worker. The task is offered again, to the same worker too: another reservation");
        reservation("timeout", "too much time passed without a task being accepted or rejected");
        reservation("canceled", "canceled before it has been accepted");
        reservation("rescinded", "another worker has accepted one of several reservations of the task");
        reservation("wrapup", "being wrapped up by the agent: the conversation is over; the policy says what follows");
        reservation("completed", "completed, directly or after its wrap-up");
        form(
                "`reservation.failed`",
                "EventType=reservation.failed&TaskSid=WT1&ReservationSid=WR1",
                "was not assigned to an agent: it names no worker");
        for (String channel : List.of("default", "voice", "video", "chat", "sms", "email", "custom1")) {
            form(
                    "`TaskChannelUniqueName=" + channel + "`",
                    "EventType=reservation.created&TaskSid=WT1&WorkerSid=WK1"
                            + "&ReservationSid=WR1&TaskChannelUniqueName=" + channel,
                    "the channel of the task");
        }
        return all();
    }

    private List<Case> taskRouter() {
        String task = "of the task, not of one worker's offer: its reservations say who has it";
        String worker = "of the worker: what an agent may be offered is decided here, and chosen with `set-status`";
        String set = "of how work is routed: no offer";
        types(task, "task", "created", "updated", "canceled", "wrapup", "completed", "deleted", "system-deleted");
        types(
                "a transfer makes a reservation for whom it goes to, and ends the other's",
                "task",
                "transfer-initiated",
                "transfer-attempt-failed",
                "transfer-failed",
                "transfer-canceled",
                "transfer-completed");
        types("of the task's way through queues: no offer", "task-queue", "entered", "timeout", "moved");
        types(set, "task-queue", "created", "deleted", "expression.updated");
        types(
                worker,
                "worker",
                "created",
                "activity.update",
                "attributes.update",
                "capacity.update",
                "channel.availability.update",
                "deleted");
        types(
                "of the task's way through a workflow: no offer",
                "workflow",
                "target-matched",
                "entered",
                "timeout",
                "skipped");
        types(set, "workflow", "created", "updated", "deleted");
        for (String thing : List.of("activity", "task-channel", "workspace")) {
            types(set, thing, "created", "updated", "deleted");
        }
        return all();
    }

    private void types(String why, String thing, String... events) {
        for (String event : events) {
            form(
                    "`" + thing + "." + event + "`",
                    "EventType=" + thing + "." + event + "&WorkerSid=WK1&TaskSid=WT1",
                    why);
        }
    }

    private List<Case> streams() {
        for (String event :
                List.of("created", "accepted", "rejected", "timeout", "canceled", "rescinded", "wrapup", "completed")) {
            stream("com.twilio.taskrouter.reservation." + event, "as the callback's `reservation." + event + "`");
        }
        stream("com.twilio.taskrouter.task.updated", "as the callback's; so are all other types of TaskRouter");
        stream("com.twilio.voice.webhook.status-callback.call.answered", "the call's own status callback says it");
        stream("com.twilio.voice.insights.call-summary.complete", "comes after the call");
        stream(
                "com.twilio.messaging.message.delivered",
                "no call, and no offer; so are all other types of `com.twilio`");
        return all();
    }

    private void stream(String type, String why) {
        String body = "[{\"specversion\":\"1.0\",\"type\":\"" + type
                + "\",\"data\":{\"payload\":{\"reservation_sid\":\"WR1\","
                + "\"worker_sid\":\"WK1\",\"task_channel_unique_name\":\"voice\"}}}]";
        cases.add(new Case("`" + type + "`", PLATFORM.hear(Posted.json(TOKEN, URL, body), Instant.EPOCH), why));
    }

    private List<Case> unknown() {
        form("another `CallStatus`", "CallSid=CA1&CallStatus=exploded", "nobody here has read about it");
        form("another `EventType`", "EventType=reservation.revived", "the same");
        form("another `StatusCallbackEvent` of a conference", "ConferenceSid=CF1&StatusCallbackEvent=x", "the same");
        form("a form with nothing of all this", "SmsStatus=sent", "the same");
        form(
                "what lacks its call, its reservation or its worker",
                "CallStatus=ringing",
                "it cannot be what is documented");
        return all();
    }

    @Test
    void thePageSaysWhatEachEventMeans() throws IOException {
        List<Case> taskRouter = taskRouter();
        assertEquals(
                List.of(),
                taskRouter.stream()
                        .filter(one -> !one.heard().equals(Heard.Events.NOTHING))
                        .toList());
        new ConformancePage("twilio")
                .table("statuses", statuses())
                .table("directions", directions())
                .table("besides", besides())
                .table("conferences", conferences())
                .table("reservations", reservations())
                .table("taskrouter", taskRouter)
                .table("streams", streams())
                .table("unknown", unknown())
                .saysSo(getClass());
    }
}
