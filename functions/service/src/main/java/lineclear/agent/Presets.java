package lineclear.agent;

import static lineclear.agent.Channel.CHAT;
import static lineclear.agent.Channel.VOICE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The policies that come with Lineclear. */
public final class Presets {
    private static final Set<Status> HELD = EnumSet.of(Status.RESERVED, Status.RINGING);
    private static final Set<Status> LIVE = EnumSet.of(Status.CONNECTED, Status.BUSY);
    private static final Set<Status> TAKEN = EnumSet.of(Status.RESERVED, Status.RINGING, Status.CONNECTED, Status.BUSY);
    /** Keen knows neither wrap-up nor no-answer. */
    private static final Set<Status> ANY = EnumSet.complementOf(EnumSet.of(Status.WRAP_UP, Status.NO_ANSWER));

    private static final Set<Status> NO_CONVERSATION =
            EnumSet.complementOf(EnumSet.of(Status.WRAP_UP, Status.NO_ANSWER, Status.CONNECTED));
    private static final Set<Status> IDLE_OR_RESERVED = EnumSet.of(Status.AVAILABLE, Status.RESERVED);

    private Presets() {}

    public static List<Policy> all() {
        return List.of(keen());
    }

    /**
     * Keen's advisors: one customer at a time over calls and chats together; a reservation of two minutes; free at once when
     * the conversation ends.
     *
     * <p>Source: help.keen.com, "Verify Busy Status", and keen.com/help/stuckonbusy.
     */
    public static Policy keen() {
        Duration hold = Duration.ofMinutes(2);
        Set<Channel> both = EnumSet.of(VOICE, CHAT);
        List<Row> rows = new ArrayList<>(List.of(
                row(only(Status.AVAILABLE), Trigger.RESERVED, Status.RESERVED, Row.Who.CUSTOMER, hold, both),
                row(IDLE_OR_RESERVED, Trigger.RINGING, Status.RINGING, Row.Who.PLATFORM, hold, both),
                row(ANY, Trigger.CONNECTED, Status.CONNECTED, Row.Who.PLATFORM, null, both),
                row(NO_CONVERSATION, Trigger.OWN_CALL, Status.BUSY, Row.Who.PLATFORM, null, both),
                row(only(Status.CONNECTED), Trigger.OWN_CALL, Status.CONNECTED, Row.Who.PLATFORM, null, both),
                row(only(Status.RESERVED), Trigger.HOLD_ENDED, null, Row.Who.CLOCK, null, both),
                row(HELD, Trigger.MISSED, null, Row.Who.PLATFORM, null, both),
                row(HELD, Trigger.CANCELLED, null, Row.Who.CUSTOMER, null, both),
                row(HELD, Trigger.DECLINED, null, Row.Who.AGENT, null, both),
                row(HELD, Trigger.FAILED, null, Row.Who.PLATFORM, null, both),
                row(only(Status.CONNECTED), Trigger.COMPLETED, null, Row.Who.PLATFORM, null, both),
                row(LIVE, Trigger.OWN_CALL_ENDED, null, Row.Who.PLATFORM, null, both),
                row(TAKEN, Trigger.CLEARED, null, Row.Who.AGENT, null, both)));
        for (Choice choice : EnumSet.of(Choice.AVAILABLE, Choice.BREAK, Choice.OFFLINE, Choice.LOGGED_OFF)) {
            rows.add(new Row(ANY, Trigger.CHOSEN, null, choice, Row.Who.AGENT, null, both));
        }
        return new Policy(
                "keen",
                hold,
                hold,
                Duration.ofHours(2),
                both,
                both,
                List.of(Limit.capacity(1, both)),
                rows,
                Set.of(),
                Map.of(
                        Status.AVAILABLE, "Not Busy",
                        Status.RESERVED, "Busy",
                        Status.RINGING, "Busy",
                        Status.CONNECTED, "Busy",
                        Status.BUSY, "Busy"),
                Map.of(
                        Choice.AVAILABLE, "Not Busy",
                        Choice.BREAK, "On Break",
                        Choice.OFFLINE, "Offline",
                        Choice.LOGGED_OFF, "Logged Off"),
                null);
    }

    private static Row row(Set<Status> from, Trigger trigger, Status to, Row.Who who, Duration timer, Set<Channel> on) {
        return new Row(from, trigger, to, null, who, timer, on);
    }

    private static Set<Status> only(Status status) {
        return EnumSet.of(status);
    }
}
