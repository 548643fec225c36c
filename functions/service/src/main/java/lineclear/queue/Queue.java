package lineclear.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Enums;
import org.jspecify.annotations.Nullable;

/**
 * A queue, as it was set up.
 *
 * @param channels those it takes customers of; at least one
 * @param switched who set it online or offline last, and since when it is
 * @param hours null when it is always open
 * @param version grows by one with every write
 */
public record Queue(
        String id,
        String name,
        Set<Channel> channels,
        Switched switched,
        Limits limits,
        @Nullable Hours hours,
        long version) {

    /**
     * @param message for customers who would like to wait, and for the agents of a queue that goes offline; null when
     *     none
     */
    public record Switched(boolean online, @Nullable String message, Instant at, Actor by) {}

    /**
     * The queue's numbers.
     *
     * @param offer how long an agent has to take up an offer, to be seen or heard
     * @param serviceLevel within this a customer should be answered
     * @param mostWaiting customers who may wait at once
     * @param relaxAfter after each of these one more skill, the last first, is not asked for any more; null never
     */
    public record Limits(Duration offer, Duration serviceLevel, int mostWaiting, @Nullable Duration relaxAfter) {
        /** Twenty seconds to take it up, 80 % within 20 s as the field's habit is, a hundred waiting. */
        public static final Limits USUAL = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), 100, null);
    }

    public Queue {
        channels = Enums.copy(Channel.class, channels);
    }

    public boolean online() {
        return switched.online();
    }

    /**
     * Whether a customer may begin to wait.
     *
     * @param waiting how many do already
     * @return empty when they may
     */
    public Optional<Refusal> refuses(Channel channel, int waiting, Instant now) {
        if (!channels.contains(channel)) {
            return Optional.of(Refusal.of(
                    Refusal.Code.INVALID_REQUEST, "Queue " + id + " takes no customers by " + channel.word() + "."));
        }
        return closed(now)
                .or(() -> waiting < limits.mostWaiting()
                        ? Optional.empty()
                        : Optional.of(Refusal.of(
                                Refusal.Code.QUEUE_FULL,
                                "As many as may wait in queue " + id + " do already: " + limits.mostWaiting() + ".")));
    }

    /** Why nobody may begin to wait, however few do; empty when they may. */
    public Optional<Refusal> closed(Instant now) {
        if (!online()) {
            String message = switched.message();
            return Optional.of(Refusal.of(
                    Refusal.Code.QUEUE_OFFLINE,
                    message == null ? "Queue " + id + " is offline. Try again later." : message));
        }
        if (hours != null && !hours.openAt(now)) {
            Instant opens = hours.opensAfter(now).orElse(null);
            return Optional.of(new Refusal(
                    Refusal.Code.OUTSIDE_HOURS,
                    "Queue " + id + " is closed at this hour" + (opens == null ? "." : "; it opens at " + opens + "."),
                    opens));
        }
        return Optional.empty();
    }

    /** The same, as stored under this version. */
    public Queue at(long storedVersion) {
        return new Queue(id, name, channels, switched, limits, hours, storedVersion);
    }
}
