package lineclear.platform.connect;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.platform.wire.Fields;
import lineclear.platform.wire.Moments;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;

/**
 * Contact events as facts. Their members are spelled {@code eventType} or {@code EventType}, {@code agentArn} or
 * {@code AgentArn} and so on, their channels {@code VOICE} or {@code Voice}; a time in 1970 means that there is none. They come
 * in any order, or not at all, and nothing counts them.
 */
final class Events {
    private static final Instant UNSET_UNTIL = Instant.parse("1971-01-01T00:00:00Z");

    private Events() {}

    static List<CallEvent> in(Fields event) {
        if (!"aws.connect".equals(event.anyText("source")) || !event.has("detail")) {
            return List.of();
        }
        Fields contact = event.object("detail");
        Optional<Channel> channel = channel(contact);
        if (channel.isEmpty()) {
            return List.of();
        }
        Instant sent = time(event, "time");
        return switch (contact.required("eventType").toUpperCase(Locale.ROOT)) {
            case "CONNECTED_TO_AGENT" -> List.of(
                    event(contact, channel.get(), Step.CONNECTED, null, or(agentTime(contact), sent)));
            case "DISCONNECTED" -> List.of(
                    ended(contact, channel.get(), or(time(contact, "disconnectTimestamp"), sent)));
                // Comes after the work that follows a contact: the end of the talk was earlier, and is said if it is
                // known.
            case "COMPLETED" -> List.of(ended(contact, channel.get(), or(time(contact, "disconnectTimestamp"), sent)));
            default -> List.of();
        };
    }

    private static CallEvent ended(Fields contact, Channel channel, Instant at) {
        return event(contact, channel, Step.ENDED, Ending.COMPLETED, at);
    }

    private static CallEvent event(Fields contact, Channel channel, Step step, Ending ending, Instant at) {
        boolean dialled = "OUTBOUND".equalsIgnoreCase(contact.anyText("initiationMethod"));
        return new CallEvent(
                contact.required("contactId"),
                step,
                ending,
                null,
                contact.has("agentInfo") ? contact.object("agentInfo").anyText("agentArn") : null,
                channel,
                dialled ? Kind.DIRECT : Kind.STANDARD,
                at,
                null);
    }

    /** A task is no customer who waits: it is none of our channels. */
    private static Optional<Channel> channel(Fields contact) {
        String name = contact.anyText("channel");
        return switch (name == null ? "" : name.toUpperCase(Locale.ROOT)) {
            case "VOICE" -> Optional.of(Channel.VOICE);
            case "CHAT" -> Optional.of(Channel.CHAT);
            case "EMAIL" -> Optional.of(Channel.EMAIL);
            default -> Optional.empty();
        };
    }

    private static Instant agentTime(Fields contact) {
        return contact.has("agentInfo") ? time(contact.object("agentInfo"), "connectedToAgentTimestamp") : null;
    }

    private static Instant time(Fields fields, String name) {
        Instant time = Moments.iso(fields.anyText(name));
        return time == null || time.isBefore(UNSET_UNTIL) ? null : time;
    }

    private static Instant or(Instant time, Instant other) {
        return time == null ? other : time;
    }
}
