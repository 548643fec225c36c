package lineclear.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;

/**
 * What an agent will be shown as from an instant on, if nobody acts before it: a hold, a wrap-up or a lease ends by the
 * clock alone, without a write that anybody could be told of.
 *
 * @param at the first instant at which it is so
 */
public record Ahead(Instant at, Face face) {
    /** More changes than that are not foretold: who still looks then asks again. */
    public static final int MOST = 4;

    /**
     * The next changes of what is seen, the earliest first.
     *
     * @param settled at {@code now}
     * @param face of the same record at {@code now}
     */
    static List<Ahead> of(Policy policy, AgentRecord settled, Face face, Instant now) {
        List<Ahead> ahead = new ArrayList<>();
        AgentRecord later = settled;
        Face seen = face;
        Optional<Instant> due = next(policy, later, now);
        while (due.isPresent() && ahead.size() < MOST) {
            Instant at = due.get();
            later = Settling.at(policy, later, at);
            Face then = Face.of(policy, later, at);
            if (!then.equals(seen)) {
                ahead.add(new Ahead(at, then));
                seen = then;
            }
            due = next(policy, later, at);
        }
        return List.copyOf(ahead);
    }

    /** The record's own deadlines, and the end of the last lease, which changes nothing in the record. */
    private static Optional<Instant> next(Policy policy, AgentRecord settled, Instant now) {
        Instant gone = policy.asksForPresence() ? settled.presence().until() : null;
        Instant absent = gone == null || !gone.isAfter(now) ? null : gone;
        return Optional.ofNullable(Deadlines.earlier(Deadlines.next(settled).orElse(null), absent));
    }
}
