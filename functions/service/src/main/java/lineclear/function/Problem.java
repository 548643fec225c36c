package lineclear.function;

import java.time.Instant;
import java.util.Set;
import lineclear.agent.Refusal;
import lineclear.agent.record.AgentRecord;
import lineclear.word.Choice;

/** A refused request on its way out. Carries no stack trace: it is an answer, not a fault. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient Instant until;
    private final transient Set<Choice> allowed;
    private final transient AgentRecord record;

    private Problem(ProblemType type, String detail, Instant until, Set<Choice> allowed, AgentRecord record) {
        super(detail, null, false, false);
        this.type = type;
        this.until = until;
        this.allowed = allowed;
        this.record = record;
    }

    /** @param record the agent as it stands; null when there is none or the caller must not see it */
    public Problem(Refusal refusal, AgentRecord record) {
        this(ProblemType.of(refusal.code()), refusal.detail(), refusal.until(), refusal.allowed(), record);
    }

    /** About a queue, or a ticket. */
    public Problem(lineclear.queue.Refusal refusal) {
        this(ProblemType.of(refusal.code()), refusal.detail(), refusal.until(), Set.of(), null);
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, null, Set.of(), null);
    }

    public static Problem invalid(String detail) {
        return of(ProblemType.INVALID_REQUEST, detail);
    }

    ProblemType type() {
        return type;
    }

    /** When a retry makes sense; null when that is not known. */
    Instant until() {
        return until;
    }

    /** The choices there are instead. */
    Set<Choice> allowed() {
        return allowed;
    }

    /** The agent as it stands; null when there is none or the caller must not see it. */
    AgentRecord record() {
        return record;
    }
}
