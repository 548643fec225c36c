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
 * ASM Core's analysts: they pick waiting chats while Online - Available, and must make themselves so again by hand after every
 * chat.
 */
final class Asm {
    static final Preset PRESET = new Preset(
            "asm",
            Settings.of(
                    Map.of(Setting.HOLD, 120, Setting.SILENCE, 7200, Setting.PRESENCE, 0, Setting.CHATS, 3),
                    Map.of(
                            "available", "Online - Available",
                            "reserved", "Picked a chat",
                            "ringing", "Picked a chat",
                            "connected", "In chat",
                            "busy", "In chat",
                            "break", "Online - Away",
                            "offline", "Not available",
                            "logged-off", "Offline")),
            Asm::policy);

    private static final Set<Channel> CHAT = EnumSet.of(Channel.CHAT);
    private static final Set<Status> ANY = EnumSet.complementOf(EnumSet.of(Status.NO_ANSWER, Status.WRAP_UP));
    private static final Set<Status> TAKEN = EnumSet.of(Status.RESERVED, Status.RINGING, Status.CONNECTED, Status.BUSY);

    private Asm() {}

    private static Policy policy(String name, Settings settings) {
        Duration hold = settings.seconds(Setting.HOLD);
        Set<Choice> choices = EnumSet.of(Choice.AVAILABLE, Choice.BREAK, Choice.OFFLINE, Choice.LOGGED_OFF);
        List<Row> rows = new ArrayList<>(List.of(
                row(only(Status.AVAILABLE), Trigger.RESERVED, Status.RESERVED, Row.Who.CUSTOMER, hold),
                row(
                        EnumSet.of(Status.AVAILABLE, Status.RESERVED),
                        Trigger.RINGING,
                        Status.RINGING,
                        Row.Who.PLATFORM,
                        hold),
                row(ANY, Trigger.CONNECTED, Status.CONNECTED, Row.Who.PLATFORM, null),
                row(ANY, Trigger.OWN_CALL, Status.BUSY, Row.Who.PLATFORM, null),
                row(only(Status.RESERVED), Trigger.HOLD_ENDED, null, Row.Who.CLOCK, null),
                row(HELD, Trigger.MISSED, null, Row.Who.CLOCK, null),
                row(HELD, Trigger.CANCELLED, null, Row.Who.CUSTOMER, null),
                row(HELD, Trigger.DECLINED, null, Row.Who.AGENT, null),
                row(HELD, Trigger.FAILED, null, Row.Who.PLATFORM, null),
                row(only(Status.CONNECTED), Trigger.COMPLETED, Status.OFFLINE, Row.Who.AGENT, null)
                        .whenChosen(Choice.AVAILABLE),
                row(EnumSet.of(Status.CONNECTED, Status.BUSY), Trigger.OWN_CALL_ENDED, null, Row.Who.PLATFORM, null),
                row(TAKEN, Trigger.CLEARED, null, Row.Who.AGENT, null)));
        choices.forEach(choice -> rows.add(Row.choice(ANY, choice, CHAT)));
        return new Policy(
                name,
                settings.timers(null),
                CHAT,
                CHAT,
                List.of(Limit.capacity(settings.number(Setting.CHATS), CHAT)),
                rows,
                Set.of(),
                Set.of(),
                Set.of(),
                settings.wording("ASM Core", "docs.alemba.com, ASM Core chat and Chat Manager", choices),
                null);
    }

    private static Row row(Set<Status> from, Trigger trigger, Status to, Row.Who who, Duration timer) {
        return Row.of(from, trigger, to, who, timer, CHAT);
    }
}
