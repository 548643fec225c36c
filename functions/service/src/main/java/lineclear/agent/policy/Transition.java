package lineclear.agent.policy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Enums;
import lineclear.word.Status;
import lineclear.word.Trigger;
import lineclear.word.Word;
import org.jspecify.annotations.Nullable;

/**
 * One transition of a policy. The rules read these rows: which choices an agent has ({@link Trigger#CHOSEN}), what
 * follows the end of a session, and what midnight brings. A test holds every observed transition against them, and them
 * against what was observed.
 *
 * @param from the statuses it starts from
 * @param to the status it leads to; null for what is left: another live call, else what was chosen
 * @param choice what is chosen, for {@link Trigger#CHOSEN}; else null
 * @param who who brings it about; a supervisor may do whatever an agent may, and choose any status of the policy
 * @param timer how long {@code to} lasts by itself; null when it has no end of its own
 * @param on the channels it applies to; of a choice that only makes sense during sessions: the channel of one of them
 * @param intents what must have been chosen for it to apply
 * @param times how often in a row it must happen to apply
 */
public record Transition(
        Set<Status> from,
        Trigger trigger,
        @Nullable Status to,
        @Nullable Choice choice,
        Who who,
        @Nullable Duration timer,
        Set<Channel> on,
        Set<Choice> intents,
        int times) {
    private static final Set<Status> SESSIONS = EnumSet.of(Status.RESERVED, Status.RINGING, Status.CONNECTED);

    /** Who brings a transition about. */
    public enum Who implements Word {
        CUSTOMER,
        AGENT,
        PLATFORM,
        CLOCK
    }

    public Transition {
        from = Enums.copy(Status.class, from);
        on = Enums.copy(Channel.class, on);
        intents = Enums.copy(Choice.class, intents);
    }

    public static Transition of(
            Set<Status> from,
            Trigger trigger,
            @Nullable Status to,
            Who who,
            @Nullable Duration timer,
            Set<Channel> on) {
        return new Transition(from, trigger, to, null, who, timer, on, EnumSet.allOf(Choice.class), 1);
    }

    /** A choice that agents have. */
    public static Transition choice(Set<Status> from, Choice choice, Set<Channel> on) {
        Set<Choice> all = EnumSet.allOf(Choice.class);
        return new Transition(from, Trigger.CHOSEN, null, choice, Who.AGENT, null, on, all, 1);
    }

    Transition whenChosen(Choice... some) {
        Set<Choice> only = EnumSet.noneOf(Choice.class);
        only.addAll(Set.of(some));
        return new Transition(from, trigger, to, choice, who, timer, on, only, times);
    }

    Transition inARow(int often) {
        return new Transition(from, trigger, to, choice, who, timer, on, intents, often);
    }

    /** A choice that only makes sense while something is going on. */
    public boolean duringSessions() {
        return SESSIONS.containsAll(from);
    }

    /** In the words that a policy's revision has always been computed from: it stands in stored records. */
    String fingerprinted() {
        return "Row[from=" + from + ", trigger=" + trigger + ", to=" + to + ", choice=" + choice + ", who=" + who
                + ", timer=" + timer + ", on=" + on + ", intents=" + intents + ", times=" + times + "]";
    }
}
