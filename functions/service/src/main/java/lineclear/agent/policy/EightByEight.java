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
import lineclear.word.Status;

/**
 * 8x8's agents: strict. Nothing can be chosen while an interaction or its post processing lasts, but for Busy (Stop
 * New) during a chat; an offer that is rejected or not answered means On Break; logging out only from a break or from
 * working offline.
 */
final class EightByEight {
    static final Preset PRESET = new Preset(
            "8x8",
            PolicySettings.of(
                    Map.of(
                            PolicySetting.HOLD, 120,
                            PolicySetting.RINGING, 30,
                            PolicySetting.WRAP_UP, 30,
                            PolicySetting.SILENCE, 7200,
                            PolicySetting.PRESENCE, 0,
                            PolicySetting.CHATS, 3,
                            PolicySetting.QUEUES_OFFER, 1),
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
    private static final Set<Status> SESSIONS = EnumSet.of(Status.RESERVED, Status.RINGING, Status.CONNECTED);
    private static final Set<Status> ANY = EnumSet.complementOf(EnumSet.of(Status.NO_ANSWER));

    private EightByEight() {}

    private static Policy policy(String name, PolicySettings settings) {
        Set<Choice> choices = EnumSet.allOf(Choice.class);
        List<Limit> limits = List.of(
                new Limit(VOICE, ALL, 1),
                new Limit(EMAIL, ALL, 1),
                new Limit(CHAT, EnumSet.of(Channel.VOICE, Channel.EMAIL), 1),
                Limit.capacity(settings.number(PolicySetting.CHATS), CHAT));
        return new Policy(
                name,
                settings.timers(settings.seconds(PolicySetting.RINGING)),
                ALL,
                ALL,
                limits,
                rows(settings),
                Set.of(),
                Set.of(),
                EnumSet.of(Choice.BREAK),
                settings.queueing(Set.of()),
                settings.wording("8x8", "docs.8x8.com, Virtual Contact Center agent guide, \"Set status\"", choices),
                "");
    }

    private static List<Transition> rows(PolicySettings settings) {
        Duration hold = settings.seconds(PolicySetting.HOLD);
        Duration offer = settings.seconds(PolicySetting.RINGING);
        Duration wrapUp = settings.seconds(PolicySetting.WRAP_UP);
        LifeCycle life = new LifeCycle(ALL, ANY);
        List<Transition> rows = new ArrayList<>(List.of(
                life.reserved(hold),
                life.ringing(offer),
                life.connected(),
                life.ownCall(),
                life.holdEnded(),
                life.missed(Status.BREAK, Who.CLOCK, null).whenChosen(Choice.AVAILABLE),
                life.declined(Status.BREAK, null).whenChosen(Choice.AVAILABLE),
                life.cancelled(),
                life.failed(),
                life.completed(Status.WRAP_UP, Who.PLATFORM, wrapUp),
                life.ownCallEnded(null, null),
                life.cleared(),
                life.stopped(Status.OFFLINE).whenChosen(Choice.STOP_NEW),
                Transition.choice(EnumSet.of(Status.CONNECTED), Choice.STOP_NEW, CHAT)
                        .whenChosen(Choice.AVAILABLE),
                Transition.choice(SESSIONS, Choice.AVAILABLE, ALL).whenChosen(Choice.STOP_NEW)));
        choice(rows, Choice.OFFLINE, Status.AVAILABLE, Status.BREAK, Status.LOGGED_OFF);
        choice(rows, Choice.BREAK, Status.AVAILABLE, Status.OFFLINE, Status.BREAK, Status.LOGGED_OFF);
        choice(rows, Choice.AVAILABLE, Status.AVAILABLE, Status.OFFLINE, Status.BREAK, Status.LOGGED_OFF);
        choice(rows, Choice.LOGGED_OFF, Status.OFFLINE, Status.BREAK, Status.LOGGED_OFF);
        return rows;
    }

    private static void choice(List<Transition> rows, Choice choice, Status... from) {
        rows.add(Transition.choice(EnumSet.copyOf(List.of(from)), choice, ALL));
    }
}
