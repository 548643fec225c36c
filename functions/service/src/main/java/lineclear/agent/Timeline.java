package lineclear.agent;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Availability;
import lineclear.agent.record.Session;
import lineclear.word.Channel;
import lineclear.word.Kind;

/** Looks ahead: computes what is stored so that one condition can decide, and since when somebody has to look. */
final class Timeline {
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
     * Since when a record is watched after a write; null when nothing in it is. It stays where it is for as long as
     * anything is watched; whoever looks goes by the sessions themselves.
     */
    static Instant checkAt(AgentRecord before, AgentRecord after) {
        Instant since = Watch.since(after);
        return since == null || before.checkAt() == null ? since : before.checkAt();
    }

    /**
     * When it is the agent's turn after a write: when they begin to be free, or, of somebody who is free already and
     * can take more, when they were last given somebody or parted from somebody. Null while they are not free and only
     * somebody's action makes them so, and of those who are logged on to no queue.
     */
    static Instant turn(AgentRecord before, AgentRecord after, Availability availability, Instant now) {
        Instant free = after.loggedOn().anywhere() ? firstFree(availability) : null;
        if (free == null || !free.isBefore(now)) {
            return free;
        }
        boolean still = sameSessions(before, after) && before.loggedOn().equals(after.loggedOn());
        return still ? before.turn() : now;
    }

    private static boolean sameSessions(AgentRecord before, AgentRecord after) {
        List<Session> open = before.open();
        return open.size() == after.open().size()
                && open.stream().map(Session::id).map(after.sessions()::get).allMatch(is -> is != null && is.open());
    }

    /** When the first channel opens, or did; null when none does by itself. */
    static Instant firstFree(Availability availability) {
        return availability.freeAt().values().stream()
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
