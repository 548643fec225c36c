package lineclear.agent;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** The agent, or a supervisor for them, chooses a status. */
final class Choosing {
    private Choosing() {}

    static Outcome decide(Policy policy, AgentRecord settled, Command.SetStatus set, Instant now) {
        boolean waits = set.afterSession() && !settled.open().isEmpty();
        Set<Choice> allowed = allowed(policy, settled, set.by().role(), waits, now);
        if (!allowed.contains(set.choice())) {
            Status from = View.of(policy, settled, now).status();
            return new Outcome.Refused(settled, Refusals.notAllowed(policy, set.choice(), from, allowed));
        }
        return waits ? later(settled, set, now) : atOnce(policy, settled, set, now);
    }

    /** The choices somebody in this role has: transition rows bind the agent, the policy's list binds a supervisor. */
    static Set<Choice> allowed(Policy policy, AgentRecord settled, Actor.Role role, boolean afterSession, Instant now) {
        if (role != Actor.Role.AGENT) {
            return policy.choices().keySet();
        }
        return policy.allowedFrom(
                afterSession
                        ? settled.intent().choice().shown()
                        : View.of(policy, settled, now).status());
    }

    private static Outcome later(AgentRecord settled, Command.SetStatus set, Instant now) {
        if (says(settled.intent(), set)) {
            return settled.next() == null
                    ? new Outcome.Unchanged(settled)
                    : Outcome.changed(settled.intent(settled.intent(), null));
        }
        if (settled.next() != null && says(settled.next(), set)) {
            return new Outcome.Unchanged(settled);
        }
        return Outcome.changed(settled.intent(settled.intent(), intent(set, now)));
    }

    private static Outcome atOnce(Policy policy, AgentRecord settled, Command.SetStatus set, Instant now) {
        boolean leaves = set.choice() == Choice.AVAILABLE
                && settled.cause() != null
                && policy.leavable().contains(settled.cause().reason());
        if (says(settled.intent(), set) && settled.next() == null && !leaves) {
            return new Outcome.Unchanged(settled);
        }
        Intent chosen = says(settled.intent(), set) ? settled.intent() : intent(set, now);
        AgentRecord changed = settled.intent(chosen, null);
        return Outcome.changed(leaves ? changed.cause(null) : changed);
    }

    private static boolean says(Intent intent, Command.SetStatus set) {
        return intent.choice() == set.choice()
                && Objects.equals(intent.reason(), set.reason())
                && Objects.equals(intent.message(), set.message());
    }

    private static Intent intent(Command.SetStatus set, Instant now) {
        return new Intent(set.choice(), set.reason(), set.message(), now, set.by());
    }
}
