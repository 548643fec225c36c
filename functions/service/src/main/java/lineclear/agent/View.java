package lineclear.agent;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Status;
import lineclear.word.Switch;

/**
 * What people see of an agent. Derived from the record, the policy and the clock; never stored.
 *
 * @param now when it is seen
 * @param ahead what the clock alone will make of {@code face}, the next change first; at most {@link Ahead#MOST}
 * @param sessions the open ones, the furthest first
 * @param takes for each switch of the policy, whether it is on
 * @param tools whether the agent's page leaves its tools on
 * @param may what the agent may do now
 * @param choices the statuses that the policy knows, in its own words, whether or not they may be chosen now
 */
public record View(
        AgentRecord record,
        Instant now,
        Face face,
        List<Ahead> ahead,
        List<Session> sessions,
        Map<Switch, Boolean> takes,
        boolean tools,
        May may,
        Map<Choice, String> choices) {
    /**
     * What the agent may do, so that their page needs no rules.
     *
     * @param choose the statuses that they may choose now
     * @param chooseAfterSession those that they may choose for when the session, or what follows it, is over; empty
     *     when there is neither
     * @param clear whether a clear would end something, as far as the record itself knows
     */
    public record May(Set<Choice> choose, Set<Choice> chooseAfterSession, boolean clear) {}

    /** The view of a record at {@code now}; it need not be settled. */
    public static View of(Policy policy, AgentRecord record, Instant now) {
        AgentRecord settled = Settling.at(policy, record, now);
        Face face = Face.of(policy, settled, now);
        List<Session> open = Face.furthestFirst(settled);
        Map<Switch, Boolean> takes = new EnumMap<>(Switch.class);
        policy.switches().forEach(one -> takes.put(one, !settled.off().contains(one)));
        boolean tools =
                !(open.isEmpty() && policy.toolless().contains(settled.intent().choice()));
        return new View(
                settled,
                now,
                face,
                Ahead.of(policy, settled, face, now),
                open,
                takes,
                tools,
                may(policy, settled, face.status(), now),
                policy.choices());
    }

    private static May may(Policy policy, AgentRecord settled, Status status, Instant now) {
        return new May(
                SetStatusRules.allowedTo(policy, settled, Actor.Role.AGENT, status, false),
                settled.open().isEmpty() && settled.cause() == null
                        ? Set.of()
                        : SetStatusRules.allowedTo(policy, settled, Actor.Role.AGENT, status, true),
                Verification.byRecord(policy, settled, now).clearableBy(Actor.Role.AGENT));
    }

    public Status status() {
        return face.status();
    }

    public String label() {
        return face.label();
    }

    /** The reason for the status, in a sentence. */
    public String because() {
        return face.sentence();
    }

    public Instant since() {
        return face.since();
    }

    /** When the status ends by itself; null when that is not known. */
    public Instant until() {
        return face.until();
    }

    public Map<Channel, Boolean> accepts() {
        return face.accepts();
    }
}
