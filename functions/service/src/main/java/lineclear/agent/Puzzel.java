package lineclear.agent;

import static lineclear.agent.Presets.HELD;
import static lineclear.agent.Presets.only;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Reason;
import lineclear.word.Status;
import lineclear.word.Trigger;

/**
 * Puzzel's agents: one call, which rings for some seconds and is followed by a wrap-up that can be left; written requests that
 * only count; short spells of Busy and No answer after offers that came to nothing.
 */
final class Puzzel {
    static final Preset PRESET = new Preset(
            "puzzel",
            Settings.of(
                    Map.ofEntries(
                            Map.entry(Setting.HOLD, 120),
                            Map.entry(Setting.RINGING, 20),
                            Map.entry(Setting.WRAP_UP, 30),
                            Map.entry(Setting.BUSY_AFTER_DECLINE, 10),
                            Map.entry(Setting.BUSY_AFTER_DIRECT_CALL, 10),
                            Map.entry(Setting.NO_ANSWER, 10),
                            Map.entry(Setting.SILENCE, 7200),
                            Map.entry(Setting.PRESENCE, 0),
                            Map.entry(Setting.WRITTEN, 5),
                            Map.entry(Setting.CHATS, 4),
                            Map.entry(Setting.PHONE_BLOCKED_ABOVE, 3),
                            Map.entry(Setting.LOG_OFF_AFTER_MISSES, 0),
                            Map.entry(Setting.LOG_OFF_AFTER_ERRORS, 5),
                            Map.entry(Setting.LOG_OFF_AT_MIDNIGHT, 0)),
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
    private static final Set<Status> LIVE = EnumSet.of(Status.CONNECTED, Status.BUSY);

    private Puzzel() {}

    private static Policy policy(String name, Settings settings) {
        Set<Choice> choices = EnumSet.of(Choice.AVAILABLE, Choice.BREAK, Choice.LOGGED_OFF);
        int written = settings.number(Setting.WRITTEN);
        List<Limit> limits = List.of(
                Limit.capacity(1, VOICE),
                new Limit(ALL, WRITTEN, written), // Busy at the limit, and a phone rings only while Ready
                new Limit(CHAT, CHAT, settings.number(Setting.CHATS)),
                new Limit(WRITTEN, VOICE, 1),
                new Limit(VOICE, WRITTEN, settings.number(Setting.PHONE_BLOCKED_ABOVE) + 1));
        return new Policy(
                name,
                settings.timers(settings.seconds(Setting.RINGING)),
                ALL,
                VOICE,
                limits,
                rows(settings, choices),
                Set.of(Reason.WRAP_UP),
                Set.of(),
                Set.of(),
                settings.wording(
                        "Puzzel", "help.puzzel.com, agent statuses (nodes 1649 and 1820), queue log-on", choices),
                null);
    }

    private static List<Row> rows(Settings settings, Set<Choice> choices) {
        Duration hold = settings.seconds(Setting.HOLD);
        Duration ringing = settings.seconds(Setting.RINGING);
        Duration wrapUp = settings.seconds(Setting.WRAP_UP);
        Duration declined = settings.seconds(Setting.BUSY_AFTER_DECLINE);
        Duration direct = settings.seconds(Setting.BUSY_AFTER_DIRECT_CALL);
        Duration noAnswer = settings.seconds(Setting.NO_ANSWER);
        List<Row> rows = new ArrayList<>(List.of(
                call(only(Status.AVAILABLE), Trigger.RESERVED, Status.RESERVED, Row.Who.CUSTOMER, hold),
                call(
                        EnumSet.of(Status.AVAILABLE, Status.RESERVED),
                        Trigger.RINGING,
                        Status.RINGING,
                        Row.Who.PLATFORM,
                        ringing),
                call(ANY, Trigger.CONNECTED, Status.CONNECTED, Row.Who.PLATFORM, null),
                call(ANY, Trigger.OWN_CALL, Status.BUSY, Row.Who.PLATFORM, null),
                call(only(Status.RESERVED), Trigger.HOLD_ENDED, null, Row.Who.CLOCK, null),
                call(HELD, Trigger.MISSED, Status.NO_ANSWER, Row.Who.CLOCK, noAnswer),
                Row.of(HELD, Trigger.DECLINED, Status.BUSY, Row.Who.AGENT, declined, ALL),
                call(HELD, Trigger.CANCELLED, null, Row.Who.CUSTOMER, null),
                call(HELD, Trigger.FAILED, null, Row.Who.PLATFORM, null),
                call(only(Status.CONNECTED), Trigger.COMPLETED, Status.WRAP_UP, Row.Who.PLATFORM, wrapUp),
                call(LIVE, Trigger.OWN_CALL_ENDED, Status.BUSY, Row.Who.PLATFORM, direct),
                call(
                        EnumSet.of(Status.RESERVED, Status.RINGING, Status.CONNECTED, Status.BUSY),
                        Trigger.CLEARED,
                        null,
                        Row.Who.AGENT,
                        null)));
        logOff(rows, Trigger.MISSED, settings.number(Setting.LOG_OFF_AFTER_MISSES));
        logOff(rows, Trigger.FAILED, settings.number(Setting.LOG_OFF_AFTER_ERRORS));
        if (settings.number(Setting.LOG_OFF_AT_MIDNIGHT) == 1) {
            rows.add(Row.of(ANY, Trigger.MIDNIGHT, Status.LOGGED_OFF, Row.Who.CLOCK, null, ALL));
        }
        choices.forEach(choice -> rows.add(Row.choice(ANY, choice, ALL)));
        return rows;
    }

    private static void logOff(List<Row> rows, Trigger trigger, int times) {
        if (times > 0) {
            rows.add(call(HELD, trigger, Status.LOGGED_OFF, Row.Who.PLATFORM, null)
                    .whenChosen(Choice.AVAILABLE)
                    .inARow(times));
        }
    }

    private static Row call(Set<Status> from, Trigger trigger, Status to, Row.Who who, Duration timer) {
        return Row.of(from, trigger, to, who, timer, VOICE);
    }
}
