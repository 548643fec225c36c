package lineclear.agent.record;

import java.time.Instant;
import lineclear.word.Reason;

/**
 * Why nothing is offered although no session is open. One at a time; worthless once over.
 *
 * @param until its end, exclusive
 */
public record Cause(Reason reason, Instant since, Instant until) {}
