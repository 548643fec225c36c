package lineclear.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.record.AgentRecord;

/**
 * What was done and seen, by everybody, in one batch.
 *
 * @param begun and {@code ended}: drawn from one counter, so that of two calls that did not overlap the earlier has the
 *     smaller numbers
 */
record Telltale(String agentId, Command command, java.time.Instant now, Outcome outcome, long begun, long ended) {

    /** Does it, and notes when. */
    static Telltale of(Agents agents, String agentId, Command command, java.time.Instant now, AtomicLong counter) {
        long begun = counter.getAndIncrement();
        Outcome outcome = agents.apply(agentId, command);
        return new Telltale(agentId, command, now, outcome, begun, counter.getAndIncrement());
    }

    boolean wrote() {
        return outcome instanceof Outcome.Changed || outcome instanceof Outcome.Told;
    }

    /** The record as it came back: after the write, or what a refusal was read from. */
    AgentRecord record() {
        if (outcome instanceof Outcome.Changed changed) {
            return changed.record();
        }
        if (outcome instanceof Outcome.Told told) {
            return told.record();
        }
        return outcome instanceof Outcome.Unchanged unchanged
                ? unchanged.record()
                : ((Outcome.Refused) outcome).record();
    }

    static List<Telltale> of(List<List<Telltale>> byThread, String agentId) {
        List<Telltale> some = new ArrayList<>();
        byThread.forEach(
                all -> all.stream().filter(one -> one.agentId.equals(agentId)).forEach(some::add));
        return some;
    }
}
