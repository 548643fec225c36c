package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Enums;
import lineclear.word.Phase;
import lineclear.word.Reason;
import lineclear.word.Status;
import lineclear.word.Trigger;
import lineclear.word.Word;

/**
 * One transition of a policy. The rules read these rows: which choices an agent has ({@link Trigger#CHOSEN}), what follows
 * the end of a session, and what midnight brings. A test holds every observed transition against them, and them against what
 * was observed.
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
public record Row(
        Set<Status> from,
        Trigger trigger,
        Status to,
        Choice choice,
        Who who,
        Duration timer,
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

    public Row {
        from = Enums.copy(Status.class, from);
        on = Enums.copy(Channel.class, on);
        intents = Enums.copy(Choice.class, intents);
    }

    public static Row of(Set<Status> from, Trigger trigger, Status to, Who who, Duration timer, Set<Channel> on) {
        return new Row(from, trigger, to, null, who, timer, on, EnumSet.allOf(Choice.class), 1);
    }

    /** A choice that agents have. */
    public static Row choice(Set<Status> from, Choice choice, Set<Channel> on) {
        Set<Choice> all = EnumSet.allOf(Choice.class);
        return new Row(from, Trigger.CHOSEN, null, choice, Who.AGENT, null, on, all, 1);
    }

    Row whenChosen(Choice... some) {
        Set<Choice> only = EnumSet.noneOf(Choice.class);
        only.addAll(Set.of(some));
        return new Row(from, trigger, to, choice, who, timer, on, only, times);
    }

    Row inARow(int often) {
        return new Row(from, trigger, to, choice, who, timer, on, intents, often);
    }

    /** A choice that only makes sense while something is going on. */
    boolean duringSessions() {
        return SESSIONS.containsAll(from);
    }

    /** Whether what a choice is about is going on, if it is about anything. */
    boolean concerns(AgentRecord settled) {
        return !duringSessions()
                || settled.open().stream()
                        .anyMatch(session -> from.contains(session.shown()) && on.contains(session.channel()));
    }

    /** What this row makes of the record at the moment a session has ended, or nothing. */
    AgentRecord follow(Policy policy, AgentRecord record, Session over, Instant at) {
        if (to == null) {
            return record;
        }
        return switch (to) {
            case WRAP_UP -> wrapUp(policy, record, over, at);
            case NO_ANSWER -> pause(record, Reason.MISSED, timer, at);
            case BUSY -> pause(record, trigger == Trigger.DECLINED ? Reason.DECLINED : Reason.DIRECT, timer, at);
            case BREAK -> choose(record, Choice.BREAK, at);
            case OFFLINE -> choose(record, Choice.OFFLINE, at);
            case LOGGED_OFF -> choose(record, Choice.LOGGED_OFF, at);
            default -> record;
        };
    }

    /** Wrap-up begins when the last conversation is over; holds, and requests that only count, do not hinder it. */
    private AgentRecord wrapUp(Policy policy, AgentRecord record, Session over, Instant at) {
        boolean stillTalking =
                record.open().stream().anyMatch(session -> session.phase() == Phase.CONNECTED && policy.shows(session));
        Duration ofQueue =
                over.queue() == null ? null : policy.timers().wrapUpByQueue().get(over.queue());
        return stillTalking ? record : pause(record, Reason.WRAP_UP, ofQueue == null ? timer : ofQueue, at);
    }

    private static AgentRecord pause(AgentRecord record, Reason reason, Duration length, Instant at) {
        return length == null || length.isZero() ? record : record.cause(new Cause(reason, at, at.plus(length)));
    }

    private AgentRecord choose(AgentRecord record, Choice chosen, Instant at) {
        Intent intent = new Intent(chosen, trigger.sentence(), at, Actor.POLICY);
        return chosen == Choice.LOGGED_OFF
                ? record.intent(intent, null).strikes(Map.of())
                : record.intent(intent, record.next());
    }
}
