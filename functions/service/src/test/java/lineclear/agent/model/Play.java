package lineclear.agent.model;

import java.time.Instant;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Rules;
import lineclear.agent.Settling;
import lineclear.agent.View;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;

/** The rules as the model check plays them: the real ones, or a {@link Mutant} of them. */
interface Play {
    AgentRecord at(Policy policy, AgentRecord record, Instant now);

    Outcome decide(Policy policy, AgentRecord stored, Command command, Instant now);

    View view(Policy policy, AgentRecord record, Instant now);

    /** The rules as they are. */
    static Play real() {
        return new RealPlay();
    }

    /** The rules as they are; mutants override what they break. */
    class RealPlay implements Play {
        @Override
        public AgentRecord at(Policy policy, AgentRecord record, Instant now) {
            return Settling.at(policy, record, now);
        }

        @Override
        public Outcome decide(Policy policy, AgentRecord stored, Command command, Instant now) {
            return Rules.decide(policy, stored, command, now);
        }

        @Override
        public View view(Policy policy, AgentRecord record, Instant now) {
            return View.of(policy, record, now);
        }
    }
}
