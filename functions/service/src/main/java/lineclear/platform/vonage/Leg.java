package lineclear.platform.vonage;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import lineclear.platform.CallState;
import lineclear.platform.wire.Timestamps;

/**
 * What Vonage says of one leg: a connection between it and one party.
 *
 * @param talks somebody, or something, has picked up, and has not hung up
 * @param inbound the party has called; else was called
 * @param party as what Vonage knows the party; empty when it does not say
 * @param conversation in which the leg is; empty when it does not say
 */
record Leg(CallState state, boolean talks, boolean inbound, Optional<String> party, Optional<String> conversation) {
    static Leg unknown(String why) {
        return new Leg(new CallState.Unknown(why), false, false, Optional.empty(), Optional.empty());
    }

    /** @param json a call, as {@code api/voice} describes it */
    static Leg of(JsonNode json) {
        boolean inbound = "inbound".equals(json.path("direction").asText());
        CallState state = state(json);
        boolean rings = Set.of("started", "ringing").contains(status(json));
        return new Leg(
                state,
                state instanceof CallState.Live && !rings,
                inbound,
                party(json.path(inbound ? "from" : "to")),
                text(json.path("conversation_uuid")));
    }

    Set<String> parties() {
        return party.map(Set::of).orElse(Set.of());
    }

    /** A number, a SIP address, a user of the application's, an extension: whichever sort of endpoint it is. */
    private static Optional<String> party(JsonNode endpoint) {
        return text(endpoint.path("number"))
                .or(() -> text(endpoint.path("uri")))
                .or(() -> text(endpoint.path("user")))
                .or(() -> text(endpoint.path("extension")));
    }

    private static Optional<String> text(JsonNode json) {
        return Optional.ofNullable(json.textValue()).filter(text -> !text.isEmpty());
    }

    private static String status(JsonNode json) {
        return json.path("status").asText();
    }

    private static CallState state(JsonNode json) {
        return switch (status(json)) {
            case "started", "ringing", "answered", "human", "machine" -> new CallState.Live();
            case "completed",
                    "busy",
                    "cancelled",
                    "failed",
                    "rejected",
                    "timeout",
                    "unanswered",
                    "disconnected" -> new CallState.Ended(
                    time(json.path("end_time").textValue()));
            default -> new CallState.Unknown("it named a status that is not documented");
        };
    }

    /** Documented as {@code 2020-01-01 12:00:00}; events of the same call write ISO 8601. */
    private static Instant time(String text) {
        Instant documented = Timestamps.dateAndTime(text);
        return documented == null ? Timestamps.iso(text) : documented;
    }
}
