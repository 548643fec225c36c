package lineclear.agent;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import lineclear.word.Actor;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Enums;
import lineclear.word.Switch;
import lineclear.word.Trigger;

/**
 * Everything that decides an agent's availability: the one item that one write changes.
 *
 * @param zone the agent's time zone; null for the policy's
 * @param policy name of the policy
 * @param revision fingerprint of the policy's numbers under which {@code availability} was computed
 * @param next the status chosen for after the session; null when none
 * @param cause null when none
 * @param strikes how often in a row something happened that the policy counts
 * @param off what the agent does not offer at present
 * @param message null when none is left to be shown
 * @param sessions by session id: open ones, and holds that lapsed or were revoked a short time ago; whatever order they
 *     came in, they stand by their beginning, then by their ids, and every decision and every sentence goes by that
 * @param cleared null when never
 * @param logsOffAt the midnight at which the policy logs the agent off; null when it does not, or they are
 * @param checkAt when reconcile should look at it; null when there is nothing to check
 * @param version grows by one with every write
 */
public record AgentRecord(
        String agentId,
        String name,
        ZoneId zone,
        String policy,
        String revision,
        Intent intent,
        Intent next,
        Cause cause,
        Map<Trigger, Integer> strikes,
        Set<Switch> off,
        Message message,
        Map<String, Session> sessions,
        Tombstones ended,
        Cleared cleared,
        Presence presence,
        Availability availability,
        Instant logsOffAt,
        Instant checkAt,
        long version) {

    public AgentRecord {
        strikes = Enums.copy(Trigger.class, strikes);
        off = Enums.copy(Switch.class, off);
        sessions = inOrder(sessions);
    }

    private static Map<String, Session> inOrder(Map<String, Session> some) {
        List<Session> earliestFirst = new ArrayList<>(some.values());
        earliestFirst.sort(Session.EARLIEST_FIRST);
        Map<String, Session> ordered = new LinkedHashMap<>();
        earliestFirst.forEach(session -> ordered.put(session.id(), session));
        return Collections.unmodifiableMap(ordered);
    }

    /** A newly registered agent: logged off, nothing open. */
    public static AgentRecord registered(
            String agentId, String name, ZoneId zone, Policy policy, Actor by, Instant now) {
        Intent loggedOff = new Intent(Choice.LOGGED_OFF, null, now, by);
        return blank(agentId, policy, loggedOff).changed(draft -> {
            draft.name = name;
            draft.zone = zone;
            draft.version = 1;
        });
    }

    /** Nothing but a policy and a choice. */
    static AgentRecord blank(String agentId, Policy policy, Intent intent) {
        return new AgentRecord(
                agentId,
                "",
                null,
                policy.name(),
                policy.revision(),
                intent,
                null,
                null,
                Map.of(),
                Set.of(),
                null,
                Map.of(),
                Tombstones.NONE,
                null,
                Presence.NONE,
                Availability.NONE,
                null,
                null,
                0);
    }

    /** The sessions that hold the agent. */
    public List<Session> open() {
        return sessions(Session::open);
    }

    List<Session> sessions(Predicate<Session> wanted) {
        return sessions.values().stream().filter(wanted).toList();
    }

    AgentRecord with(Session session) {
        Map<String, Session> changed = new LinkedHashMap<>(sessions);
        changed.put(session.id(), session);
        return sessions(changed);
    }

    /** Without these sessions, each leaving its tombstone. */
    AgentRecord ended(Collection<Session> gone, Ending ending) {
        Map<String, Session> left = new LinkedHashMap<>(sessions);
        Tombstones stones = ended;
        for (Session session : gone) {
            left.remove(session.id());
            stones = stones.with(session.id(), ending);
            if (ending.givenUp() && session.callId() != null) {
                stones = stones.unbound(session.callId());
            }
        }
        return sessions(left).tombstones(stones);
    }

    private AgentRecord sessions(Map<String, Session> changed) {
        return changed(draft -> draft.sessions = changed);
    }

    AgentRecord tombstones(Tombstones changed) {
        return changed(draft -> draft.ended = changed);
    }

    AgentRecord intent(Intent changed, Intent changedNext) {
        return changed(draft -> {
            draft.intent = changed;
            draft.next = changedNext;
        });
    }

    AgentRecord cause(Cause changed) {
        return changed(draft -> draft.cause = changed);
    }

    AgentRecord strikes(Map<Trigger, Integer> changed) {
        return changed(draft -> draft.strikes = changed);
    }

    AgentRecord off(Set<Switch> changed) {
        return changed(draft -> draft.off = changed);
    }

    AgentRecord message(Message changed) {
        return changed(draft -> draft.message = changed);
    }

    AgentRecord presence(Presence changed) {
        return changed(draft -> draft.presence = changed);
    }

    AgentRecord logsOffAt(Instant changed) {
        return changed(draft -> draft.logsOffAt = changed);
    }

    AgentRecord cleared(Cleared changed) {
        return changed(draft -> draft.cleared = changed);
    }

    AgentRecord identity(String changedName, ZoneId changedZone, Policy changedPolicy) {
        return changed(draft -> {
            draft.name = changedName;
            draft.zone = changedZone;
            draft.policy = changedPolicy.name();
            draft.revision = changedPolicy.revision();
        });
    }

    AgentRecord closed(String underRevision, Availability computed, Instant nextCheck) {
        return changed(draft -> {
            draft.revision = underRevision;
            draft.availability = computed;
            draft.checkAt = nextCheck;
        });
    }

    AgentRecord guessed(Policy underPolicy, Instant nextCheck, Instant now) {
        return closed(revision, Guesses.availability(underPolicy, this, now), nextCheck);
    }

    /** The same, as stored under this version. */
    public AgentRecord at(long storedVersion) {
        return changed(draft -> draft.version = storedVersion);
    }

    private AgentRecord changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.record();
    }

    /** A record being rewritten. */
    private static final class Draft {
        private final String agentId;
        private String name;
        private ZoneId zone;
        private String policy;
        private String revision;
        private Intent intent;
        private Intent next;
        private Cause cause;
        private Map<Trigger, Integer> strikes;
        private Set<Switch> off;
        private Message message;
        private Map<String, Session> sessions;
        private Tombstones ended;
        private Cleared cleared;
        private Presence presence;
        private Availability availability;
        private Instant logsOffAt;
        private Instant checkAt;
        private long version;

        Draft(AgentRecord from) {
            agentId = from.agentId;
            name = from.name;
            zone = from.zone;
            policy = from.policy;
            revision = from.revision;
            intent = from.intent;
            next = from.next;
            cause = from.cause;
            strikes = from.strikes;
            off = from.off;
            message = from.message;
            sessions = from.sessions;
            ended = from.ended;
            cleared = from.cleared;
            presence = from.presence;
            availability = from.availability;
            logsOffAt = from.logsOffAt;
            checkAt = from.checkAt;
            version = from.version;
        }

        AgentRecord record() {
            return new AgentRecord(
                    agentId,
                    name,
                    zone,
                    policy,
                    revision,
                    intent,
                    next,
                    cause,
                    strikes,
                    off,
                    message,
                    sessions,
                    ended,
                    cleared,
                    presence,
                    availability,
                    logsOffAt,
                    checkAt,
                    version);
        }
    }
}
