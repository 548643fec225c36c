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
 * ASM Core's analysts: they pick waiting chats while Online - Available, and must make themselves so again by hand
 * after every chat.
 */
final class Asm {
    static final Preset PRESET = new Preset(
            "asm",
            PolicySettings.of(
                    Map.of(
                            PolicySetting.HOLD,
                            120,
                            PolicySetting.SILENCE,
                            7200,
                            PolicySetting.PRESENCE,
                            0,
                            PolicySetting.CHATS,
                            3,
                            PolicySetting.QUEUES_OFFER,
                            0),
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

    private Asm() {}

    private static Policy policy(String name, PolicySettings settings) {
        Duration hold = settings.seconds(PolicySetting.HOLD);
        Set<Choice> choices = EnumSet.of(Choice.AVAILABLE, Choice.BREAK, Choice.OFFLINE, Choice.LOGGED_OFF);
        LifeCycle life = new LifeCycle(CHAT, ANY);
        List<Transition> rows = new ArrayList<>(List.of(
                life.reserved(hold),
                life.ringing(hold),
                life.connected(),
                life.ownCall(),
                life.holdEnded(),
                life.missed(null, Who.CLOCK, null),
                life.cancelled(),
                life.declined(null, null),
                life.failed(),
                life.completed(Status.OFFLINE, Who.AGENT, null).whenChosen(Choice.AVAILABLE),
                life.ownCallEnded(null, null),
                life.cleared()));
        choices.forEach(choice -> rows.add(Transition.choice(ANY, choice, CHAT)));
        return new Policy(
                name,
                settings.timers(null),
                CHAT,
                CHAT,
                List.of(Limit.capacity(settings.number(PolicySetting.CHATS), CHAT)),
                rows,
                Set.of(),
                Set.of(),
                Set.of(),
                settings.queueing(Set.of()),
                settings.wording("ASM Core", "docs.alemba.com, ASM Core chat and Chat Manager", choices),
                "");
    }
}
