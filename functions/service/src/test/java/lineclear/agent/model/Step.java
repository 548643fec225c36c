package lineclear.agent.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lineclear.agent.Command;
import lineclear.agent.Inside;
import lineclear.agent.Outcome;
import lineclear.agent.Settling;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;

/**
 * One transition of the model: a command, or the clock alone.
 *
 * @param stored the record as the table holds it
 * @param before the same, settled at {@code now}; what the last write ended is no news
 * @param command null when only the clock moved; then {@code before} is {@code stored} and {@code after} is settled
 * @param outcome null when only the clock moved
 */
record Step(
        Policy policy,
        Play play,
        AgentRecord stored,
        AgentRecord before,
        Command command,
        Outcome outcome,
        AgentRecord after,
        Instant now) {

    static Step of(Policy policy, Play play, AgentRecord stored, Command command, Instant now) {
        AgentRecord before = play.at(policy, stored.withoutEnds(), now);
        Outcome outcome = play.decide(policy, stored, command, now);
        return new Step(policy, play, stored, before, command, outcome, record(outcome), now);
    }

    static Step ofClock(Policy policy, Play play, AgentRecord stored, Instant now) {
        return new Step(policy, play, stored, stored, null, null, play.at(policy, stored, now), now);
    }

    static AgentRecord record(Outcome outcome) {
        if (outcome instanceof Outcome.Changed changed) {
            return changed.record();
        } else if (outcome instanceof Outcome.Unchanged unchanged) {
            return unchanged.record();
        } else if (outcome instanceof Outcome.Told told) {
            return told.record();
        } else if (outcome instanceof Outcome.Doubtful doubtful) {
            return doubtful.record();
        }
        return ((Outcome.Refused) outcome).record();
    }

    boolean clock() {
        return command == null;
    }

    boolean changed() {
        return outcome instanceof Outcome.Changed || outcome instanceof Outcome.Told;
    }

    /** The session the command is about; null when it is about none. */
    String about() {
        if (command instanceof Command.Reserve reserve) {
            return reserve.sessionId();
        } else if (command instanceof Command.Connect connect) {
            return connect.sessionId();
        } else if (command instanceof Command.Release release) {
            return release.sessionId();
        }
        return null;
    }

    boolean fact() {
        return command instanceof Command.Connect connect && connect.authority() == Command.Authority.FACT;
    }

    /** Now, and 1 ms before, at and 1 ms after every instant at which the clock alone changes this record. */
    static List<Instant> instants(Policy policy, AgentRecord record, Instant now) {
        Set<Instant> instants = new TreeSet<>(Set.of(now));
        record.presence().leases().values().forEach(end -> instants.addAll(Set.of(end.minusMillis(1), end)));
        AgentRecord later = Settling.at(policy, record, now);
        Optional<Instant> due = Inside.nextDeadline(later);
        while (due.isPresent()) {
            instants.add(due.get().minusMillis(1));
            instants.add(due.get());
            instants.add(due.get().plusMillis(1));
            later = Inside.pass(policy, later, due.get());
            due = Inside.nextDeadline(later);
        }
        return instants.stream().filter(at -> !at.isBefore(now)).toList();
    }

    @Override
    public String toString() {
        return (clock() ? "the clock" : command.toString()) + " at " + now + "\n  from " + stored + "\n  to   "
                + (clock() ? after : outcome);
    }
}
