package lineclear.agent;

/** What the rules make of a command. */
public sealed interface Outcome {

    /** What sort of change it is, for those who must treat some of them differently. */
    enum Effect {
        CHANGE,
        /** A new session holds the agent. */
        GRANT,
        /**
         * A fact takes the agent for a session that the record does not know: it must be looked up in the session history
         * before it is written, since it may have ended long ago.
         */
        TAKE,
        /** A lease is longer now, and nothing else: no new version, so that nobody's decision is disturbed. */
        LEASE
    }

    /** The record as it is to be written. */
    record Changed(AgentRecord record, Effect effect) implements Outcome {}

    /** Nothing to write: it is so already, or the fact is stale. */
    record Unchanged(AgentRecord record) implements Outcome {}

    record Refused(AgentRecord record, Refusal refusal) implements Outcome {}

    static Changed changed(AgentRecord record) {
        return new Changed(record, Effect.CHANGE);
    }
}
