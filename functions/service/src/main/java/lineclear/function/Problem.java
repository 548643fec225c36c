package lineclear.function;

import lineclear.agent.AgentRecord;
import lineclear.agent.Refusal;

/** A refused request on its way out. Carries no stack trace: it is an answer, not a fault. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;
    private final transient AgentRecord record;

    Problem(Refusal refusal, AgentRecord record) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
        this.record = record;
    }

    static Problem of(Refusal.Code code, String detail) {
        return new Problem(Refusal.of(code, detail), null);
    }

    static Problem invalid(String detail) {
        return of(Refusal.Code.INVALID_REQUEST, detail);
    }

    Refusal refusal() {
        return refusal;
    }

    /** The agent as it stands; null when there is none or the caller must not see it. */
    AgentRecord record() {
        return record;
    }
}
