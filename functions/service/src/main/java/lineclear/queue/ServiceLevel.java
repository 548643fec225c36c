package lineclear.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How many of a queue's customers were answered soon enough. The formula: <i>answered within the queue's
 * {@code serviceLevelSeconds}, of all who were answered or gave up, less those who gave up within five seconds</i>.
 * While the queue is closed by its hours the clock stands still. It is one of the formulas in use: some leave out all
 * who gave up, some count them as answered.
 *
 * @param answered customers who were answered
 * @param abandoned customers who gave up, were not heard of any more, or were sent away before anybody answered
 * @param soonGone those of them who did so within five seconds
 * @param within those of the answered who did not wait for longer than they may
 */
public record ServiceLevel(int answered, int abandoned, int soonGone, int within) {
    /** Whoever gives up sooner has changed their mind: no answer could have reached them. */
    public static final Duration SHORT = Duration.ofSeconds(5);

    public static ServiceLevel of(Queue queue, Collection<Ticket> answered, Collection<Ticket> abandoned) {
        int within = (int) answered.stream()
                .filter(ticket -> waited(
                                        queue,
                                        ticket,
                                        Objects.requireNonNull(ticket.reached().answered()))
                                .compareTo(queue.limits().serviceLevel())
                        <= 0)
                .count();
        int soonGone = (int) abandoned.stream()
                .filter(ticket -> waited(
                                        queue,
                                        ticket,
                                        Objects.requireNonNull(ticket.reached().ended()))
                                .compareTo(SHORT)
                        <= 0)
                .count();
        return new ServiceLevel(answered.size(), abandoned.size(), soonGone, within);
    }

    /** From 0 to 1; empty when there is nobody to count. */
    public OptionalDouble share() {
        int counted = answered + abandoned - soonGone;
        return counted == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) within / counted);
    }

    /** How long a customer has waited by {@code to}, of the queue's hours. */
    public static Duration waited(Queue queue, Ticket ticket, Instant to) {
        return queue.hours() == null
                ? Duration.between(ticket.since(), to)
                : queue.hours().open(ticket.since(), to);
    }
}
