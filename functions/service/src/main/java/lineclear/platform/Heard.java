package lineclear.platform;

import java.util.List;

/** What was understood of a delivery. */
public sealed interface Heard {
    /** @param events in the order in which they stand in the delivery; empty when it says nothing that concerns us */
    record Events(List<CallEvent> events) implements Heard {}

    /** @param why for the log: never the signature, never a secret */
    record BadSignature(String why) implements Heard {}

    /** Properly signed, and yet not what the platform documents. */
    record Malformed(String why) implements Heard {}
}
