package lineclear.platform.vonage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import lineclear.platform.CallEvent;
import lineclear.platform.ConformancePage;
import lineclear.platform.ConformancePage.Case;
import lineclear.platform.Heard;
import org.junit.jupiter.api.Test;

/**
 * Every event of developer.vonage.com, "Voice API Webhooks Reference" (voice/voice-api/webhook-reference), field by
 * field as its tables list them, and what it means here.
 */
class VonagePageTest {
    private static final String LEG =
            "\"from\":\"442079460000\",\"to\":\"447700900000\"," + "\"uuid\":\"aaaaaaaa-bbbb-cccc-dddd-0123456789ab\",";
    private static final String CONVERSATION = "\"conversation_uuid\":\"CON-aaaaaaaa-bbbb-cccc-dddd-0123456789ab\",";
    private static final String TIME = "\"timestamp\":\"2020-01-01T12:00:00.000Z\"";
    private static final Pattern MEMBER = Pattern.compile("\"([a-z_]+)\":");

    private final List<Case> events = new ArrayList<>();

    private static Heard heard(String members) {
        return VonageTest.hearSigned("{" + members + "}");
    }

    private void status(String status, String more, String why) {
        String body = LEG + CONVERSATION + "\"status\":\"" + status + "\"," + more + TIME;
        events.add(new Case("`" + status + "`", heard(body), why));
    }

    private void outbound(String status, String why) {
        status(status, "\"direction\":\"outbound\",", why);
    }

    private void detailed(String status, String detail, String why) {
        String body = LEG + CONVERSATION + "\"status\":\"" + status + "\",\"detail\":\"" + detail
                + "\",\"direction\":\"outbound\"," + TIME;
        events.add(new Case("`" + status + "`, `detail` `" + detail + "`", heard(body), why));
    }

    /** Their id is {@code call_uuid}, and they have no direction. */
    private void detected(String status, String more, String why) {
        String body = LEG.replace("uuid", "call_uuid") + "\"status\":\"" + status + "\"," + more + CONVERSATION + TIME;
        String named = more.isEmpty() ? "" : ", `sub_state` `" + more.split("\"")[3] + "`";
        events.add(new Case("`" + status + "`" + named, heard(body), why));
    }

    private void without(String name, String members, String why) {
        events.add(new Case(name, heard(members + TIME), why));
    }

    @Test
    void everyDocumentedEventMeansWhatThePageSays() throws IOException {
        outbound("started", "the call has been created; nobody rings yet");
        outbound("ringing", "the destination is reached and rings");
        status(
                "answered",
                "\"start_time\":null,\"rate\":null,\"network\":null,\"direction\":\"outbound\",",
                "the call was answered");
        detected("human", "", "machine detection: a person has answered. The call's id is `call_uuid`");
        detected("machine", "", "machine detection: voicemail, or another automated service, has answered");
        detected("machine", "\"sub_state\":\"beep_start\",", "advanced machine detection: the voicemail's beep begins");
        outbound("busy", "the destination is on the line with another caller");
        detailed("rejected", "declined", "the callee has declined the call");
        detailed("rejected", "restricted", "a carrier has rejected it: nobody has declined anything");
        detailed("rejected", "invalid_number", "one of the numbers is none");
        outbound("cancelled", "the originator has cancelled it before it was answered");
        detailed("unanswered", "unavailable", "the subscriber is unavailable for the time being");
        detailed("unanswered", "timeout", "the carrier could not say anything in time");
        outbound("timeout", "it has rung for longer than its `ringing_timer`");
        detailed("failed", "cannot_route", "the destination is not supported, or blocked for the account");
        detailed("failed", "number_out_of_service", "the number is not available");
        detailed("failed", "internal_error", "Vonage's own fault");
        status(
                "completed",
                "\"end_time\":\"2020-01-01T12:00:00.000Z\",\"network\":\"GB-FIXED\",\"duration\":\"2\","
                        + "\"start_time\":\"2020-01-01T12:00:00.000Z\",\"rate\":\"0.00450000\","
                        + "\"price\":\"0.00015000\","
                        + "\"direction\":\"inbound\",",
                "the call is over; with a summary of it");
        status("disconnected", "", "the application has ended a WebSocket's connection");
        without(
                "record",
                "\"start_time\":\"2020-01-01T12:00:00.000Z\",\"recording_url\":\"https://api.nexmo.com/v1/files/b\","
                        + "\"size\":12222,\"recording_uuid\":\"aaaaaaaa-bbbb-cccc-dddd-0123456789ab\","
                        + "\"end_time\":\"2020-01-01T12:00:00.000Z\"," + CONVERSATION,
                "a `record` action has finished: the call goes on");
        without(
                "input",
                LEG + CONVERSATION + "\"dtmf\":{\"digits\":\"42\",\"timed_out\":true},"
                        + "\"speech\":{\"timeout_reason\":\"end_on_silence_timeout\",\"results\":[]},",
                "an `input` action has finished: the call goes on");
        without(
                "transfer",
                "\"conversation_uuid_from\":\"CON-1\",\"conversation_uuid_to\":\"CON-2\","
                        + "\"uuid\":\"aaaaaaaa-bbbb-cccc-dddd-0123456789ab\",",
                "a leg has moved to another conversation: it is the same leg, and the same party's");
        without(
                "an error",
                "\"reason\":\"Syntax error in NCCO. Invalid value type or action.\"," + CONVERSATION,
                "about the application's own script");
        outbound("a-new-status", "a status that the reference does not have");
        without("anything else", CONVERSATION, "without a status, and none of the above");
        new ConformancePage("vonage").table("events", events).saysSo(getClass());
    }

    /** In the order of the reference: an inbound call's party is who called, an outbound one's who was called. */
    @Test
    void thePartyOfALegIsTheAgent() {
        for (String direction : List.of("inbound", "outbound")) {
            Heard.Events heard = (Heard.Events)
                    heard(LEG + CONVERSATION + "\"status\":\"answered\",\"direction\":\"" + direction + "\"," + TIME);
            assertEquals(
                    List.of(direction.equals("inbound") ? "442079460000" : "447700900000"),
                    heard.events().stream().map(CallEvent::address).toList());
        }
    }

    /**
     * The members of the samples are those of the reference's tables, no more; {@code disconnected_by} is in Vonage's
     * SDKs.
     */
    @Test
    void noSampleHasAMemberThatIsNotDocumented() {
        TreeSet<String> documented = new TreeSet<>(List.of(
                ("from to uuid call_uuid conversation_uuid status direction timestamp detail start_time end_time"
                                + " rate price")
                        .split(" ")));
        documented.addAll(List.of("network", "duration", "disconnected_by", "recording_url", "recording_uuid", "size"));
        documented.addAll(
                List.of("dtmf", "digits", "timed_out", "conversation_uuid_from", "conversation_uuid_to", "reason"));
        for (String sample : lineclear.platform.Samples.names("vonage")) {
            TreeSet<String> members = new TreeSet<>();
            MEMBER.matcher(VonageTest.text(sample)).results().forEach(member -> members.add(member.group(1)));
            members.removeAll(documented);
            assertEquals(new TreeSet<>(), members, sample);
        }
    }
}
