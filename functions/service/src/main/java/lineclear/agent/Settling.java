package lineclear.agent;

import java.time.Instant;
import java.util.Optional;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Availability;

/**
 * What the clock alone does to a record. Deadlines are applied one by one, in their order, each at its own instant, so
 * that a record read late says the same as one that was watched all the time.
 */
public final class Settling {
    private Settling() {}

    /** The same, under the policy that the record names. */
    public static AgentRecord at(Policies policies, AgentRecord record, Instant now) {
        return at(policies.orStandard(record.policy()), record, now);
    }

    /** The record as it stands at {@code now}. Idempotent; a deadline is over at its own millisecond. */
    public static AgentRecord at(Policy policy, AgentRecord record, Instant now) {
        AgentRecord settled = Midnight.under(policy, record);
        Optional<Instant> due = Deadlines.next(settled);
        while (due.isPresent() && !due.get().isAfter(now)) {
            AgentRecord passed = Deadlines.pass(policy, settled, due.get());
            Availability open = Timeline.availability(policy, passed, settled.availability(), false, due.get());
            boolean chosenAnew = !passed.intent().equals(settled.intent());
            Instant midnight = chosenAnew ? Midnight.after(policy, passed, due.get()) : passed.logsOffAt();
            settled = passed.logsOffAt(midnight)
                    .closed(passed.revision(), open, passed.checkAt())
                    .turn(open.freeAt().isEmpty() ? null : passed.turn());
            due = Deadlines.next(settled);
        }
        return settled;
    }
}
