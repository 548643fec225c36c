package lineclear.platform.kamailio;

import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.platform.Heard;
import lineclear.platform.wire.BodyFields;
import lineclear.platform.wire.Timestamps;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;

/** {@code {"event","callId","agentId","from","seq","ts","boot","reason"?,"sent"?}} as facts. */
final class KamailioEvents {
    /** Above any number of events of one call. */
    private static final long BOOT = 1_000_000;

    private static final long LATEST_BOOT = 100_000_000_000L;

    private KamailioEvents() {}

    static Heard.Events in(BodyFields body) {
        String event = body.required("event");
        return switch (event) {
            case "ringing" -> event(body, Step.RINGING, null);
            case "answered" -> event(body, Step.CONNECTED, null);
            case "completed" -> event(body, Step.ENDED, Ending.COMPLETED);
            case "failed" -> event(body, Step.ENDED, neverAnswered(body.anyText("reason")));
            default -> Heard.Events.undocumented(event);
        };
    }

    private static Heard.Events event(BodyFields body, Step step, Ending ending) {
        return Heard.Events.of(new CallEvent(
                body.required("callId"),
                step,
                ending,
                body.agentId("agentId"),
                null,
                Channel.VOICE,
                Kind.DIRECT,
                Timestamps.epochSeconds(body.anyText("ts")),
                sequence(body.whole("boot"), body.whole("seq"))));
    }

    /** SIP's 486 and 600 come as {@code busy}, its 603 Decline as itself. */
    private static Ending neverAnswered(String reason) {
        return switch (reason == null ? "" : reason) {
            case "canceled" -> Ending.CANCELLED;
            case "busy", "sip-603" -> Ending.DECLINED;
            case "no-answer" -> Ending.NO_ANSWER;
            default -> Ending.FAILED;
        };
    }

    /** Kamailio counts in memory, from 1 after each start: the second of its start goes first. */
    private static Long sequence(Long boot, Long seq) {
        boolean orders = boot != null && seq != null && boot < LATEST_BOOT && seq < BOOT;
        return orders ? Long.valueOf(boot * BOOT + seq) : null;
    }
}
