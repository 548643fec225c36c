package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.Transition;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Cause;
import lineclear.agent.record.End;
import lineclear.agent.record.Intent;
import lineclear.agent.record.Session;
import lineclear.word.Actor;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Phase;
import lineclear.word.Reason;
import lineclear.word.Trigger;

/** What a session leaves behind when it holds its agent no more: wrap-up, a pause, a status chosen for then. */
final class Aftermath {
    private Aftermath() {}

    /**
     * What follows: the policy's transition; then, when nothing is open, the status chosen for after the session, or
     * what follows a stop of new ones.
     */
    static AgentRecord of(Policy policy, AgentRecord record, Session over, Trigger trigger, Instant at) {
        AgentRecord counted = counted(policy, record, over, trigger);
        AgentRecord followed = follow(policy, counted, over, trigger, at);
        if (!followed.open().isEmpty()) {
            return followed;
        }
        return followed.next() == null
                ? follow(policy, followed, over, Trigger.STOPPED, at)
                : followed.intent(followed.next().since(at), null);
    }

    /**
     * A hold that ran out or gave way leaves the tombstone that says so; one whose call was a guess may have another.
     */
    static AgentRecord forget(AgentRecord record, Session session) {
        if (session.talked()) {
            AgentRecord ended = record.ended(session, new End(Ending.COMPLETED, session.until()));
            return ended.tombstones(ended.ended().unansweredBy(session.id()));
        }
        Ending ending = session.standing() == Session.Standing.REVOKED ? Ending.REVOKED : Ending.EXPIRED;
        return record.ended(session, new End(ending, session.until()));
    }

    /** A record whose counts, where the policy keeps any, begin anew: somebody has answered, or chosen. */
    static AgentRecord forgiving(Policy policy, AgentRecord record) {
        return policy.counts() ? record.strikes(Map.of()) : record;
    }

    private static AgentRecord counted(Policy policy, AgentRecord record, Session over, Trigger trigger) {
        if (!policy.counts(trigger, over.channel())) {
            return record;
        }
        Map<Trigger, Integer> strikes = new EnumMap<>(Trigger.class);
        strikes.putAll(record.strikes());
        strikes.merge(trigger, 1, Integer::sum);
        return record.strikes(strikes);
    }

    private static AgentRecord follow(Policy policy, AgentRecord record, Session over, Trigger trigger, Instant at) {
        int times = policy.counts(trigger, over.channel()) ? record.strikes().get(trigger) : 1;
        return policy.after(
                        trigger, over.channel(), over.shown(), record.intent().choice(), times)
                .map(transition -> made(policy, record, transition, over, at))
                .orElse(record);
    }

    private static AgentRecord made(
            Policy policy, AgentRecord record, Transition transition, Session over, Instant at) {
        if (transition.to() == null) {
            return record;
        }
        Trigger by = transition.trigger();
        Duration timer = transition.timer();
        return switch (transition.to()) {
            case WRAP_UP -> wrapUp(policy, record, timer, over, at);
            case NO_ANSWER -> pause(record, Reason.MISSED, timer, at);
            case BUSY -> pause(record, by == Trigger.DECLINED ? Reason.DECLINED : Reason.DIRECT, timer, at);
            case BREAK -> choose(record, Choice.BREAK, by, at);
            case OFFLINE -> choose(record, Choice.OFFLINE, by, at);
            case LOGGED_OFF -> choose(record, Choice.LOGGED_OFF, by, at);
            default -> record;
        };
    }

    /** Wrap-up begins when the last conversation is over; holds, and requests that only count, do not hinder it. */
    private static AgentRecord wrapUp(Policy policy, AgentRecord record, Duration timer, Session over, Instant at) {
        boolean stillTalking = record.open().stream()
                .anyMatch(session -> session.phase() == Phase.CONNECTED && policy.shows(session.channel()));
        Duration ofQueue =
                over.queue() == null ? null : policy.timers().wrapUpByQueue().get(over.queue());
        return stillTalking ? record : pause(record, Reason.WRAP_UP, ofQueue == null ? timer : ofQueue, at);
    }

    private static AgentRecord pause(AgentRecord record, Reason reason, Duration length, Instant at) {
        return length == null || length.isZero() ? record : record.cause(new Cause(reason, at, at.plus(length)));
    }

    private static AgentRecord choose(AgentRecord record, Choice chosen, Trigger by, Instant at) {
        Intent intent = new Intent(chosen, by.sentence(), at, Actor.POLICY);
        return chosen == Choice.LOGGED_OFF
                ? record.intent(intent, null).strikes(Map.of())
                : record.intent(intent, record.next());
    }
}
