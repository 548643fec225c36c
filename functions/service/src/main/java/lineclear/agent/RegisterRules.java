package lineclear.agent;

import java.time.ZoneId;
import lineclear.agent.record.AgentRecord;

/** Who the agent is, changed: nothing that is going on is touched by it. */
final class RegisterRules {
    private RegisterRules() {}

    static Outcome decide(AgentRecord settled, Command.Register register) {
        ZoneId zone = register.zone() == null ? settled.zone() : register.zone();
        AgentRecord.Identity told = new AgentRecord.Identity(
                settled.agentId(), register.name(), zone, register.policy().name());
        AgentRecord changed = settled.identity(told, register.policy().revision());
        return changed.equals(settled) ? new Outcome.Unchanged(settled) : Outcome.changed(changed);
    }
}
