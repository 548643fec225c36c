package lineclear.agent;

import lineclear.agent.record.AgentRecord;

/** What the rules make of a command. */
public sealed interface Outcome {

    /** What sort of change it is, for those who must treat some of them differently. */
    enum Effect {
        CHANGE,
        /** A new session holds the agent. */
        GRANT,
        /**
         * A fact takes the agent for a session that the record does not know: it must be looked up in the session
         * history before it is written, since it may have ended long ago.
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

    /**
     * Refused, and once that has been said something may not come to pass any more.
     *
     * @param record as it is to be written before the refusal is said
     */
    record Told(AgentRecord record, Refusal refusal) implements Outcome {}

    /**
     * A late fact would take the agent from somebody. Its platform is to be asked first whether the call still goes on;
     * if it cannot say that the call is over, the fact comes again as {@link Command.Connect#verified}.
     *
     * @param platform whose call
     */
    record Doubtful(AgentRecord record, String platform, String callId) implements Outcome {}

    static Changed changed(AgentRecord record) {
        return new Changed(record, Effect.CHANGE);
    }
}
