package lineclear.routing;

import java.time.Instant;

/** Somebody is to look again at a certain time. One that is lost costs a minute, one too many costs a look. */
public interface Alarm {
    /** Nobody looks again before the next minute's look over all queues. */
    Alarm NONE = new Alarm() {
        @Override
        public void forTicket(String ticketId, Instant at) {}

        @Override
        public void forAgent(String agentId, Instant at) {}
    };

    /** {@link Router#forTicket} at {@code at}, or a little later. */
    void forTicket(String ticketId, Instant at);

    /** {@link Router#forAgent} at {@code at}, or a little later. */
    void forAgent(String agentId, Instant at);
}
