package lineclear.local.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What people see of an agent.
 *
 * @param status as the view has it
 * @param taken whether a session is open, or the status says so
 * @param until when the open session ends by itself; empty when that depends on somebody
 * @param at when it was seen
 */
record Seen(String status, boolean taken, Optional<Instant> until, Instant at) {
    private static final Set<String> TAKEN = Set.of("reserved", "ringing", "connected");

    static Seen of(JsonNode view, Instant at) {
        String status = view.path("status").asText("unknown");
        JsonNode session = view.path("sessions").path(0);
        return new Seen(
                status,
                !session.isMissingNode() || TAKEN.contains(status),
                Optional.ofNullable(session.path("until").textValue()).map(Instant::parse),
                at);
    }

    /** Whether the clock alone may have ended by now what was open then. */
    boolean ranOutBy(Instant now) {
        return until.filter(end -> !end.isAfter(now)).isPresent();
    }
}
