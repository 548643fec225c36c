package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineclear.word.Ending;
import lineclear.word.Phase;
import lineclear.word.Trigger;

/**
 * What the clock alone does to a record. Deadlines are applied one by one, in their order, each at its own instant, so that a
 * record read late says the same as one that was watched all the time.
 */
public final class Settling {
    /** How long a hold that ran out can still be taken up again; then it is forgotten. */
    public static final Duration REMEMBERED = Duration.ofMinutes(15);

    private Settling() {}

    /** The record as it stands at {@code now}. Idempotent; a deadline is over at its own millisecond. */
    public static AgentRecord at(Policy policy, AgentRecord record, Instant now) {
        AgentRecord settled = Midnight.under(policy, record);
        Optional<Instant> due = nextDeadline(settled);
        while (due.isPresent() && !due.get().isAfter(now)) {
            AgentRecord passed = pass(policy, settled, due.get());
            Availability open = Timeline.availability(policy, passed, settled.availability(), false, due.get());
            boolean chosenAnew = !passed.intent().equals(settled.intent());
            Instant midnight = chosenAnew ? Midnight.after(policy, passed, due.get()) : passed.logsOffAt();
            settled = passed.logsOffAt(midnight).closed(passed.revision(), open, passed.checkAt());
            due = nextDeadline(settled);
        }
        return settled;
    }

    /** The next instant at which the clock alone changes this record. */
    static Optional<Instant> nextDeadline(AgentRecord record) {
        Instant next = record.logsOffAt();
        if (record.cause() != null) {
            next = Timeline.earlier(next, record.cause().until());
        }
        for (Session session : record.sessions().values()) {
            if (session.until() != null) {
                next = Timeline.earlier(next, deadline(session));
            }
        }
        return Optional.ofNullable(next);
    }

    private static Instant deadline(Session session) {
        return session.open() ? session.until() : session.until().plus(REMEMBERED);
    }

    /** The record past its deadlines of one instant, its availability not yet computed anew. */
    static AgentRecord pass(Policy policy, AgentRecord record, Instant at) {
        AgentRecord settled = record;
        if (settled.cause() != null && !settled.cause().until().isAfter(at)) {
            settled = settled.cause(null);
        }
        List<Session> due = record.sessions(
                session -> session.until() != null && !deadline(session).isAfter(at));
        for (Session session : due) {
            settled = session.open() ? lapse(policy, settled, session, at) : forget(settled, session);
        }
        boolean midnight = settled.logsOffAt() != null && !settled.logsOffAt().isAfter(at);
        return midnight ? Midnight.strikes(settled, at) : settled;
    }

    private static AgentRecord lapse(Policy policy, AgentRecord record, Session session, Instant at) {
        AgentRecord lapsed = record.with(session.stands(Session.Standing.LAPSED, session.until()));
        Trigger trigger = session.phase() == Phase.RINGING ? Trigger.MISSED : Trigger.HOLD_ENDED;
        return afterwards(policy, lapsed, session, trigger, at);
    }

    /** A hold that ran out or gave way leaves the tombstone that says so. */
    static AgentRecord forget(AgentRecord record, Session session) {
        Ending ending = session.standing() == Session.Standing.REVOKED ? Ending.REVOKED : Ending.EXPIRED;
        return record.ended(List.of(session), ending);
    }

    /**
     * What follows a session that holds the agent no more: the policy's row; then, when nothing is open, the status chosen for
     * after the session, or what follows a stop of new ones.
     */
    static AgentRecord afterwards(Policy policy, AgentRecord record, Session over, Trigger trigger, Instant at) {
        AgentRecord counted = counted(policy, record, over, trigger);
        AgentRecord followed = follow(policy, counted, over, trigger, at);
        if (!followed.open().isEmpty()) {
            return followed;
        }
        return followed.next() == null
                ? follow(policy, followed, over, Trigger.STOPPED, at)
                : followed.intent(followed.next().since(at), null);
    }

    private static AgentRecord follow(Policy policy, AgentRecord record, Session over, Trigger trigger, Instant at) {
        int times = policy.counts(trigger, over.channel()) ? record.strikes().get(trigger) : 1;
        return policy.after(trigger, over, record, times)
                .map(row -> row.follow(policy, record, over, at))
                .orElse(record);
    }

    private static AgentRecord counted(Policy policy, AgentRecord record, Session over, Trigger trigger) {
        if (!policy.counts(trigger, over.channel())) {
            return record;
        }
        Map<Trigger, Integer> strikes = new EnumMap<>(Trigger.class);
        strikes.putAll(record.strikes());
        strikes.merge(trigger, 1, Integer::sum);
        return record.strikes(strikes);
    }
}
