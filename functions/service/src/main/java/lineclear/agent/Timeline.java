package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Availability;
import lineclear.agent.record.Session;
import lineclear.word.Channel;
import lineclear.word.Kind;

/** Looks ahead: computes what is stored so that one condition can decide, and when somebody should look. */
final class Timeline {
    /** How long after a hold's end reconcile looks: late enough not to disturb, early enough to be of use. */
    static final Duration MARGIN = Duration.ofSeconds(30);

    static final Duration SHORTEST_CHECK = Duration.ofMinutes(1);
    static final Duration LONGEST_CHECK = Duration.ofMinutes(10);

    private Timeline() {}

    /**
     * The availability of a settled record, found by letting the clock run over its deadlines. Midnight and the
     * devices' leases have instants of their own, which no session moves.
     *
     * @param before what was stored: a channel that was open and still is keeps its instant, so that the longest idle
     *     agent stays the longest idle
     * @param freed whether a session has just ended: idle time starts anew
     */
    static Availability availability(
            Policy policy, AgentRecord settled, Availability before, boolean freed, Instant now) {
        Map<Channel, Instant> freeAt = new EnumMap<>(Channel.class);
        AgentRecord later = settled.logsOffAt(null);
        for (Channel channel : policy.channels()) {
            if (Eligibility.acceptsWhenPresent(policy, later, channel, Kind.STANDARD)) {
                boolean keeps = !freed && before.open(channel, now);
                freeAt.put(channel, keeps ? before.freeAt().get(channel) : now);
            }
        }
        Instant openUntil = null;
        Optional<Instant> due = Deadlines.next(later);
        while (due.isPresent() && openUntil == null) {
            Instant at = due.get();
            later = Deadlines.pass(policy, later, at);
            for (Channel channel : policy.channels()) {
                boolean accepts = Eligibility.acceptsWhenPresent(policy, later, channel, Kind.STANDARD);
                if (accepts) {
                    freeAt.putIfAbsent(channel, at);
                } else if (freeAt.containsKey(channel)) {
                    openUntil = at;
                }
            }
            due = Deadlines.next(later);
        }
        return new Availability(freeAt, openUntil);
    }

    /**
     * The first instant at which the clock alone makes the channel accept again, as long as the agent's devices stay;
     * null when that takes somebody's action.
     */
    static Instant acceptsFrom(Policy policy, AgentRecord settled, Channel channel, Kind kind, Instant now) {
        if (!Eligibility.present(policy, settled, now)) {
            return null;
        }
        AgentRecord later = settled;
        Optional<Instant> due = Deadlines.next(later);
        while (due.isPresent()) {
            later = Deadlines.pass(policy, later, due.get());
            if (Eligibility.acceptsWhenPresent(policy, later, channel, kind)) {
                return due.get();
            }
            due = Deadlines.next(later);
        }
        return null;
    }

    /**
     * When a record needs a look after a write; it moves as little as it can, because moving it costs index writes.
     *
     * @param before the settled record: whether a hold lapsed in between must not depend on whether somebody wrote that
     *     down
     */
    static Instant checkAt(AgentRecord before, AgentRecord after, Instant now) {
        if (after.sessions().isEmpty()) {
            return null;
        }
        Instant earliest = before.checkAt();
        for (Session session : after.sessions().values()) {
            Session was = before.sessions().get(session.id());
            boolean fresh = was == null || session.open() && !was.open(); // a hold that lapsed is looked at much later
            if (fresh || before.checkAt() == null) {
                earliest = Deadlines.earlier(earliest, firstCheck(session, now));
            }
        }
        return earliest;
    }

    /** When a record that has just been looked at needs the next look; null when nothing is left to check. */
    static Instant nextCheck(AgentRecord checked, Instant now) {
        Instant next = null;
        for (Session session : checked.sessions().values()) {
            next = Deadlines.earlier(
                    next, session.until() == null ? now.plus(backoff(session, now)) : firstCheck(session, now));
        }
        return next;
    }

    private static Instant firstCheck(Session session, Instant now) {
        if (session.until() == null) {
            return now.plus(SHORTEST_CHECK);
        }
        return session.until().plus(session.open() ? MARGIN : Deadlines.REMEMBERED);
    }

    private static Duration backoff(Session session, Instant now) {
        Duration half = Duration.between(session.since(), now)
                .dividedBy(2)
                .truncatedTo(ChronoUnit.MILLIS); // the table knows nothing finer
        if (half.compareTo(SHORTEST_CHECK) < 0) {
            return SHORTEST_CHECK;
        }
        return half.compareTo(LONGEST_CHECK) > 0 ? LONGEST_CHECK : half;
    }
}
