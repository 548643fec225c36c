package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * One transition of a policy. The rules read these rows: which choices an agent has ({@link Trigger#CHOSEN}), and what
 * follows the end of a session. A test holds every observed transition against them, and them against what was observed.
 *
 * @param from the statuses it starts from
 * @param to the status it leads to; null for what is left: another live call, else what was chosen
 * @param choice what is chosen, for {@link Trigger#CHOSEN}; else null
 * @param who who brings it about; a supervisor may do whatever an agent may, and choose any status of the policy
 * @param timer how long {@code to} lasts by itself; null when it has no end of its own
 * @param on the channels it applies to
 */
public record Row(
        Set<Status> from, Trigger trigger, Status to, Choice choice, Who who, Duration timer, Set<Channel> on) {
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
    }

    /** What this row makes of the record at the moment a session has ended, or nothing. */
    AgentRecord follow(AgentRecord record, Instant at) {
        if (to == null) {
            return record;
        }
        return switch (to) {
            case WRAP_UP -> pause(record, Cause.Reason.WRAP_UP, at);
            case NO_ANSWER -> pause(record, Cause.Reason.MISSED, at);
            case BUSY -> pause(record, trigger == Trigger.DECLINED ? Cause.Reason.DECLINED : Cause.Reason.DIRECT, at);
            case BREAK -> choose(record, Choice.BREAK, at);
            case OFFLINE -> choose(record, Choice.OFFLINE, at);
            case LOGGED_OFF -> choose(record, Choice.LOGGED_OFF, at);
            default -> record;
        };
    }

    private AgentRecord pause(AgentRecord record, Cause.Reason reason, Instant at) {
        return timer == null || timer.isZero() ? record : record.cause(new Cause(reason, at, at.plus(timer)));
    }

    private AgentRecord choose(AgentRecord record, Choice chosen, Instant at) {
        if (record.intent().choice() != Choice.AVAILABLE) {
            return record; // a policy's row sends an available agent away; it does not overrule a person's choice
        }
        return record.intent(new Intent(chosen, trigger.sentence(), null, at, Actor.POLICY), record.next());
    }
}
