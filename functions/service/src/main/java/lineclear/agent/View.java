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
import lineclear.word.Kind;
import lineclear.word.Status;
import lineclear.word.Switch;

/**
 * What people see of an agent. Derived from the record, the policy and the clock; never stored.
 *
 * @param label the policy's word for the status
 * @param because the reason, in a sentence
 * @param since when the status began
 * @param until when it ends by itself; null when that is not known
 * @param accepts for each channel of the policy, whether a new session would be granted
 * @param sessions the open ones, the furthest first
 * @param takes for each switch of the policy, whether it is on
 * @param tools whether the agent's page leaves its tools on
 * @param may what the agent may do now
 */
public record View(
        AgentRecord record,
        Status status,
        String label,
        String because,
        Instant since,
        Instant until,
        Map<Channel, Boolean> accepts,
        List<Session> sessions,
        Map<Switch, Boolean> takes,
        boolean tools,
        May may) {
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
        Map<Channel, Boolean> accepts = new EnumMap<>(Channel.class);
        for (Channel channel : policy.channels()) {
            accepts.put(channel, Eligibility.accepts(policy, settled, channel, Kind.STANDARD, now));
        }
        Map<Switch, Boolean> takes = new EnumMap<>(Switch.class);
        policy.switches().forEach(one -> takes.put(one, !settled.off().contains(one)));
        boolean tools =
                !(open.isEmpty() && policy.toolless().contains(settled.intent().choice()));
        return new View(
                settled,
                face.status(),
                face.label() + counted(policy, open),
                face.because(),
                face.since(),
                face.until(),
                accepts,
                open,
                takes,
                tools,
                may(policy, settled, face.status(), now));
    }

    private static May may(Policy policy, AgentRecord settled, Status status, Instant now) {
        return new May(
                SetStatusRules.allowedTo(policy, settled, Actor.Role.AGENT, status, false),
                settled.open().isEmpty() && settled.cause() == null
                        ? Set.of()
                        : SetStatusRules.allowedTo(policy, settled, Actor.Role.AGENT, status, true),
                Verification.byRecord(policy, settled, now).clearableBy(Actor.Role.AGENT));
    }

    /** The sessions that only count stand in brackets behind the status. */
    private static String counted(Policy policy, List<Session> open) {
        long counted = open.stream()
                .filter(session -> !policy.shows(session.channel()))
                .count();
        return counted == 0 ? "" : " (" + counted + ")";
    }
}
