package lineclear.platform;

import java.util.List;

/** What was understood of a delivery. */
public sealed interface Heard {
    /**
     * It is as documented, or says something that the documentation did not know when this was written.
     *
     * @param events in the order in which they stand in the delivery; empty when it says nothing that concerns us
     * @param undocumented the names of its types of events, or states, that nobody here has read about: they mean nothing, and are
     *     counted and logged, so that somebody reads. Made by {@link EventName}, since strangers may have a hand in them
     */
    record Events(List<CallEvent> events, List<String> undocumented) implements Heard {
        public static final Events NOTHING = new Events(List.of());

        public Events {
            events = List.copyOf(events);
            undocumented = List.copyOf(undocumented);
        }

        public Events(List<CallEvent> events) {
            this(events, List.of());
        }

        public static Events of(CallEvent event) {
            return new Events(List.of(event));
        }

        public static Events undocumented(String name) {
            return new Events(List.of(), List.of(EventName.of(name)));
        }
    }

    /** @param why for the log: never the signature, never a secret */
    record BadSignature(String why) implements Heard {}

    /** Properly signed, and yet not what the platform documents. */
    record Malformed(String why) implements Heard {}
}
