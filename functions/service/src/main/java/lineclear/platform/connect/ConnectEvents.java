package lineclear.platform.connect;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.platform.EventName;
import lineclear.platform.Heard;
import lineclear.platform.wire.BodyFields;
import lineclear.platform.wire.Timestamps;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Word;

/**
 * Contact events as facts. Their members are spelled {@code eventType} or {@code EventType}, {@code agentArn} or
 * {@code AgentArn} and so on, their channels {@code VOICE} or {@code Voice}; a time in 1970 means that there is none.
 * They come in any order, or not at all, and nothing counts them.
 */
final class ConnectEvents {
    /** As {@code adminguide/contact-events} lists them. */
    private static final Set<String> TYPES = Set.of(
            "AMD_DISABLED",
            "INITIATED",
            "CONNECTED_TO_SYSTEM",
            "CONTACT_DATA_UPDATED",
            "QUEUED",
            "CONNECTED_TO_AGENT",
            "DISCONNECTED",
            "COMPLETED",
            "PAUSED",
            "RESUMED",
            "WEBRTC_API");

    private static final Set<Channel> CHANNELS = Set.of(Channel.VOICE, Channel.CHAT, Channel.EMAIL);

    /** A task is no customer who waits. */
    private static final String NO_CHANNEL = "TASK";

    private static final Instant UNSET_UNTIL = Instant.parse("1971-01-01T00:00:00Z");

    private ConnectEvents() {}

    static Heard.Events in(BodyFields event) {
        if (!"aws.connect".equals(event.anyText("source")) || !event.has("detail")) {
            return Heard.Events.NOTHING;
        }
        BodyFields contact = event.object("detail");
        String type = word(contact.required("eventType"));
        if (!TYPES.contains(type)) {
            return Heard.Events.undocumented(type);
        }
        Instant sent = time(event, "time");
        return switch (type) {
            case "CONNECTED_TO_AGENT" -> event(contact, Step.CONNECTED, null, or(agentTime(contact), sent));
                // COMPLETED comes after the work that follows a contact: the end of the talk was earlier, and is said
                // if it is
                // known.
            case "DISCONNECTED", "COMPLETED" -> event(
                    contact, Step.ENDED, Ending.COMPLETED, or(time(contact, "disconnectTimestamp"), sent));
            default -> Heard.Events.NOTHING;
        };
    }

    private static Heard.Events event(BodyFields contact, Step step, Ending ending, Instant at) {
        String told = contact.anyText("channel");
        if (told == null || NO_CHANNEL.equals(word(told))) {
            return Heard.Events.NOTHING;
        }
        Optional<Channel> channel =
                Word.parse(Channel.class, told.toLowerCase(Locale.ROOT)).filter(CHANNELS::contains);
        if (channel.isEmpty()) {
            return Heard.Events.undocumented(told);
        }
        String method = contact.anyText("initiationMethod");
        Optional<Initiation> initiation = method == null ? Optional.empty() : Initiation.of(method);
        boolean undocumented = method != null && initiation.isEmpty();
        if (initiation.isPresent() && initiation.get().kind().isEmpty()) {
            return Heard.Events.NOTHING;
        }
        // Whoever is connected is busy, whatever for: one of these binds no customer's hold.
        Kind kind = undocumented
                ? Kind.SUPPORT
                : initiation.flatMap(Initiation::kind).orElse(Kind.STANDARD);
        CallEvent heard = new CallEvent(
                contact.required("contactId"),
                step,
                ending,
                null,
                contact.has("agentInfo") ? contact.object("agentInfo").anyText("agentArn") : null,
                channel.get(),
                kind,
                at,
                null);
        return new Heard.Events(List.of(heard), undocumented ? List.of(EventName.of(method)) : List.of());
    }

    private static String word(String told) {
        return told.toUpperCase(Locale.ROOT);
    }

    private static Instant agentTime(BodyFields contact) {
        return contact.has("agentInfo") ? time(contact.object("agentInfo"), "connectedToAgentTimestamp") : null;
    }

    private static Instant time(BodyFields fields, String name) {
        Instant time = Timestamps.iso(fields.anyText(name));
        return time == null || time.isBefore(UNSET_UNTIL) ? null : time;
    }

    private static Instant or(Instant time, Instant other) {
        return time == null ? other : time;
    }
}
