package lineclear.agent.policy;

import static lineclear.word.Channel.CHAT;
import static lineclear.word.Channel.VOICE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.policy.Transition.Who;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Status;
import lineclear.word.Switch;
import lineclear.word.Trigger;

/**
 * Keen's advisors: one customer at a time over calls and chats together; a reservation of two minutes; free at once
 * when the conversation ends.
 */
final class Keen {
    static final Preset PRESET = new Preset(
            "keen",
            PolicySettings.of(
                    Map.of(
                            PolicySetting.HOLD, 120,
                            PolicySetting.SILENCE, 7200,
                            PolicySetting.PRESENCE, 0,
                            PolicySetting.CAPACITY, 1,
                            PolicySetting.QUEUES_OFFER, 1),
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

    /** Keen knows neither wrap-up nor no-answer. */
    private static final Set<Status> ANY = EnumSet.complementOf(EnumSet.of(Status.WRAP_UP, Status.NO_ANSWER));

    private static final Set<Status> NO_CONVERSATION =
            EnumSet.complementOf(EnumSet.of(Status.WRAP_UP, Status.NO_ANSWER, Status.CONNECTED));
    private static final Set<Status> CONVERSATION = EnumSet.of(Status.CONNECTED);
    private static final Set<Channel> BOTH = EnumSet.of(VOICE, CHAT);

    private Keen() {}

    private static Policy policy(String name, PolicySettings settings) {
        Duration hold = settings.seconds(PolicySetting.HOLD);
        LifeCycle life = new LifeCycle(BOTH, ANY);
        List<Transition> rows = new ArrayList<>(List.of(
                life.reserved(hold),
                life.ringing(hold),
                life.connected(),
                Transition.of(NO_CONVERSATION, Trigger.OWN_CALL, Status.BUSY, Who.PLATFORM, null, BOTH),
                Transition.of(CONVERSATION, Trigger.OWN_CALL, Status.CONNECTED, Who.PLATFORM, null, BOTH),
                life.holdEnded(),
                life.missed(null, Who.PLATFORM, null),
                life.cancelled(),
                life.declined(null, null),
                life.failed(),
                life.completed(null, Who.PLATFORM, null),
                life.ownCallEnded(null, null),
                life.cleared()));
        Set<Choice> choices = EnumSet.of(Choice.AVAILABLE, Choice.BREAK, Choice.OFFLINE, Choice.LOGGED_OFF);
        choices.forEach(choice -> rows.add(Transition.choice(ANY, choice, BOTH)));
        return new Policy(
                name,
                settings.timers(null),
                BOTH,
                BOTH,
                List.of(Limit.capacity(settings.number(PolicySetting.CAPACITY), BOTH)),
                rows,
                Set.of(),
                EnumSet.allOf(Switch.class),
                Set.of(),
                settings.queueing(Set.of()),
                settings.wording(
                        "Keen",
                        "help.keen.com, \"Verify Busy Status\"; keen.com/help/stuckonbusy; keen.com, Availability"
                                + " Manager",
                        choices),
                "");
    }
}
