package lineclear.agent;

/** What the rules make of a command. */
public sealed interface Outcome {

    /**
     * The record as it is to be written.
     *
     * @param takesUnreserved a fact would take the agent for a session the record does not know: it must be looked up in the
     *     session history first, since it may have ended long ago
     */
    record Changed(AgentRecord record, boolean takesUnreserved) implements Outcome {}

    /** Nothing to write: it is so already, or the fact is stale. */
    record Unchanged(AgentRecord record) implements Outcome {}

    record Refused(AgentRecord record, Refusal refusal) implements Outcome {}
}
