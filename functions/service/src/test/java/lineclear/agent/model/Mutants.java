package lineclear.agent.model;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import lineclear.agent.Ahead;
import lineclear.agent.Command;
import lineclear.agent.Face;
import lineclear.agent.Outcome;
import lineclear.agent.View;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.End;
import lineclear.agent.record.Session;
import lineclear.word.Ending;

/** Plays a mutant where the rules are expected. */
final class Mutants {
    private Mutants() {}

    static Play play(Mutant mutant) {
        return new Play.RealPlay() {
            @Override
            public AgentRecord at(Policy policy, AgentRecord record, Instant now) {
                return mutant.at(policy, record, now);
            }

            @Override
            public Outcome decide(Policy policy, AgentRecord stored, Command command, Instant now) {
                return mutant.decide(policy, stored, command, now);
            }

            @Override
            public View view(Policy policy, AgentRecord record, Instant now) {
                return mutant.view(policy, record, now);
            }
        };
    }

    static AgentRecord ended(AgentRecord record, Instant now) {
        AgentRecord changed = record;
        for (Session session : record.open()) {
            changed = changed.ended(session, new End(Ending.COMPLETED, now));
        }
        return changed;
    }

    static AgentRecord sessions(AgentRecord record, UnaryOperator<Session> change) {
        AgentRecord changed = record;
        for (Session session : record.sessions().values()) {
            changed = changed.with(change.apply(session));
        }
        return changed;
    }

    static View shown(View view, Face face, List<Ahead> ahead) {
        return new View(
                view.record(),
                view.now(),
                face,
                ahead,
                view.sessions(),
                view.takes(),
                view.tools(),
                view.may(),
                view.choices());
    }
}
