package lineclear.agent;

import java.time.Duration;
import java.util.List;

/** What can be asked of, or reported about, an agent. */
public sealed interface Command {

    /** Whose word it is: a request asks permission and may be refused, a fact cannot be refused, only found stale. */
    enum Authority {
        REQUEST,
        FACT
    }

    /**
     * Holds the agent for one customer.
     *
     * @param hold how long; null for the policy's own length
     * @param platform the phone platform that will carry the call; null when not told
     */
    record Reserve(String sessionId, Channel channel, Kind kind, Customer customer, Duration hold, String platform)
            implements Command {}

    /**
     * The agent's phone rings, or the two are connected.
     *
     * @param phase ringing or connected
     * @param channel and {@code kind}: used only when a fact is about a session that nobody reserved
     */
    record Connect(
            String sessionId,
            Phase phase,
            String callId,
            String platform,
            Channel channel,
            Kind kind,
            Authority authority)
            implements Command {}

    /** A session is over. Idempotent; before its own reserve it leaves only a tombstone. */
    record Release(String sessionId, Ending ending) implements Command {}

    /** @param afterSession whether it waits until nothing is open */
    record SetStatus(Choice choice, String reason, String message, boolean afterSession, Actor by) implements Command {}

    /**
     * Ends what verify found clearable.
     *
     * @param version the version that verify showed
     * @param heard what phone platforms, asked again, say about the open sessions
     */
    record Clear(long version, String reason, Actor by, List<Evidence> heard) implements Command {}

    /** Changes who the agent is; touches no session. */
    record Rename(String name, Policy policy) implements Command {}

    /** Writes down what the clock has decided, and moves on the next check. */
    record Settle() implements Command {}
}
