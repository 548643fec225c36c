package lineclear.agent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Enums;
import lineclear.word.Kind;
import lineclear.word.Reason;
import lineclear.word.Status;
import lineclear.word.Switch;
import lineclear.word.Trigger;

/**
 * A named set of rules, as data. Everything that differs between contact centres stands here; nothing else does.
 *
 * @param channels the channels agents of this policy take
 * @param phased the channels whose sessions show as reserved, ringing and connected; the others only count, in brackets
 *     behind the status
 * @param limits capacity
 * @param rows the transitions
 * @param leavable causes that end when the agent chooses a status
 * @param switches what an agent of this policy can offer or not, apart from the status
 * @param toolless the choices during which the agent's page disables its tools
 * @param revision a fingerprint of all that decides; computed
 */
public record Policy(
        String name,
        Timers timers,
        Set<Channel> channels,
        Set<Channel> phased,
        List<Limit> limits,
        List<Row> rows,
        Set<Reason> leavable,
        Set<Switch> switches,
        Set<Choice> toolless,
        Wording wording,
        String revision) {

    public Policy {
        channels = Enums.copy(Channel.class, channels);
        phased = Enums.copy(Channel.class, phased);
        limits = List.copyOf(limits);
        rows = List.copyOf(rows);
        leavable = Enums.copy(Reason.class, leavable);
        switches = Enums.copy(Switch.class, switches);
        toolless = Enums.copy(Choice.class, toolless);
        Set<Choice> choices = wording.choices().keySet();
        revision = fingerprint(name, timers, channels, phased, limits, rows, leavable, switches, choices);
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

    public Duration hold() {
        return timers.hold();
    }

    /** A record whose counts, where the policy keeps any, begin anew: somebody has answered, or chosen. */
    AgentRecord forgiving(AgentRecord record) {
        return counts() ? record.strikes(Map.of()) : record;
    }

    /** Its name: the rest fills pages. */
    @Override
    public String toString() {
        return name + " (" + revision + ")";
    }

    Duration silence() {
        return timers.silence();
    }

    /** The statuses that can be chosen, with the policy's words for them. */
    public Map<Choice, String> choices() {
        return wording.choices();
    }

    public String label(Status status) {
        return wording.statuses().getOrDefault(status, status.word());
    }

    public String label(Choice choice) {
        return wording.choices().getOrDefault(choice, choice.word());
    }

    /** Whether agents must be heard from to be offered anything. */
    public boolean asksForPresence() {
        return timers.presence() != null;
    }

    /** Whether the policy logs agents off at midnight. */
    public boolean endsAtMidnight() {
        return rows.stream().anyMatch(row -> row.trigger() == Trigger.MIDNIGHT);
    }

    /** Whether the policy counts how often in a row this happens on a channel. */
    boolean counts(Trigger trigger, Channel channel) {
        return rows.stream()
                .anyMatch(row ->
                        row.trigger() == trigger && row.times() > 1 && row.on().contains(channel));
    }

    /** Whether the policy counts anything. */
    boolean counts() {
        return rows.stream().anyMatch(row -> row.times() > 1);
    }

    /** How long a phone rings when nobody answers and no hold lasts longer. */
    Duration ringing() {
        return timers.ringing() == null ? timers.hold() : timers.ringing();
    }

    ZoneId zoneOf(AgentRecord record) {
        return record.zone() == null ? timers.zone() : record.zone();
    }

    /** Whether this record is of somebody who can be offered something, as far as their devices tell. */
    public boolean present(AgentRecord record, Instant now) {
        return !asksForPresence() || record.presence().at(now);
    }

    /**
     * Whether a new session would be granted. The record must be {@link Settling settled} at {@code now}.
     *
     * @param kind a customer's session needs its switch
     */
    public boolean accepts(AgentRecord settled, Channel channel, Kind kind, Instant now) {
        return present(settled, now) && acceptsWhenPresent(settled, channel, kind);
    }

    /** The same, whatever the devices tell. */
    boolean acceptsWhenPresent(AgentRecord settled, Channel channel, Kind kind) {
        return settled.intent().choice() == Choice.AVAILABLE
                && settled.cause() == null
                && offers(settled, channel, kind)
                && hasRoom(settled, channel);
    }

    /** Whether nothing of what such a session needs is switched off. */
    boolean offers(AgentRecord record, Channel channel, Kind kind) {
        return Switch.of(channel, kind)
                .filter(switches::contains)
                .filter(record.off()::contains)
                .isEmpty();
    }

    /** A call that is really up, on a channel that agents of this policy do not take: while it lasts they take nothing else. */
    boolean isForeign(Session session) {
        return !channels.contains(session.channel());
    }

    /** Whether the session shows as reserved, ringing and connected; others only count. */
    boolean shows(Session session) {
        return phased.contains(session.channel()) || isForeign(session);
    }

    /** Whether capacity allows one more session on this channel, whatever was chosen. */
    boolean hasRoom(AgentRecord settled, Channel channel) {
        boolean elsewhere = settled.open().stream().anyMatch(this::isForeign);
        if (!channels.contains(channel) || elsewhere) {
            return false;
        }
        for (Limit limit : limits) {
            if (limit.of().contains(channel) && limit.reachedBy(settled)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The row that follows the end of a session; where several do, the one that asks for the most repetitions, the last of
     * those that ask for as many.
     *
     * @param times how often in a row it has happened now
     */
    Optional<Row> after(Trigger trigger, Session session, AgentRecord record, int times) {
        Row found = null;
        for (Row row : rows) {
            boolean applies = row.trigger() == trigger
                    && row.on().contains(session.channel())
                    && row.from().contains(session.shown())
                    && row.intents().contains(record.intent().choice())
                    && row.times() <= times;
            if (applies && (found == null || row.times() >= found.times())) {
                found = row;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The choices the rows give an agent who is shown as {@code from}. */
    Set<Choice> allowedFrom(AgentRecord settled, Status from) {
        return Enums.copy(
                Choice.class,
                rows.stream()
                        .filter(row -> row.trigger() == Trigger.CHOSEN
                                && row.from().contains(from)
                                && row.intents().contains(settled.intent().choice())
                                && row.concerns(settled))
                        .map(Row::choice)
                        .toList());
    }

    /** Whether this choice only makes sense while something is going on. */
    boolean duringSessions(Choice choice) {
        List<Row> its = choiceRows(choice);
        return !its.isEmpty() && its.stream().allMatch(Row::duringSessions);
    }

    /** Whether this choice is about something that is not going on. */
    boolean lacksItsOccasion(AgentRecord settled, Choice choice) {
        List<Row> its = choiceRows(choice);
        return !its.isEmpty() && its.stream().noneMatch(row -> row.concerns(settled));
    }

    private List<Row> choiceRows(Choice choice) {
        return rows.stream()
                .filter(row -> row.trigger() == Trigger.CHOSEN && row.choice() == choice)
                .toList();
    }
}
