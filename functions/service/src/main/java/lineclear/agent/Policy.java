package lineclear.agent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A named set of rules, as data. Everything that differs between contact centres stands here; nothing else does.
 *
 * @param hold how long a reservation lasts when the caller does not say
 * @param ringing how long an agent's phone may ring before the offer counts as missed
 * @param silence after how long without an event an unverifiable call counts as out of sync
 * @param channels the channels agents of this policy take
 * @param phased the channels whose sessions show as reserved, ringing and connected; the others only count
 * @param limits capacity
 * @param rows the transitions
 * @param leavable causes that end when the agent chooses to be available
 * @param labels the policy's words for the statuses
 * @param choices the statuses that can be chosen, with the policy's words for them
 */
public record Policy(
        String name,
        Duration hold,
        Duration ringing,
        Duration silence,
        Set<Channel> channels,
        Set<Channel> phased,
        List<Limit> limits,
        List<Row> rows,
        Set<Cause.Reason> leavable,
        Map<Status, String> labels,
        Map<Choice, String> choices,
        String revision) {

    public Policy {
        channels = Enums.copy(Channel.class, channels);
        phased = Enums.copy(Channel.class, phased);
        limits = List.copyOf(limits);
        rows = List.copyOf(rows);
        leavable = Enums.copy(Cause.Reason.class, leavable);
        labels = Enums.copy(Status.class, labels);
        choices = Enums.copy(Choice.class, choices);
        revision = fingerprint(name, hold, ringing, channels, phased, limits, rows, leavable, choices.keySet());
    }

    /** What a policy's revision is computed from: its name and all that decides, none of the words. */
    private static String fingerprint(Object... parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Arrays.deepToString(parts).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(hash).substring(0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether a new session would be granted on this channel. The record must be {@link Settling settled}. */
    public boolean accepts(AgentRecord settled, Channel channel) {
        return settled.intent().choice() == Choice.AVAILABLE && settled.cause() == null && hasRoom(settled, channel);
    }

    /** Whether capacity allows one more session on this channel, whatever was chosen. */
    boolean hasRoom(AgentRecord settled, Channel channel) {
        if (!channels.contains(channel)) {
            return false;
        }
        for (Limit limit : limits) {
            if (limit.of().contains(channel) && limit.reachedBy(settled)) {
                return false;
            }
        }
        return true;
    }

    /** The row that follows the end of a session. */
    Optional<Row> after(Trigger trigger, Session session) {
        return rows.stream()
                .filter(row -> row.trigger() == trigger
                        && row.on().contains(session.channel())
                        && row.from().contains(session.shown()))
                .findFirst();
    }

    /** The choices the rows give an agent who is shown as {@code from}. */
    public Set<Choice> allowedFrom(Status from) {
        return Enums.copy(
                Choice.class,
                rows.stream()
                        .filter(row ->
                                row.trigger() == Trigger.CHOSEN && row.from().contains(from))
                        .map(Row::choice)
                        .toList());
    }
}
