package lineclear.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Policies that no deployment has: they use what keen leaves unused, so that the presets to come meet proved machinery. */
final class ModelPolicies {
    private static final Set<Channel> BOTH = EnumSet.of(Channel.VOICE, Channel.CHAT);
    private static final Duration HOLD = Duration.ofMinutes(2);

    private ModelPolicies() {}

    /** Like Puzzel's calls: wrap-up 30 s (left at will), busy 10 s after a decline, no answer 10 s. */
    static Policy pausing() {
        return policy(
                "pausing",
                BOTH,
                List.of(Limit.capacity(1, BOTH)),
                List.of(
                        ended(Trigger.COMPLETED, Status.CONNECTED, Status.WRAP_UP, 30, BOTH),
                        ended(Trigger.DECLINED, Status.RINGING, Status.BUSY, 10, BOTH),
                        ended(Trigger.DECLINED, Status.RESERVED, Status.BUSY, 10, BOTH),
                        ended(Trigger.MISSED, Status.RINGING, Status.NO_ANSWER, 10, BOTH)),
                Set.of(Cause.Reason.WRAP_UP));
    }

    /** One call or two chats, no chat offered during a call; whoever misses an offer is sent on a break. */
    static Policy several() {
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
    static Policy unlimited(Policy policy) {
        return new Policy(
                policy.name(),
                policy.hold(),
                policy.ringing(),
                policy.silence(),
                policy.channels(),
                policy.phased(),
                List.of(),
                policy.rows(),
                policy.leavable(),
                policy.labels(),
                policy.choices(),
                null);
    }

    private static Policy policy(
            String name, Set<Channel> phased, List<Limit> limits, List<Row> some, Set<Cause.Reason> leavable) {
        List<Row> rows = new ArrayList<>(some);
        for (Choice choice : Choice.values()) {
            rows.add(new Row(EnumSet.allOf(Status.class), Trigger.CHOSEN, null, choice, Row.Who.AGENT, null, BOTH));
        }
        Map<Choice, String> choices = Map.of(
                Choice.AVAILABLE, "Ready",
                Choice.STOP_NEW, "Stop New",
                Choice.BREAK, "Pause",
                Choice.OFFLINE, "Offline",
                Choice.LOGGED_OFF, "Logged Off");
        return new Policy(
                name, HOLD, HOLD, Duration.ofHours(2), BOTH, phased, limits, rows, leavable, Map.of(), choices, null);
    }

    private static Row ended(Trigger trigger, Status from, Status to, int seconds, Set<Channel> on) {
        return new Row(EnumSet.of(from), trigger, to, null, Row.Who.PLATFORM, Duration.ofSeconds(seconds), on);
    }
}
