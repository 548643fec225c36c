package lineclear.platform.connect;

import java.util.Locale;
import java.util.Optional;
import lineclear.word.Kind;

/** How a contact was initiated, as {@code adminguide/contact-events} lists it, and as what it counts for the agent. */
enum Initiation {
    /** The customer's call or e-mail. */
    INBOUND(Kind.STANDARD),
    /** The agent dials the customer, or writes to them. */
    OUTBOUND(Kind.DIRECT),
    /** A colleague hands the customer over, to an agent or a queue: a new contact. */
    TRANSFER(Kind.STANDARD),
    CALLBACK(Kind.STANDARD),
    /** A chat, or a call that a program has queued to an agent. */
    API(Kind.STANDARD),
    QUEUE_TRANSFER(Kind.STANDARD),
    /** The customer's next contact, from the flow that runs after a disconnect. */
    DISCONNECT(Kind.STANDARD),
    /** The customer's call from an app or a page. */
    WEBRTC_API(Kind.STANDARD),
    /** A supervisor listens to an agent, or barges in: theirs is the agent of this contact, and no customer's is it. */
    MONITOR(Kind.SUPPORT),
    /** An external participant beside the customer: goes on when the agent has left, so it is no agent's. */
    EXTERNAL_OUTBOUND(null),
    /** The answer to an e-mail that the agent has accepted: that one is the session. */
    AGENT_REPLY(null),
    /** An e-mail that a flow sends: without an agent. */
    FLOW(null);

    private final Kind kind;

    Initiation(Kind kind) {
        this.kind = kind;
    }

    /** Empty when it is nobody's session. */
    Optional<Kind> kind() {
        return Optional.ofNullable(kind);
    }

    /** @param word in any case; empty when it is not documented */
    static Optional<Initiation> of(String word) {
        try {
            return Optional.of(valueOf(word.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException undocumented) {
            return Optional.empty();
        }
    }
}
