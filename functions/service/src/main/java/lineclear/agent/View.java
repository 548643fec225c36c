package lineclear.agent;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people see of an agent. Derived from the record, the policy and the clock; never stored.
 *
 * @param label the policy's word for the status
 * @param because the reason, in a sentence
 * @param since when the status began
 * @param until when it ends by itself; null when that is not known
 * @param accepts for each channel of the policy, whether a new session would be granted
 * @param sessions the open ones, the furthest first
 */
public record View(
        AgentRecord record,
        Status status,
        String label,
        String because,
        Instant since,
        Instant until,
        Map<Channel, Boolean> accepts,
        List<Session> sessions) {
    /** A customer's conversation leads before a call of the agent's own, whichever came first. */
    private static final Comparator<Session> FURTHEST_FIRST = Comparator.comparing(Session::phase)
            .reversed()
            .thenComparing(session -> session.kind().ownCall())
            .thenComparing(Session::since)
            .thenComparing(Session::id);

    /** The view of a record at {@code now}; it need not be settled. */
    public static View of(Policy policy, AgentRecord record, Instant now) {
        AgentRecord settled = Settling.at(policy, record, now);
        Map<Channel, Boolean> accepts = new EnumMap<>(Channel.class);
        policy.channels().forEach(channel -> accepts.put(channel, policy.accepts(settled, channel)));
        List<Session> open = settled.open().stream().sorted(FURTHEST_FIRST).toList();
        Optional<Session> leading = open.stream()
                .filter(session -> policy.phased().contains(session.channel()))
                .findFirst();
        if (leading.isPresent()) {
            Session session = leading.get();
            return new View(
                    settled,
                    session.shown(),
                    label(policy, session.shown()),
                    Sentences.of(session),
                    session.since(),
                    session.until(),
                    accepts,
                    open);
        }
        if (settled.cause() != null) {
            Cause cause = settled.cause();
            Status status = cause.reason().shown();
            return new View(
                    settled,
                    status,
                    label(policy, status),
                    Sentences.of(cause),
                    cause.since(),
                    cause.until(),
                    accepts,
                    open);
        }
        boolean full = settled.intent().choice() == Choice.AVAILABLE && !accepts.containsValue(true);
        return full ? full(policy, settled, accepts, open) : chosen(policy, settled, accepts, open, now);
    }

    /** Nothing leads and nothing was chosen against it, but every place is taken by sessions that only count. */
    private static View full(Policy policy, AgentRecord settled, Map<Channel, Boolean> accepts, List<Session> open) {
        return new View(
                settled,
                Status.BUSY,
                label(policy, Status.BUSY),
                Sentences.full(open),
                open.stream()
                        .map(Session::since)
                        .max(Instant::compareTo)
                        .orElse(settled.intent().since()),
                settled.availability().freeAt().values().stream()
                        .min(Instant::compareTo)
                        .orElse(null),
                accepts,
                open);
    }

    private static View chosen(
            Policy policy, AgentRecord settled, Map<Channel, Boolean> accepts, List<Session> open, Instant now) {
        Intent intent = settled.intent();
        Instant since = settled.availability().freeAt().values().stream()
                .filter(freeAt -> freeAt.isAfter(intent.since()) && !freeAt.isAfter(now))
                .max(Instant::compareTo)
                .orElse(intent.since());
        return new View(
                settled,
                intent.choice().shown(),
                policy.choices().getOrDefault(intent.choice(), intent.choice().word()),
                Sentences.of(intent),
                since,
                settled.availability().openUntil(),
                accepts,
                open);
    }

    private static String label(Policy policy, Status status) {
        return policy.labels().getOrDefault(status, status.word());
    }
}
