package lineclear.agent;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.policy.Limit;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.Queueing;
import lineclear.agent.policy.Timers;
import lineclear.agent.policy.Transition;
import lineclear.agent.policy.Wording;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Reason;
import lineclear.word.Status;
import lineclear.word.Trigger;

/**
 * Policies that no deployment has: they use what keen leaves unused, so that the presets to come meet proved machinery.
 */
public final class ModelPolicies {
    private static final Set<Channel> BOTH = EnumSet.of(Channel.VOICE, Channel.CHAT);
    /** What is chosen is called so. */
    public static final Map<Choice, String> CHOICES = Map.of(
            Choice.AVAILABLE, "Ready",
            Choice.STOP_NEW, "Stop New",
            Choice.BREAK, "Pause",
            Choice.OFFLINE, "Offline",
            Choice.LOGGED_OFF, "Logged Off");

    private static final Duration HOLD = Duration.ofMinutes(2);

    private ModelPolicies() {}

    /** Like Puzzel's calls: wrap-up 30 s (left at will), busy 10 s after a decline, no answer 10 s. */
    public static Policy pausing() {
        return policy(
                "pausing",
                BOTH,
                List.of(Limit.capacity(1, BOTH)),
                List.of(
                        ended(Trigger.COMPLETED, Status.CONNECTED, Status.WRAP_UP, 30, BOTH),
                        ended(Trigger.DECLINED, Status.RINGING, Status.BUSY, 10, BOTH),
                        ended(Trigger.DECLINED, Status.RESERVED, Status.BUSY, 10, BOTH),
                        ended(Trigger.MISSED, Status.RINGING, Status.NO_ANSWER, 10, BOTH)),
                Set.of(Reason.WRAP_UP));
    }

    /** One call or two chats, no chat offered during a call; whoever misses an offer is sent on a break. */
    public static Policy several() {
        return policy(
                "several",
                EnumSet.of(Channel.VOICE),
                List.of(
                        Limit.capacity(1, EnumSet.of(Channel.VOICE)),
                        Limit.capacity(2, EnumSet.of(Channel.CHAT)),
                        new Limit(EnumSet.of(Channel.CHAT), EnumSet.of(Channel.VOICE), 1)),
                List.of(ended(Trigger.MISSED, Status.RINGING, Status.BREAK, 0, BOTH)),
                Set.of());
    }

    /** The same rules without any capacity: for mutants. */
    public static Policy unlimited(Policy policy) {
        return limited(policy, List.of());
    }

    public static Policy limited(Policy policy, List<Limit> limits) {
        return new Policy(
                policy.name(),
                policy.timers(),
                policy.channels(),
                policy.phased(),
                limits,
                policy.transitions(),
                policy.leavable(),
                policy.switches(),
                policy.toolless(),
                policy.queueing(),
                policy.wording(),
                null);
    }

    private static Policy policy(
            String name, Set<Channel> phased, List<Limit> limits, List<Transition> some, Set<Reason> leavable) {
        List<Transition> rows = new ArrayList<>(some);
        for (Choice choice : Choice.values()) {
            rows.add(Transition.choice(EnumSet.allOf(Status.class), choice, BOTH));
        }
        return new Policy(
                name,
                new Timers(HOLD, null, Duration.ofHours(2), null, Map.of(), ZoneOffset.UTC),
                BOTH,
                phased,
                limits,
                rows,
                leavable,
                Set.of(),
                Set.of(),
                Queueing.OFFERED,
                new Wording(name, "nobody's", Map.of(), CHOICES),
                null);
    }

    private static Transition ended(Trigger trigger, Status from, Status to, int seconds, Set<Channel> on) {
        return Transition.of(EnumSet.of(from), trigger, to, Transition.Who.PLATFORM, Duration.ofSeconds(seconds), on);
    }
}
