package lineclear.platform.standard;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.platform.Heard;
import lineclear.platform.wire.BodyFields;
import lineclear.platform.wire.Misread;
import lineclear.platform.wire.Timestamps;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Word;

/**
 * The events that we define for other systems:
 *
 * <pre>
 * { "type": "call.ringing" | "call.connected" | "call.ended", "timestamp": "2026-11-02T09:00:00Z",
 *   "data": { "callId", "agentId"?, "address"?, "channel"?: "voice", "kind"?: "direct", "outcome"?: "completed",
 *             "sequence"? } }
 * </pre>
 */
final class StandardEvents {
    private StandardEvents() {}

    /** Standard Webhooks prescribes no body: one without a type is somebody's own event, as is one of another type. */
    static Heard.Events in(BodyFields body) {
        String type = body.anyText("type");
        return switch (type == null ? "" : type) {
            case "call.ringing" -> Heard.Events.of(event(body, Step.RINGING));
            case "call.connected" -> Heard.Events.of(event(body, Step.CONNECTED));
            case "call.ended" -> Heard.Events.of(event(body, Step.ENDED));
            default -> Heard.Events.undocumented(type == null ? "without type" : type);
        };
    }

    private static CallEvent event(BodyFields body, Step step) {
        BodyFields data = body.object("data");
        return new CallEvent(
                data.required("callId"),
                step,
                step == Step.ENDED ? word(data, "outcome", Ending.COMPLETED, Ending::reportable) : null,
                data.agentId("agentId"),
                data.text("address"),
                word(data, "channel", Channel.VOICE, channel -> true),
                word(data, "kind", Kind.DIRECT, kind -> true),
                Timestamps.iso(body.anyText("timestamp")),
                data.whole("sequence"));
    }

    private static <E extends Enum<E> & Word> E word(BodyFields data, String name, E absent, Predicate<E> among) {
        String word = data.text(name);
        if (word == null) {
            return absent;
        }
        return Word.parse(absent.getDeclaringClass(), word).filter(among).orElseThrow(() -> {
            List<String> known = Arrays.stream(absent.getDeclaringClass().getEnumConstants())
                    .filter(among)
                    .map(Word::word)
                    .toList();
            return new Misread(name + " must be one of " + String.join(", ", known));
        });
    }
}
