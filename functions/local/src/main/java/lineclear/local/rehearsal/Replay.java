package lineclear.local.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import lineclear.agent.Command;
import lineclear.agent.OpenTime;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.Rules;
import lineclear.agent.View;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.function.Recording;
import lineclear.word.Actor;
import lineclear.word.Channel;

/**
 * A recording under one policy: every agent has it, whatever they were registered with. A customer who is refused goes
 * elsewhere: the later connects and the release of their session are left out.
 */
final class Replay {
    private static final Actor SUPERVISOR = new Actor(Actor.Role.SUPERVISOR, null);

    private final Policy policy;
    private final Map<String, AgentRecord> records = new HashMap<>();
    /** Until when each agent's open time has been counted. */
    private final Map<String, Instant> counted = new HashMap<>();

    private final Map<Channel, Duration> open = new EnumMap<>(Channel.class);
    private final Set<SessionKey> turnedAway = new HashSet<>();
    private final Set<SessionKey> ended = new HashSet<>();

    private record SessionKey(String agentId, String sessionId) {}

    Replay(Policy policy) {
        this.policy = policy;
        policy.channels().forEach(channel -> open.put(channel, Duration.ZERO));
    }

    Policy policy() {
        return policy;
    }

    /** For each channel of the policy, how long its agents could be had, all together. */
    Map<Channel, Duration> open() {
        return open;
    }

    /** Events must come in the order of their times. */
    ReplayAnswer answer(Recording.Event event) {
        AgentRecord stored = records.get(event.agentId());
        if (stored == null) {
            return registered(event);
        }
        countOpenTime(event.agentId(), event.at());
        if (isOfOneTurnedAway(event)) {
            return new ReplayAnswer(ReplayAnswer.Result.LEFT_OUT, null, View.of(policy, stored, event.at()));
        }
        Outcome outcome = Rules.decide(policy, stored, underThisPolicy(event.command()), event.at());
        if (outcome instanceof Outcome.Refused refused) {
            return refused(event, stored, refused.refusal());
        } else if (outcome instanceof Outcome.Told told) {
            write(stored, told.record());
            return refused(event, stored, told.refusal());
        }
        if (outcome instanceof Outcome.Changed changed && !isLongOver(event, changed)) {
            write(stored, changed.record());
        }
        boolean granted = outcome instanceof Outcome.Changed changed && changed.effect() == Outcome.Effect.GRANT;
        if (granted) {
            turnedAway.remove(new SessionKey(event.agentId(), ((Command.Reserve) event.command()).sessionId()));
        }
        View view = View.of(policy, records.get(event.agentId()), event.at());
        return new ReplayAnswer(granted ? ReplayAnswer.Result.GRANTED : ReplayAnswer.Result.ACCEPTED, null, view);
    }

    /** Counts what is still open after the last event. */
    void endAt(Instant at) {
        records.keySet().forEach(agentId -> countOpenTime(agentId, at));
    }

    private ReplayAnswer registered(Recording.Event event) {
        Command.Register told = (Command.Register) event.command();
        AgentRecord record = AgentRecord.registered(
                new AgentRecord.Identity(event.agentId(), told.name(), told.zone(), policy.name()),
                policy.revision(),
                SUPERVISOR,
                event.at());
        records.put(event.agentId(), record);
        counted.put(event.agentId(), event.at());
        return new ReplayAnswer(ReplayAnswer.Result.ACCEPTED, null, View.of(policy, record, event.at()));
    }

    private ReplayAnswer refused(Recording.Event event, AgentRecord stored, Refusal refusal) {
        if (event.command() instanceof Command.Reserve reserve
                && !stored.sessions().containsKey(reserve.sessionId())) {
            turnedAway.add(new SessionKey(event.agentId(), reserve.sessionId()));
        }
        return new ReplayAnswer(ReplayAnswer.Result.REFUSED, refusal, View.of(policy, stored, event.at()));
    }

    private void countOpenTime(String agentId, Instant now) {
        Instant from = counted.put(agentId, now);
        OpenTime.between(policy, records.get(agentId), from, now)
                .forEach((channel, time) -> open.merge(channel, time, Duration::plus));
    }

    private boolean isOfOneTurnedAway(Recording.Event event) {
        String sessionId = null;
        if (event.command() instanceof Command.Connect connect) {
            sessionId = connect.sessionId();
        } else if (event.command() instanceof Command.Release release) {
            sessionId = release.sessionId();
        }
        return turnedAway.contains(new SessionKey(event.agentId(), sessionId));
    }

    private Command underThisPolicy(Command command) {
        return command instanceof Command.Register rename
                ? new Command.Register(rename.name(), policy, rename.zone())
                : command;
    }

    /**
     * A late fact about a session whose tombstone has given way to a newer one: the service looks it up in its history.
     */
    private boolean isLongOver(Recording.Event event, Outcome.Changed changed) {
        return changed.effect() == Outcome.Effect.TAKE
                && ended.contains(new SessionKey(event.agentId(), ((Command.Connect) event.command()).sessionId()));
    }

    private void write(AgentRecord before, AgentRecord after) {
        before.sessions().keySet().stream()
                .filter(id -> !after.sessions().containsKey(id))
                .forEach(id -> ended.add(new SessionKey(after.agentId(), id)));
        records.put(after.agentId(), after);
    }
}
