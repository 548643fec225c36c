package lineclear.agent.policy;

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
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Enums;
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
 * @param transitions what moves an agent of this policy from one status to another
 * @param leavable causes that end when the agent chooses a status
 * @param switches what an agent of this policy can offer or not, apart from the status
 * @param queueing about customers who wait in a queue
 * @param toolless the choices during which the agent's page disables its tools
 * @param revision a fingerprint of all that decides what is stored: whatever is given, it is computed
 */
public record Policy(
        String name,
        Timers timers,
        Set<Channel> channels,
        Set<Channel> phased,
        List<Limit> limits,
        List<Transition> transitions,
        Set<Reason> leavable,
        Set<Switch> switches,
        Set<Choice> toolless,
        Queueing queueing,
        Wording wording,
        String revision) {

    public Policy {
        channels = Enums.copy(Channel.class, channels);
        phased = Enums.copy(Channel.class, phased);
        limits = List.copyOf(limits);
        transitions = List.copyOf(transitions);
        leavable = Enums.copy(Reason.class, leavable);
        switches = Enums.copy(Switch.class, switches);
        toolless = Enums.copy(Choice.class, toolless);
        Set<Choice> choices = wording.choices().keySet();
        List<String> decisive =
                transitions.stream().map(Transition::fingerprinted).toList();
        revision = fingerprint(name, timers, channels, phased, limits, decisive, leavable, switches, choices);
    }

    /**
     * What a policy's revision is computed from: its name and all that decides what is stored. None of the words, and
     * nothing about queues, which only decides who is asked.
     */
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

    /** Its name: the rest fills pages. */
    @Override
    public String toString() {
        return name + " (" + revision + ")";
    }

    public Duration silence() {
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
        return transitions.stream().anyMatch(one -> one.trigger() == Trigger.MIDNIGHT);
    }

    /** Whether the policy counts how often in a row this happens on a channel. */
    public boolean counts(Trigger trigger, Channel channel) {
        return transitions.stream()
                .anyMatch(one ->
                        one.trigger() == trigger && one.times() > 1 && one.on().contains(channel));
    }

    /** Whether the policy counts anything. */
    public boolean counts() {
        return transitions.stream().anyMatch(one -> one.times() > 1);
    }

    /** How long a phone rings when nobody answers and no hold lasts longer. */
    public Duration ringing() {
        return timers.ringing() == null ? timers.hold() : timers.ringing();
    }

    /** Whether agents of this policy take this channel. */
    public boolean takes(Channel channel) {
        return channels.contains(channel);
    }

    /** Whether work on this channel, which agents of this policy do not take, is none of its business. */
    public boolean ignores(Channel channel) {
        return !takes(channel) && channel.waits();
    }

    /** Whether a conversation on this channel, which agents of this policy do not take, keeps them from all others. */
    public boolean foreign(Channel channel) {
        return !takes(channel) && !channel.waits();
    }

    /**
     * Whether sessions on this channel show as reserved, ringing and connected; others only count. A foreign one shows.
     */
    public boolean shows(Channel channel) {
        return phased.contains(channel) || foreign(channel);
    }

    /**
     * The transition that follows the end of a session; where several do, the one that asks for the most repetitions,
     * the last of those that ask for as many.
     *
     * @param on the session's channel
     * @param shown the status that the session gave its agent
     * @param chosen what the agent has chosen
     * @param times how often in a row it has happened now
     */
    public Optional<Transition> after(Trigger trigger, Channel on, Status shown, Choice chosen, int times) {
        Transition found = null;
        for (Transition one : transitions) {
            boolean applies = one.trigger() == trigger
                    && one.on().contains(on)
                    && one.from().contains(shown)
                    && one.intents().contains(chosen)
                    && one.times() <= times;
            if (applies && (found == null || one.times() >= found.times())) {
                found = one;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The transitions by which this status is chosen; none when it cannot be. */
    public List<Transition> choosing(Choice choice) {
        return transitions.stream()
                .filter(one -> one.trigger() == Trigger.CHOSEN && one.choice() == choice)
                .toList();
    }

    /** Whether this choice only makes sense while something is going on. */
    public boolean duringSessions(Choice choice) {
        List<Transition> its = choosing(choice);
        return !its.isEmpty() && its.stream().allMatch(Transition::duringSessions);
    }
}
