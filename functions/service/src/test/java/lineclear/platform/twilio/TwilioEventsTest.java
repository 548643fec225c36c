package lineclear.platform.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.PhonePlatform;
import lineclear.platform.Samples;
import lineclear.platform.wire.Form;
import lineclear.platform.wire.Hmac;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioEventsTest {
    private static final String URL = "https://lineclear.example/webhooks/twilio";
    private static final PhonePlatform PLATFORM = Samples.platform("{'twilio': {'secrets': ['literal:token'],"
            + " 'ownNumbers': {'+15550199001': 'support', '+15550199002': 'test'}}}");

    private static List<CallEvent> events(byte[] body) {
        return assertInstanceOf(Heard.Events.class, hear(body)).events();
    }

    private static Heard hear(byte[] body) {
        Map<String, String> parameters = Form.of(body).orElseThrow().first();
        String signature = TwilioTest.signature("token", URL, parameters);
        return PLATFORM.hear(new Delivery(URL, Map.of("x-twilio-signature", signature), body), Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        "voice-1-ringing.txt, RINGING,, 1",
        "voice-2-in-progress.txt, CONNECTED,, 2",
        "voice-3-completed.txt, ENDED, COMPLETED, 3",
        "voice-busy.txt, ENDED, DECLINED, 2",
        "voice-no-answer.txt, ENDED, NO_ANSWER, 2",
        "voice-canceled.txt, ENDED, CANCELLED, 2",
        "voice-failed.txt, ENDED, FAILED, 1",
    })
    void aCallToTheAgent(String sample, Step step, Ending ending, long sequence) {
        assertEquals(
                List.of(new CallEvent(
                        "CAfeedc0de0000000000000000000000a1",
                        step,
                        ending,
                        null,
                        "+15550100017",
                        Channel.VOICE,
                        Kind.DIRECT,
                        Instant.parse("2026-11-22T05:00:00Z").plusSeconds(sequence),
                        sequence)),
                events(Samples.body("twilio", sample)));
    }

    /** The status callback of the leg that {@code <Dial><Number>} makes, "TwiML Voice: Number": To, and ParentCallSid. */
    @Test
    void aLegThatTheAgentsBrowserHasDialledSaysFromWhichCallAndWhomToAskFor() {
        CallEvent event = events(Hmac.bytes("Called=%2B15550199001&ParentCallSid=CAfeedc0de0000000000000000000000b2"
                        + "&Direction=outbound-dial&Timestamp=Sun%2C+22+Nov+2026+05%3A30%3A00+%2B0000"
                        + "&CallbackSource=call-progress-events&SequenceNumber=2&To=%2B15550199001"
                        + "&CallSid=CAfeedc0de0000000000000000000000b3&ApiVersion=2010-04-01&CallStatus=in-progress"
                        + "&From=%2B15550199000&AccountSid=AC0a1b2c3d4e5f60718293a4b5c6d7e8f9"))
                .get(0);
        assertEquals("CAfeedc0de0000000000000000000000b2", event.dialledFrom());
        assertEquals("CAfeedc0de0000000000000000000000b3", event.callId());
        assertEquals("+15550199001", event.address());
        assertEquals(Kind.SUPPORT, event.kind());
        assertEquals(Step.CONNECTED, event.step());
    }

    @ParameterizedTest
    @CsvSource({
        "reservation-1-created.txt, RINGING,",
        "reservation-2-accepted.txt, CONNECTED,",
        "reservation-3-wrapup.txt, ENDED, COMPLETED",
        "reservation-4-completed.txt, ENDED, COMPLETED",
        "reservation-rejected.txt, ENDED, DECLINED",
        "reservation-timeout.txt, ENDED, NO_ANSWER",
        "reservation-canceled.txt, ENDED, CANCELLED",
        "reservation-rescinded.txt, ENDED, CANCELLED",
    })
    void aReservation(String sample, Step step, Ending ending) {
        assertEquals(
                List.of(new CallEvent(
                        "WRaaaabbbbccccddddeeeeffff00001111",
                        step,
                        ending,
                        null,
                        "WK17171717171717171717171717171717",
                        Channel.VOICE,
                        Kind.STANDARD,
                        Instant.parse("2026-11-22T05:00:00.120Z"),
                        null)),
                events(Samples.body("twilio", sample)));
    }

    @Test
    void anOfferOfATaskThatIsNoCallIsAnOffer() {
        CallEvent event =
                events(Samples.body("twilio", "reservation-accepted-chat.txt")).get(0);
        assertEquals("WRaaaabbbbccccddddeeeeffff00001111", event.callId());
        assertEquals(Channel.CHAT, event.channel());
    }

    @ParameterizedTest
    @CsvSource({
        "voice, VOICE",
        "default, VOICE",
        "video, VOICE",
        "chat, CHAT",
        "sms, CHAT",
        "email, EMAIL",
        "line, SOCIAL"
    })
    void taskChannels(String name, Channel channel) {
        String body = new String(Samples.body("twilio", "reservation-1-created.txt"), StandardCharsets.UTF_8)
                .replace("TaskChannelUniqueName=voice", "TaskChannelUniqueName=" + name);
        assertEquals(
                channel, events(body.getBytes(StandardCharsets.UTF_8)).get(0).channel());
    }

    @ParameterizedTest
    @CsvSource({"voice-0-initiated.txt", "other-worker-activity.txt", "other-reservation-failed.txt"})
    void nothingThatConcernsUs(String sample) {
        assertEquals(Heard.Events.NOTHING, hear(Samples.body("twilio", sample)));
    }

    @Test
    void noSampleIsForgotten() {
        assertEquals(19, Samples.names("twilio").size(), () -> new TreeSet<>(Samples.names("twilio")).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "CallStatus=queued, true",
        "AnsweredBy=human&CallSid=CA1, true",
        "EventType=task.created, true",
        "EventType=reservation.failed&ReservationSid=WR1, true",
        "CallStatus=ringing, false",
        "CallStatus=ringing&CallSid=, false",
        "EventType=reservation.created&ReservationSid=WR1, false",
        "EventType=reservation.created&WorkerSid=WK1&TaskSid=WT1, false",
        "EventType=, false",
        "CallStatus=ringing&CallSid=CA1&To=%00&SequenceNumber=x&Timestamp=yesterday, true",
        "EventType=reservation.created&WorkerSid=WK1&ReservationSid=WR1&TaskAttributes={, true",
    })
    void whatIsUnknownSaysNothingAndWhatIsMissingIsMalformed(String body, boolean understood) {
        Heard heard = hear(body.getBytes(StandardCharsets.UTF_8));
        assertEquals(understood ? Heard.Events.class : Heard.Malformed.class, heard.getClass());
        assertEquals(List.of(), understood ? ((Heard.Events) heard).undocumented() : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "CallStatus=exploded, CallStatus-exploded",
        "CallStatus=%00, CallStatus-null",
        "EventType=reservation.revived, reservation.revived",
        "EventType=<script>, ?script?",
        "ConferenceSid=CF1&StatusCallbackEvent=conference-frozen, conference-frozen",
        "SmsStatus=sent, a-form-of-no-kind",
        "'', a-form-of-no-kind",
    })
    void whatNobodyHasDocumentedMeansNothingAndIsNamed(String body, String name) {
        assertEquals(new Heard.Events(List.of(), List.of(name)), hear(body.getBytes(StandardCharsets.UTF_8)));
    }
}
