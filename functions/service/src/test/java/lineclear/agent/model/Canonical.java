package lineclear.agent.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineclear.agent.Inside;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Availability;
import lineclear.agent.record.Cause;
import lineclear.agent.record.Intent;
import lineclear.agent.record.Presence;
import lineclear.agent.record.Session;
import lineclear.agent.record.Tombstones;
import lineclear.word.Actor;
import lineclear.word.Ending;

/**
 * One representative for all records from which the rules go on alike, so that there are finitely many.
 *
 * <p>Every instant is shifted so that now is {@link #NOW}. What is left of a hold, a cool-off, the memory of a hold or
 * the time to the next check is rounded down to one of a few lengths, which keeps every order in which deadlines can
 * fall (what happens 1 ms before, at and 1 ms after a deadline is tried from every state). Of a live call's age only
 * matters whether it is silent for too long, of a hold's which is the youngest. Version, names, who chose and since
 * when do not matter to the rules. The representative is a record that the rules could have made themselves; the
 * invariants are checked on what they really make of it, before this rounding.
 */
final class Canonical {
    static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
    static final long VERSION = 10;
    private static final List<Duration> HELD = List.of(Duration.ofSeconds(120), Duration.ofSeconds(60));
    /** Of a hold that gave way: still to come, or over. */
    private static final List<Duration> WAS = List.of(Duration.ofSeconds(60), Duration.ZERO);

    private static final List<Duration> REMEMBERED = List.of(Inside.REMEMBERED, Duration.ofSeconds(60));
    private static final List<Duration> PAUSED = List.of(Duration.ofSeconds(30), Duration.ofSeconds(10));
    /** When the next check is due; that it is due is tried from every state. */
    static final Instant CHECK = NOW.plusSeconds(60);

    private static final Actor SOMEBODY = new Actor(Actor.Role.AGENT, "a");

    private Canonical() {}

    /** @param settled a record settled at {@code now} */
    static AgentRecord of(Policy policy, AgentRecord settled, Instant now) {
        Map<String, Session> sessions = new TreeMap<>();
        settled.sessions()
                .values()
                .forEach(session -> sessions.put(session.id(), session(policy, settled, session, now)));
        Map<String, String> stones = new TreeMap<>();
        settled.ended().slots().forEach((slot, stone) -> stones.put(slot, stone(stone)));
        Cause cause = settled.cause();
        AgentRecord shifted = new AgentRecord(
                new AgentRecord.Identity("a", "n", null, policy.name()),
                new AgentRecord.Chosen(
                        intent(settled.intent()),
                        settled.next() == null ? null : intent(settled.next()),
                        settled.off(),
                        null),
                cause == null ? null : new Cause(cause.reason(), NOW, left(cause.until(), now, PAUSED)),
                settled.strikes(),
                sessions,
                new Tombstones(stones),
                Map.of(),
                null,
                Presence.NONE,
                new AgentRecord.Derived(
                        policy.revision(), Availability.NONE, null, settled.checkAt() == null ? null : CHECK, null),
                VERSION);
        return Inside.closed(shifted, Inside.availability(policy, shifted, NOW), shifted.checkAt());
    }

    private static Session session(Policy policy, AgentRecord settled, Session session, Instant now) {
        Instant since = NOW;
        Instant until = session.until();
        if (!session.open()) {
            until = left(until.plus(Inside.REMEMBERED), now, REMEMBERED).minus(Inside.REMEMBERED);
        } else if (until != null) {
            List<Session> holds = settled.sessions().values().stream()
                    .filter(Session::yields)
                    .sorted(Comparator.comparing(Session::since).reversed().thenComparing(Session::id))
                    .toList();
            since = NOW.minusSeconds(holds.indexOf(session));
            until = left(until, now, HELD);
        } else {
            Duration silent = Duration.between(session.since(), now);
            since = silent.compareTo(policy.silence()) >= 0 ? NOW.minus(policy.silence()) : NOW;
        }
        return new Session(
                session.id(),
                session.channel(),
                session.kind(),
                session.phase(),
                since,
                until,
                session.standing(),
                session.customer(),
                session.call(),
                null,
                Session.Began.UNTOLD,
                session.was() == null
                        ? null
                        : new Session.Hold(NOW, left(session.was().until(), now, WAS)));
    }

    private static Intent intent(Intent intent) {
        return new Intent(intent.choice(), intent.reason(), NOW, SOMEBODY);
    }

    /** Two sorts of ends: somebody's word, and none. */
    private static String stone(String stone) {
        char ending = stone.charAt(stone.length() - 1);
        if (ending == 'b') {
            return stone; // the name of a call
        }
        boolean forgotten = ending == Ending.EXPIRED.mark() || ending == Ending.REVOKED.mark();
        char mark = (forgotten ? Ending.EXPIRED : Ending.COMPLETED).mark();
        return stone.substring(0, stone.length() - 1)
                + (Character.isUpperCase(ending) ? Character.toUpperCase(mark) : mark);
    }

    private static Instant left(Instant until, Instant now, List<Duration> lengths) {
        Duration left = Duration.between(now, until);
        return NOW.plus(lengths.stream()
                .filter(length -> length.compareTo(left) <= 0)
                .findFirst()
                .orElse(lengths.get(lengths.size() - 1)));
    }
}
