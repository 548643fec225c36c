package lineclear.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lineclear.agent.Command;
import lineclear.agent.Guesses;
import lineclear.agent.Outcome;
import lineclear.agent.Rules;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.LoggedOn;
import lineclear.word.Channel;
import lineclear.word.Switch;

/**
 * A write decided before the item was read: the difference, and every record before it that ends in the very same
 * difference.
 *
 * @param alternatives at least one; they differ only in the intent, or only in the session's phase, channel and kind
 * @param keptOpen the channels that are open before and after, whose {@code freeAt} the write leaves alone
 */
record Guess(
        Policy policy,
        Command command,
        List<AgentRecord> alternatives,
        Difference difference,
        Set<Channel> keptOpen,
        Outcome.Effect effect,
        Instant now) {

    /**
     * The guess for this command, unless it is better to look first.
     *
     * @param off what the agent did not offer when they were last seen
     * @param loggedOn whether they were logged on to a queue then
     */
    static Optional<Guess> of(
            Policy policy, Set<Switch> off, LoggedOn.Where loggedOn, String agentId, Command command, Instant now) {
        Guess guess = null;
        for (AgentRecord before : Guesses.before(policy, off, loggedOn, agentId, command, now)) {
            if (Rules.decide(policy, before, command, now) instanceof Outcome.Changed changed
                    && !movesMidnight(policy, before, changed.record())) {
                Guess alternative = of(policy, command, before, changed, now);
                guess = guess == null ? alternative : guess.or(alternative);
            }
        }
        return Optional.ofNullable(guess);
    }

    private static Guess of(Policy policy, Command command, AgentRecord before, Outcome.Changed changed, Instant now) {
        return new Guess(
                policy,
                command,
                List.of(before),
                changed.effect() == Outcome.Effect.LEASE
                        ? Difference.blindly(before, changed.record())
                        : Difference.fromGuess(policy, before, changed.record()),
                Guesses.keptOpen(changed.record()),
                changed.effect(),
                now);
    }

    /** A new choice may begin another day: when that ends depends on a time zone that only the record knows. */
    private static boolean movesMidnight(Policy policy, AgentRecord before, AgentRecord changed) {
        return policy.endsAtMidnight() && !before.intent().equals(changed.intent());
    }

    private Guess or(Guess other) {
        if (!difference.equals(other.difference) || !keptOpen.equals(other.keptOpen)) {
            return this;
        }
        List<AgentRecord> alike = new ArrayList<>(alternatives);
        alike.addAll(other.alternatives);
        return new Guess(policy, command, alike, difference, keptOpen, effect, now);
    }
}
