package lineclear.platform.twilio;

import java.util.Set;
import lineclear.platform.Heard;
import lineclear.platform.wire.BodyFields;

/**
 * A conference's status callbacks. They name a participant by the sid of a call, not by whom it is with, and a
 * participant who joins or leaves has a call of their own, whose status says the same: they mean nothing.
 */
final class Conferences {
    private static final Set<String> EVENTS = Set.of(
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
            "announcement-fail");

    private Conferences() {}

    static Heard.Events in(BodyFields form) {
        String event = form.anyText("StatusCallbackEvent");
        return event == null || EVENTS.contains(event) ? Heard.Events.NOTHING : Heard.Events.undocumented(event);
    }
}
