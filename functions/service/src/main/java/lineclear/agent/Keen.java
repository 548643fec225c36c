package lineclear.agent;

import static lineclear.agent.Presets.HELD;
import static lineclear.agent.Presets.only;
import static lineclear.word.Channel.CHAT;
import static lineclear.word.Channel.VOICE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Status;
import lineclear.word.Switch;
import lineclear.word.Trigger;

/**
 * Keen's advisors: one customer at a time over calls and chats together; a reservation of two minutes; free at once when the
 * conversation ends.
 */
final class Keen {
    static final Preset PRESET = new Preset(
            "keen",
            Settings.of(
                    Map.of(
                            Setting.HOLD, 120,
                            Setting.SILENCE, 7200,
                            Setting.PRESENCE, 0,
                            Setting.CAPACITY, 1),
                    Map.of(
                            "available", "Not Busy",
                            "reserved", "Busy",
                            "ringing", "Busy",
                            "connected", "Busy",
                            "busy", "Busy",
                            "break", "On Break",
                            "offline", "Offline",
                            "logged-off", "Logged Off")),
            Keen::policy);

    private static final Set<Status> LIVE = EnumSet.of(Status.CONNECTED, Status.BUSY);
    private static final Set<Status> TAKEN = EnumSet.of(Status.RESERVED, Status.RINGING, Status.CONNECTED, Status.BUSY);
    /** Keen knows neither wrap-up nor no-answer. */
    private static final Set<Status> ANY = EnumSet.complementOf(EnumSet.of(Status.WRAP_UP, Status.NO_ANSWER));

    private static final Set<Status> NO_CONVERSATION =
            EnumSet.complementOf(EnumSet.of(Status.WRAP_UP, Status.NO_ANSWER, Status.CONNECTED));
    private static final Set<Status> IDLE_OR_RESERVED = EnumSet.of(Status.AVAILABLE, Status.RESERVED);
    private static final Set<Channel> BOTH = EnumSet.of(VOICE, CHAT);

    private Keen() {}

    private static Policy policy(String name, Settings settings) {
        Duration hold = settings.seconds(Setting.HOLD);
        List<Row> rows = new ArrayList<>(List.of(
                row(only(Status.AVAILABLE), Trigger.RESERVED, Status.RESERVED, Row.Who.CUSTOMER, hold),
                row(IDLE_OR_RESERVED, Trigger.RINGING, Status.RINGING, Row.Who.PLATFORM, hold),
                row(ANY, Trigger.CONNECTED, Status.CONNECTED, Row.Who.PLATFORM, null),
                row(NO_CONVERSATION, Trigger.OWN_CALL, Status.BUSY, Row.Who.PLATFORM, null),
                row(only(Status.CONNECTED), Trigger.OWN_CALL, Status.CONNECTED, Row.Who.PLATFORM, null),
                row(only(Status.RESERVED), Trigger.HOLD_ENDED, null, Row.Who.CLOCK, null),
                row(HELD, Trigger.MISSED, null, Row.Who.PLATFORM, null),
                row(HELD, Trigger.CANCELLED, null, Row.Who.CUSTOMER, null),
                row(HELD, Trigger.DECLINED, null, Row.Who.AGENT, null),
                row(HELD, Trigger.FAILED, null, Row.Who.PLATFORM, null),
                row(only(Status.CONNECTED), Trigger.COMPLETED, null, Row.Who.PLATFORM, null),
                row(LIVE, Trigger.OWN_CALL_ENDED, null, Row.Who.PLATFORM, null),
                row(TAKEN, Trigger.CLEARED, null, Row.Who.AGENT, null)));
        Set<Choice> choices = EnumSet.of(Choice.AVAILABLE, Choice.BREAK, Choice.OFFLINE, Choice.LOGGED_OFF);
        choices.forEach(choice -> rows.add(Row.choice(ANY, choice, BOTH)));
        return new Policy(
                name,
                settings.timers(null),
                BOTH,
                BOTH,
                List.of(Limit.capacity(settings.number(Setting.CAPACITY), BOTH)),
                rows,
                Set.of(),
                EnumSet.allOf(Switch.class),
                Set.of(),
                settings.wording(
                        "Keen",
                        "help.keen.com, \"Verify Busy Status\"; keen.com/help/stuckonbusy; keen.com, Availability Manager",
                        choices),
                null);
    }

    private static Row row(Set<Status> from, Trigger trigger, Status to, Row.Who who, Duration timer) {
        return Row.of(from, trigger, to, who, timer, BOTH);
    }
}
