package lineclear.agent.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.policy.Transition.Who;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Reason;
import lineclear.word.Status;
import lineclear.word.Trigger;

/**
 * Puzzel's agents: one call, which rings for some seconds and is followed by a wrap-up that can be left; written
 * requests that only count; short spells of Busy and No answer after offers that came to nothing.
 */
final class Puzzel {
    static final Preset PRESET = new Preset(
            "puzzel",
            PolicySettings.of(
                    Map.ofEntries(
                            Map.entry(PolicySetting.HOLD, 120),
                            Map.entry(PolicySetting.RINGING, 20),
                            Map.entry(PolicySetting.WRAP_UP, 30),
                            Map.entry(PolicySetting.BUSY_AFTER_DECLINE, 10),
                            Map.entry(PolicySetting.BUSY_AFTER_DIRECT_CALL, 10),
                            Map.entry(PolicySetting.NO_ANSWER, 10),
                            Map.entry(PolicySetting.SILENCE, 7200),
                            Map.entry(PolicySetting.PRESENCE, 0),
                            Map.entry(PolicySetting.WRITTEN, 5),
                            Map.entry(PolicySetting.CHATS, 4),
                            Map.entry(PolicySetting.PHONE_BLOCKED_ABOVE, 3),
                            Map.entry(PolicySetting.LOG_OFF_AFTER_MISSES, 0),
                            Map.entry(PolicySetting.LOG_OFF_AFTER_ERRORS, 5),
                            Map.entry(PolicySetting.LOG_OFF_AT_MIDNIGHT, 0),
                            Map.entry(PolicySetting.QUEUES_OFFER, 1)),
                    Map.of(
                            "available", "Ready",
                            "reserved", "Connecting",
                            "ringing", "Connecting",
                            "connected", "Connected",
                            "wrap-up", "Wrap-up",
                            "busy", "Busy",
                            "no-answer", "No answer",
                            "break", "Pause",
                            "offline", "Offline",
                            "logged-off", "Logged off")),
            Puzzel::policy);

    private static final Set<Channel> ALL = EnumSet.allOf(Channel.class);
    private static final Set<Channel> VOICE = EnumSet.of(Channel.VOICE);
    private static final Set<Channel> CHAT = EnumSet.of(Channel.CHAT);
    private static final Set<Channel> WRITTEN = EnumSet.of(Channel.CHAT, Channel.EMAIL, Channel.SOCIAL);
    private static final Set<Status> ANY = EnumSet.complementOf(EnumSet.of(Status.OFFLINE));

    private Puzzel() {}

    private static Policy policy(String name, PolicySettings settings) {
        Set<Choice> choices = EnumSet.of(Choice.AVAILABLE, Choice.BREAK, Choice.LOGGED_OFF);
        int written = settings.number(PolicySetting.WRITTEN);
        int chats = settings.number(PolicySetting.CHATS);
        int phone = settings.number(PolicySetting.PHONE_BLOCKED_ABOVE) + 1;
        List<Limit> limits = new ArrayList<>(List.of(
                Limit.capacity(1, VOICE),
                new Limit(ALL, WRITTEN, written), // Busy at the limit, and a phone rings only while Ready
                new Limit(CHAT, CHAT, chats),
                new Limit(WRITTEN, VOICE, 1),
                new Limit(VOICE, WRITTEN, phone)));
        if (chats < phone) {
            limits.add(new Limit(VOICE, CHAT, chats)); // Busy at that limit, too
        }
        return new Policy(
                name,
                settings.timers(settings.seconds(PolicySetting.RINGING)),
                ALL,
                VOICE,
                limits,
                rows(settings, choices),
                Set.of(Reason.WRAP_UP),
                Set.of(),
                Set.of(),
                settings.queueing(VOICE),
                settings.wording(
                        "Puzzel", "help.puzzel.com, agent statuses (nodes 1649 and 1820), queue log-on", choices),
                "");
    }

    private static List<Transition> rows(PolicySettings settings, Set<Choice> choices) {
        Duration hold = settings.seconds(PolicySetting.HOLD);
        Duration ringing = settings.seconds(PolicySetting.RINGING);
        Duration wrapUp = settings.seconds(PolicySetting.WRAP_UP);
        Duration declined = settings.seconds(PolicySetting.BUSY_AFTER_DECLINE);
        Duration direct = settings.seconds(PolicySetting.BUSY_AFTER_DIRECT_CALL);
        Duration noAnswer = settings.seconds(PolicySetting.NO_ANSWER);
        LifeCycle call = new LifeCycle(VOICE, ANY);
        LifeCycle offer = new LifeCycle(ALL, ANY);
        List<Transition> rows = new ArrayList<>(List.of(
                call.reserved(hold),
                call.ringing(ringing),
                call.connected(),
                call.ownCall(),
                call.holdEnded(),
                call.missed(Status.NO_ANSWER, Who.CLOCK, noAnswer),
                offer.declined(Status.BUSY, declined),
                call.cancelled(),
                call.failed(),
                call.completed(Status.WRAP_UP, Who.PLATFORM, wrapUp),
                call.ownCallEnded(Status.BUSY, direct),
                call.cleared()));
        logOff(rows, call, Trigger.MISSED, settings.number(PolicySetting.LOG_OFF_AFTER_MISSES));
        logOff(rows, call, Trigger.FAILED, settings.number(PolicySetting.LOG_OFF_AFTER_ERRORS));
        if (settings.number(PolicySetting.LOG_OFF_AT_MIDNIGHT) == 1) {
            rows.add(Transition.of(ANY, Trigger.MIDNIGHT, Status.LOGGED_OFF, Who.CLOCK, null, ALL));
        }
        choices.forEach(choice -> rows.add(Transition.choice(ANY, choice, ALL)));
        return rows;
    }

    private static void logOff(List<Transition> rows, LifeCycle call, Trigger trigger, int times) {
        if (times > 0) {
            rows.add(call.loggedOff(trigger, times).whenChosen(Choice.AVAILABLE));
        }
    }
}
