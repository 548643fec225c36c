package lineclear.agent.policy;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Enums;
import lineclear.word.Status;
import org.jspecify.annotations.Nullable;

/**
 * All that a deployment may change in a policy without changing its rules.
 *
 * @param numbers those that the preset has; there are no others
 * @param wrapUpByQueue wrap-up after sessions of some queues, where it differs
 * @param zone whose midnight it is for agents without a time zone of their own
 * @param words the policy's words by the word of the status or of the choice; where there is none, the word itself
 */
public record PolicySettings(
        Map<PolicySetting, Integer> numbers,
        Map<String, Duration> wrapUpByQueue,
        ZoneId zone,
        Map<String, String> words) {
    public PolicySettings {
        numbers = Enums.copy(PolicySetting.class, numbers);
        wrapUpByQueue = java.util.Collections.unmodifiableMap(new TreeMap<>(wrapUpByQueue));
        words = java.util.Collections.unmodifiableMap(new TreeMap<>(words));
    }

    public static PolicySettings of(Map<PolicySetting, Integer> numbers, Map<String, String> words) {
        return new PolicySettings(numbers, Map.of(), ZoneOffset.UTC, words);
    }

    /** The same, but for what {@code changed} has. */
    public PolicySettings with(PolicySettings changed) {
        Map<PolicySetting, Integer> allNumbers = new HashMap<>(numbers);
        allNumbers.putAll(changed.numbers);
        Map<String, Duration> allQueues = new HashMap<>(wrapUpByQueue);
        allQueues.putAll(changed.wrapUpByQueue);
        Map<String, String> allWords = new HashMap<>(words);
        allWords.putAll(changed.words);
        return new PolicySettings(allNumbers, allQueues, changed.zone == null ? zone : changed.zone, allWords);
    }

    int number(PolicySetting setting) {
        return Objects.requireNonNull(numbers.get(setting), setting::key);
    }

    Duration seconds(PolicySetting setting) {
        return Duration.ofSeconds(number(setting));
    }

    /** @param ringing null when it goes on under the hold */
    Timers timers(@Nullable Duration ringing) {
        Duration presence = seconds(PolicySetting.PRESENCE);
        return new Timers(
                seconds(PolicySetting.HOLD),
                ringing,
                seconds(PolicySetting.SILENCE),
                presence.isZero() ? null : presence,
                wrapUpByQueue,
                zone);
    }

    /** @param ownOnly see {@link Queueing} */
    Queueing queueing(Set<Channel> ownOnly) {
        return new Queueing(number(PolicySetting.QUEUES_OFFER) == 1, ownOnly);
    }

    Wording wording(String title, String source, Set<Choice> choosable) {
        Map<Status, String> statuses = new HashMap<>();
        for (Status status : Status.values()) {
            if (words.containsKey(status.word())) {
                statuses.put(status, words.get(status.word()));
            }
        }
        Map<Choice, String> choices = new HashMap<>();
        for (Choice choice : EnumSet.copyOf(choosable)) {
            choices.put(choice, words.getOrDefault(choice.word(), choice.word()));
        }
        return new Wording(title, source, statuses, choices);
    }
}
