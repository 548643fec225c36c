package lineclear.routing;

import java.time.Instant;

/** Somebody is to look again at a certain time. One that is lost costs a minute, one too many costs a look. */
@FunctionalInterface
public interface Alarm {
    /** Nobody looks again before the next minute's look over all queues. */
    Alarm NONE = (at, whom) -> {};

    /** {@link Router#wake} at {@code at}, or a little later. Never fails: what cannot be kept is logged. */
    void at(Instant at, Wake whom);

    default void forTicket(String ticketId, Instant at) {
        at(at, new Wake(ticketId, null));
    }

    default void forAgent(String agentId, Instant at) {
        at(at, new Wake(null, agentId));
    }
}
