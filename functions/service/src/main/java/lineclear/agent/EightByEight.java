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
import lineclear.word.Status;
import lineclear.word.Trigger;

/**
 * 8x8's agents: strict. Nothing can be chosen while an interaction or its post processing lasts, but for Busy (Stop New) during
 * a chat; an offer that is rejected or not answered means On Break; logging out only from a break or from working offline.
 */
final class EightByEight {
    static final Preset PRESET = new Preset(
            "8x8",
            Settings.of(
                    Map.of(
                            Setting.HOLD, 120,
                            Setting.RINGING, 30,
                            Setting.WRAP_UP, 30,
                            Setting.SILENCE, 7200,
                            Setting.PRESENCE, 0,
                            Setting.CHATS, 3),
                    Map.of(
                            "available", "Available",
                            "reserved", "Offered",
                            "ringing", "Offered",
                            "connected", "Busy, In Progress",
                            "busy", "Busy",
                            "stop-new", "Busy (Stop New)",
                            "wrap-up", "Post Processing",
                            "break", "On Break",
                            "offline", "Working Offline",
                            "logged-off", "Logged Out")),
            EightByEight::policy);

    private static final Set<Channel> VOICE = EnumSet.of(Channel.VOICE);
    private static final Set<Channel> CHAT = EnumSet.of(Channel.CHAT);
    private static final Set<Channel> EMAIL = EnumSet.of(Channel.EMAIL);
    private static final Set<Channel> ALL = EnumSet.of(Channel.VOICE, Channel.CHAT, Channel.EMAIL);
    private static final Set<Status> TAKEN = EnumSet.of(Status.RESERVED, Status.RINGING, Status.CONNECTED, Status.BUSY);
    private static final Set<Status> SESSIONS = EnumSet.of(Status.RESERVED, Status.RINGING, Status.CONNECTED);
    private static final Set<Status> ANY = EnumSet.complementOf(EnumSet.of(Status.NO_ANSWER));

    private EightByEight() {}

    private static Policy policy(String name, Settings settings) {
        Set<Choice> choices = EnumSet.allOf(Choice.class);
        List<Limit> limits = List.of(
                new Limit(VOICE, ALL, 1),
                new Limit(EMAIL, ALL, 1),
                new Limit(CHAT, EnumSet.of(Channel.VOICE, Channel.EMAIL), 1),
                Limit.capacity(settings.number(Setting.CHATS), CHAT));
        return new Policy(
                name,
                settings.timers(settings.seconds(Setting.RINGING)),
                ALL,
                ALL,
                limits,
                rows(settings),
                Set.of(),
                Set.of(),
                EnumSet.of(Choice.BREAK),
                settings.wording("8x8", "docs.8x8.com, Virtual Contact Center agent guide, \"Set status\"", choices),
                null);
    }

    private static List<Row> rows(Settings settings) {
        Duration hold = settings.seconds(Setting.HOLD);
        Duration offer = settings.seconds(Setting.RINGING);
        Duration wrapUp = settings.seconds(Setting.WRAP_UP);
        List<Row> rows = new ArrayList<>(List.of(
                row(only(Status.AVAILABLE), Trigger.RESERVED, Status.RESERVED, Row.Who.CUSTOMER, hold),
                row(
                        EnumSet.of(Status.AVAILABLE, Status.RESERVED),
                        Trigger.RINGING,
                        Status.RINGING,
                        Row.Who.PLATFORM,
                        offer),
                row(ANY, Trigger.CONNECTED, Status.CONNECTED, Row.Who.PLATFORM, null),
                row(ANY, Trigger.OWN_CALL, Status.BUSY, Row.Who.PLATFORM, null),
                row(only(Status.RESERVED), Trigger.HOLD_ENDED, null, Row.Who.CLOCK, null),
                row(HELD, Trigger.MISSED, Status.BREAK, Row.Who.CLOCK, null).whenChosen(Choice.AVAILABLE),
                row(HELD, Trigger.DECLINED, Status.BREAK, Row.Who.AGENT, null).whenChosen(Choice.AVAILABLE),
                row(HELD, Trigger.CANCELLED, null, Row.Who.CUSTOMER, null),
                row(HELD, Trigger.FAILED, null, Row.Who.PLATFORM, null),
                row(only(Status.CONNECTED), Trigger.COMPLETED, Status.WRAP_UP, Row.Who.PLATFORM, wrapUp),
                row(EnumSet.of(Status.CONNECTED, Status.BUSY), Trigger.OWN_CALL_ENDED, null, Row.Who.PLATFORM, null),
                row(TAKEN, Trigger.CLEARED, null, Row.Who.AGENT, null),
                row(TAKEN, Trigger.STOPPED, Status.OFFLINE, Row.Who.PLATFORM, null)
                        .whenChosen(Choice.STOP_NEW),
                Row.choice(only(Status.CONNECTED), Choice.STOP_NEW, CHAT).whenChosen(Choice.AVAILABLE),
                Row.choice(SESSIONS, Choice.AVAILABLE, ALL).whenChosen(Choice.STOP_NEW)));
        choice(rows, Choice.OFFLINE, Status.AVAILABLE, Status.BREAK, Status.LOGGED_OFF);
        choice(rows, Choice.BREAK, Status.AVAILABLE, Status.OFFLINE, Status.BREAK, Status.LOGGED_OFF);
        choice(rows, Choice.AVAILABLE, Status.AVAILABLE, Status.OFFLINE, Status.BREAK, Status.LOGGED_OFF);
        choice(rows, Choice.LOGGED_OFF, Status.OFFLINE, Status.BREAK, Status.LOGGED_OFF);
        return rows;
    }

    private static void choice(List<Row> rows, Choice choice, Status... from) {
        rows.add(Row.choice(EnumSet.copyOf(List.of(from)), choice, ALL));
    }

    private static Row row(Set<Status> from, Trigger trigger, Status to, Row.Who who, Duration timer) {
        return Row.of(from, trigger, to, who, timer, ALL);
    }
}
