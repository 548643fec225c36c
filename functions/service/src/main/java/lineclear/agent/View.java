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

    /** The view of a record at {@code now}; it need not be settled. */
    public static View of(Policy policy, AgentRecord record, Instant now) {
        AgentRecord settled = Settling.at(policy, record, now);
        Map<Channel, Boolean> accepts = new EnumMap<>(Channel.class);
        policy.channels().forEach(channel -> accepts.put(channel, policy.accepts(settled, channel)));
        List<Session> open = settled.open().stream()
                .sorted(Comparator.comparing(Session::phase).reversed().thenComparing(Session::since))
                .toList();
        Optional<Session> leading = open.stream()
                .filter(session -> policy.phased().contains(session.channel()))
                .findFirst();
        if (leading.isPresent()) {
            Session session = leading.get();
            Status status = session.phase() == Phase.CONNECTED && session.kind().ownCall()
                    ? Status.BUSY
                    : Status.of(session.phase());
            return new View(
                    settled,
                    status,
                    label(policy, status),
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
        return chosen(policy, settled, accepts, open);
    }

    private static View chosen(Policy policy, AgentRecord settled, Map<Channel, Boolean> accepts, List<Session> open) {
        Intent intent = settled.intent();
        Instant since = intent.since();
        Status status = intent.choice().shown();
        String label =
                policy.choices().getOrDefault(intent.choice(), intent.choice().word());
        String because = Sentences.of(intent);
        if (intent.choice() == Choice.AVAILABLE) {
            for (Instant freeAt : settled.availability().freeAt().values()) {
                since = freeAt.isAfter(since) ? freeAt : since;
            }
            if (!accepts.containsValue(true)) {
                status = Status.BUSY;
                label = label(policy, status);
                because = Sentences.full(open);
            }
        }
        return new View(
                settled, status, label, because, since, settled.availability().openUntil(), accepts, open);
    }

    private static String label(Policy policy, Status status) {
        return policy.labels().getOrDefault(status, status.word());
    }
}
