package lineclear.dynamodb;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.ModelPolicies;
import lineclear.agent.policy.Limit;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.policy.PolicySettings;
import lineclear.agent.policy.PresetPolicies;
import lineclear.agent.policy.Presets;
import lineclear.agent.policy.Queueing;
import lineclear.agent.policy.Timers;
import lineclear.agent.policy.Transition;
import lineclear.agent.policy.Wording;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Reason;
import lineclear.word.Status;
import lineclear.word.Trigger;

/** Policies that use everything keen does not: so that the store is proved for all that a policy can say. */
final class TestPolicies {
    static final Policy KEEN = PresetPolicies.keen();
    static final Policy PAUSING = pausing();
    static final Policy STRICT = strict();
    static final Policy CHATS = chats(3);
    static final Policy PUZZEL = PresetPolicies.puzzel();
    static final Policy EIGHT = PresetPolicies.eightByEight();
    static final Policy ASM = PresetPolicies.asm();
    static final Policy WATCHED = watched();
    static final List<Policy> ALL = List.of(KEEN, PAUSING, STRICT, CHATS, PUZZEL, EIGHT, ASM, WATCHED);

    private TestPolicies() {}

    static Policies standard(Policy policy) {
        return new Policies(ALL, policy.name());
    }

    /**
     * Wrap-up, cool-offs that differ by channel, some chats at once, none during a call, written work that only counts.
     */
    private static Policy pausing() {
        Set<Channel> voice = EnumSet.of(Channel.VOICE);
        Set<Channel> written = EnumSet.of(Channel.CHAT, Channel.EMAIL);
        Set<Channel> all = EnumSet.of(Channel.VOICE, Channel.CHAT, Channel.EMAIL);
        List<Transition> rows = new ArrayList<>(List.of(
                then(Trigger.COMPLETED, Status.WRAP_UP, 30, voice),
                then(Trigger.COMPLETED, Status.WRAP_UP, 5, EnumSet.of(Channel.CHAT)),
                then(Trigger.OWN_CALL_ENDED, Status.BUSY, 10, voice),
                then(Trigger.DECLINED, Status.BUSY, 10, all),
                then(Trigger.MISSED, Status.NO_ANSWER, 10, voice)));
        return policy(
                "pausing",
                Duration.ofSeconds(20),
                all,
                voice,
                List.of(
                        new Limit(voice, voice, 1),
                        new Limit(written, written, 3),
                        new Limit(written, voice, 1),
                        new Limit(voice, written, 2)),
                rows,
                Set.of(Reason.WRAP_UP));
    }

    /** A rejected or missed offer means break; an expired hold a short pause; wrap-up after everything; three chats. */
    private static Policy strict() {
        Set<Channel> voice = EnumSet.of(Channel.VOICE);
        Set<Channel> chat = EnumSet.of(Channel.CHAT);
        Set<Channel> both = EnumSet.of(Channel.VOICE, Channel.CHAT);
        List<Transition> rows = new ArrayList<>(List.of(
                then(Trigger.COMPLETED, Status.WRAP_UP, 30, both),
                then(Trigger.OWN_CALL_ENDED, Status.WRAP_UP, 30, both),
                then(Trigger.DECLINED, Status.BREAK, 0, both),
                then(Trigger.MISSED, Status.BREAK, 0, both),
                then(Trigger.HOLD_ENDED, Status.BUSY, 3, both),
                then(Trigger.FAILED, Status.OFFLINE, 0, voice)));
        return policy(
                "strict",
                Duration.ofSeconds(30),
                both,
                both,
                List.of(new Limit(voice, both, 1), new Limit(chat, chat, 3), new Limit(chat, voice, 1)),
                rows,
                Set.of());
    }

    /** Heartbeats, midnight, strikes, and queues with a wrap-up of their own. */
    private static Policy watched() {
        PolicySettings settings = new PolicySettings(
                Map.of(
                        PolicySetting.PRESENCE, 60,
                        PolicySetting.LOG_OFF_AT_MIDNIGHT, 1,
                        PolicySetting.LOG_OFF_AFTER_MISSES, 2,
                        PolicySetting.LOG_OFF_AFTER_ERRORS, 2),
                Map.of("q-short", Duration.ofSeconds(5)),
                ZoneId.of("Europe/Oslo"),
                Map.of());
        return Presets.named("puzzel").orElseThrow().policy("watched", settings);
    }

    /** So many chats at once, with a cool-off after a decline and after a miss. */
    static Policy chats(int capacity) {
        Set<Channel> chat = EnumSet.of(Channel.CHAT);
        List<Transition> rows = new ArrayList<>(List.of(
                then(Trigger.DECLINED, Status.BUSY, 10, chat), then(Trigger.MISSED, Status.NO_ANSWER, 10, chat)));
        return policy(
                "chats",
                Duration.ofSeconds(30),
                chat,
                chat,
                List.of(new Limit(chat, chat, capacity)),
                rows,
                Set.of(Reason.DECLINED));
    }

    private static Policy policy(
            String name,
            Duration ringing,
            Set<Channel> channels,
            Set<Channel> phased,
            List<Limit> limits,
            List<Transition> rows,
            Set<Reason> leavable) {
        for (Choice choice : Choice.values()) {
            rows.add(Transition.choice(
                    choice == Choice.LOGGED_OFF
                            ? EnumSet.complementOf(EnumSet.of(Status.AVAILABLE, Status.WRAP_UP))
                            : EnumSet.allOf(Status.class),
                    choice,
                    channels));
        }
        return new Policy(
                name,
                new Timers(
                        Duration.ofMinutes(1),
                        ringing,
                        Duration.ofHours(2),
                        null,
                        Map.of("q-short", Duration.ofSeconds(2)),
                        ZoneOffset.UTC),
                channels,
                phased,
                limits,
                rows,
                leavable,
                Set.of(),
                Set.of(),
                Queueing.OFFERED,
                new Wording(name, "nobody's", Map.of(Status.BUSY, "Busy"), ModelPolicies.CHOICES),
                null);
    }

    private static Transition then(Trigger trigger, Status to, int seconds, Set<Channel> on) {
        return Transition.of(
                EnumSet.allOf(Status.class),
                trigger,
                to,
                Transition.Who.PLATFORM,
                seconds == 0 ? null : Duration.ofSeconds(seconds),
                on);
    }
}
