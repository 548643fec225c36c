package lineclear.function;

import java.time.Instant;
import java.util.Set;
import lineclear.agent.Refusal;
import lineclear.agent.record.AgentRecord;
import lineclear.word.Choice;

/** A refused request on its way out. Carries no stack trace: it is an answer, not a fault. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient Refusal refusal;
    private final transient AgentRecord record;

    private Problem(ProblemType type, String detail, Refusal refusal, AgentRecord record) {
        super(detail, null, false, false);
        this.type = type;
        this.refusal = refusal;
        this.record = record;
    }

    /** @param record the agent as it stands; null when there is none or the caller must not see it */
    Problem(Refusal refusal, AgentRecord record) {
        this(ProblemType.of(refusal.code()), refusal.detail(), refusal, record);
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, null, null);
    }

    static Problem invalid(String detail) {
        return of(ProblemType.INVALID_REQUEST, detail);
    }

    ProblemType type() {
        return type;
    }

    /** When a retry makes sense; null when that is not known. */
    Instant until() {
        return refusal == null ? null : refusal.until();
    }

    /** The choices there are instead. */
    Set<Choice> allowed() {
        return refusal == null ? Set.of() : refusal.allowed();
    }

    /** The agent as it stands; null when there is none or the caller must not see it. */
    AgentRecord record() {
        return record;
    }
}
