package lineclear.agent.record;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Enums;
import lineclear.word.Switch;
import lineclear.word.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides an agent's availability: the one item that one write changes.
 *
 * @param cause null when none
 * @param strikes how often in a row something happened that the policy counts
 * @param sessions by session id: open ones, and holds that lapsed or were revoked a short time ago; whatever order they
 *     came in, they stand by their beginning, then by their ids, and every decision and every sentence goes by that
 * @param ends what the last write has ended, by session: the history is written from it
 * @param cleared null when never
 * @param version grows by one with every write
 */
public record AgentRecord(
        Identity identity,
        Chosen chosen,
        @Nullable Cause cause,
        Map<Trigger, Integer> strikes,
        Map<String, Session> sessions,
        Tombstones ended,
        Map<String, End> ends,
        @Nullable Cleared cleared,
        Presence presence,
        Derived derived,
        long version) {

    /**
     * Who the agent is.
     *
     * @param zone the agent's time zone; null for the policy's
     * @param policy name of the policy
     */
    public record Identity(String agentId, String name, @Nullable ZoneId zone, String policy) {}

    /**
     * What people have said.
     *
     * @param next the status chosen for after the session; null when none
     * @param off what the agent does not offer at present
     * @param message null when none is left to be shown
     * @param loggedOn the queues the agent is logged on to
     */
    public record Chosen(
            Intent intent, @Nullable Intent next, Set<Switch> off, @Nullable Message message, LoggedOn loggedOn) {
        public Chosen {
            off = Enums.copy(Switch.class, off);
        }

        /** Of somebody who is logged on to no queue. */
        public Chosen(Intent intent, @Nullable Intent next, Set<Switch> off, @Nullable Message message) {
            this(intent, next, off, message, LoggedOn.NONE);
        }
    }

    /** What a supervisor wants the agent to read: {@code DECISIONS.md#a-message-is-kept-until-it-was-shown}. */
    public record Message(String text, Instant at, Actor by) {}

    /**
     * The last time somebody cleared this agent, kept so that the reason is not lost and a second click does no harm.
     *
     * @param seen the version they had been shown
     * @param reason null when none was needed
     */
    public record Cleared(long seen, Actor by, @Nullable String reason, Instant at) {}

    /**
     * What follows from the rest and is stored, so that one condition can decide on it.
     *
     * @param revision fingerprint of the policy's numbers under which {@code availability} was computed
     * @param logsOffAt the midnight at which the policy logs the agent off; null when it does not, or they are
     * @param checkAt since when something in it is watched: reconcile reads it each minute; null when nothing is
     * @param turn since when it is the agent's turn to be offered somebody, or from when on, so that the longest idle
     *     comes first; null while that depends on somebody's action, and of those who are logged on to no queue
     */
    public record Derived(
            String revision,
            Availability availability,
            @Nullable Instant logsOffAt,
            @Nullable Instant checkAt,
            @Nullable Instant turn) {}

    public AgentRecord {
        strikes = Enums.copy(Trigger.class, strikes);
        sessions = inOrder(sessions);
        ends = ends.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(ends));
    }

    private static Map<String, Session> inOrder(Map<String, Session> some) {
        if (some.size() < 2) {
            return Map.copyOf(some); // as most are, and every decision makes a dozen records
        }
        List<Session> earliestFirst = new ArrayList<>(some.values());
        earliestFirst.sort(Session.EARLIEST_FIRST);
        Map<String, Session> ordered = new LinkedHashMap<>();
        earliestFirst.forEach(session -> ordered.put(session.id(), session));
        return Collections.unmodifiableMap(ordered);
    }

    /** A newly registered agent: logged off, nothing open. */
    public static AgentRecord registered(Identity identity, String revision, Actor by, Instant now) {
        return blank(identity, revision, new Intent(Choice.LOGGED_OFF, null, now, by), 1);
    }

    /** Nobody but an identity, and nothing but a choice. */
    public static AgentRecord blank(Identity identity, String revision, Intent intent, long version) {
        return new AgentRecord(
                identity,
                new Chosen(intent, null, Set.of(), null),
                null,
                Map.of(),
                Map.of(),
                Tombstones.NONE,
                Map.of(),
                null,
                Presence.NONE,
                new Derived(revision, Availability.NONE, null, null, null),
                version);
    }

    public String agentId() {
        return identity.agentId();
    }

    public String name() {
        return identity.name();
    }

    public @Nullable ZoneId zone() {
        return identity.zone();
    }

    public String policy() {
        return identity.policy();
    }

    public Intent intent() {
        return chosen.intent();
    }

    public @Nullable Intent next() {
        return chosen.next();
    }

    public Set<Switch> off() {
        return chosen.off();
    }

    public @Nullable Message message() {
        return chosen.message();
    }

    public String revision() {
        return derived.revision();
    }

    public Availability availability() {
        return derived.availability();
    }

    public @Nullable Instant logsOffAt() {
        return derived.logsOffAt();
    }

    public @Nullable Instant checkAt() {
        return derived.checkAt();
    }

    public LoggedOn loggedOn() {
        return chosen.loggedOn();
    }

    public @Nullable Instant turn() {
        return derived.turn();
    }

    /** The sessions that hold the agent. */
    public List<Session> open() {
        return sessions(Session::open);
    }

    /** How many of them are on these channels. */
    public int open(Set<Channel> channels) {
        int open = 0;
        for (Session session : sessions.values()) {
            open += session.open() && channels.contains(session.channel()) ? 1 : 0;
        }
        return open;
    }

    public List<Session> sessions(Predicate<Session> wanted) {
        if (sessions.isEmpty()) {
            return List.of();
        }
        List<Session> some = new ArrayList<>(sessions.size());
        for (Session session : sessions.values()) {
            if (wanted.test(session)) {
                some.add(session);
            }
        }
        return Collections.unmodifiableList(some);
    }

    public AgentRecord with(Session session) {
        Map<String, Session> changed = new LinkedHashMap<>(sessions);
        changed.put(session.id(), session);
        return sessions(changed, ended, ends);
    }

    /** Without this session, which leaves its tombstone. */
    public AgentRecord ended(Session gone, End end) {
        Map<String, Session> left = new LinkedHashMap<>(sessions);
        left.remove(gone.id());
        Tombstones stones = ended.with(gone.id(), end.ending());
        Map<String, End> more = new TreeMap<>(ends);
        more.put(gone.id(), end);
        return sessions(left, end.ending().givenUp() ? stones.unbound(gone.call()) : stones, more);
    }

    /** As the next decision finds it: what the last one has ended is no news any more. */
    public AgentRecord withoutEnds() {
        return ends.isEmpty() ? this : sessions(sessions, ended, Map.of());
    }

    public AgentRecord tombstones(Tombstones changed) {
        return sessions(sessions, changed, ends);
    }

    private AgentRecord sessions(Map<String, Session> changed, Tombstones stones, Map<String, End> news) {
        return new AgentRecord(
                identity, chosen, cause, strikes, changed, stones, news, cleared, presence, derived, version);
    }

    public AgentRecord intent(Intent changed, @Nullable Intent changedNext) {
        return with(new Chosen(changed, changedNext, off(), message(), loggedOn()));
    }

    public AgentRecord off(Set<Switch> changed) {
        return with(new Chosen(intent(), next(), changed, message(), loggedOn()));
    }

    public AgentRecord message(@Nullable Message changed) {
        return with(new Chosen(intent(), next(), off(), changed, loggedOn()));
    }

    public AgentRecord loggedOn(LoggedOn changed) {
        return with(new Chosen(intent(), next(), off(), message(), changed));
    }

    private AgentRecord with(Chosen changed) {
        return new AgentRecord(
                identity, changed, cause, strikes, sessions, ended, ends, cleared, presence, derived, version);
    }

    public AgentRecord cause(@Nullable Cause changed) {
        return new AgentRecord(
                identity, chosen, changed, strikes, sessions, ended, ends, cleared, presence, derived, version);
    }

    public AgentRecord strikes(Map<Trigger, Integer> changed) {
        return new AgentRecord(
                identity, chosen, cause, changed, sessions, ended, ends, cleared, presence, derived, version);
    }

    public AgentRecord presence(Presence changed) {
        return new AgentRecord(
                identity, chosen, cause, strikes, sessions, ended, ends, cleared, changed, derived, version);
    }

    public AgentRecord cleared(Cleared changed) {
        return new AgentRecord(
                identity, chosen, cause, strikes, sessions, ended, ends, changed, presence, derived, version);
    }

    /** @param underRevision of the policy that the identity names */
    public AgentRecord identity(Identity changed, String underRevision) {
        Derived anew = new Derived(underRevision, availability(), logsOffAt(), checkAt(), turn());
        return new AgentRecord(
                changed, chosen, cause, strikes, sessions, ended, ends, cleared, presence, anew, version);
    }

    public AgentRecord logsOffAt(@Nullable Instant changed) {
        return with(new Derived(revision(), availability(), changed, checkAt(), turn()));
    }

    public AgentRecord turn(@Nullable Instant changed) {
        return with(new Derived(revision(), availability(), logsOffAt(), checkAt(), changed));
    }

    public AgentRecord closed(String underRevision, Availability computed, @Nullable Instant nextCheck) {
        return with(new Derived(underRevision, computed, logsOffAt(), nextCheck, turn()));
    }

    private AgentRecord with(Derived changed) {
        return new AgentRecord(
                identity, chosen, cause, strikes, sessions, ended, ends, cleared, presence, changed, version);
    }

    /** The same, as stored under this version. */
    public AgentRecord at(long storedVersion) {
        return new AgentRecord(
                identity, chosen, cause, strikes, sessions, ended, ends, cleared, presence, derived, storedVersion);
    }
}
