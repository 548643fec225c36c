package lineclear.agent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Availability;
import lineclear.agent.record.Session;

/** The one place that decides. */
public final class Rules {
    private Rules() {}

    /**
     * What becomes of {@code read} when {@code command} arrives at {@code clock}, to the millisecond.
     *
     * @param policy the agent's policy, as this deployment has it
     * @param read the record as it stands in the table, or a guess of it
     */
    public static Outcome decide(Policy policy, AgentRecord read, Command command, Instant clock) {
        Instant now = clock.truncatedTo(ChronoUnit.MILLIS); // what the table keeps: both must decide alike
        AgentRecord stored = read.withoutEnds();
        AgentRecord settled = Settling.at(policy, stored, now);
        if (command instanceof Command.Heartbeat beat) {
            return heard(policy, stored, settled, beat, now);
        } else if (command instanceof Command.Leave leave) {
            return HeartbeatRules.left(stored, leave, now);
        }
        Outcome outcome = CallMatch.named(settled, command)
                .map(named -> settledOutcome(policy, settled, named, now))
                .orElseGet(() -> new Outcome.Unchanged(settled));
        if (outcome instanceof Outcome.Changed changed) {
            Policy under = command instanceof Command.Register register ? register.policy() : policy;
            return new Outcome.Changed(close(under, settled, changed.record(), command, now), changed.effect());
        } else if (outcome instanceof Outcome.Told told) {
            return new Outcome.Told(close(policy, settled, told.record(), command, now), told.refusal());
        }
        return outcome;
    }

    /**
     * Whether the agent may be taken away: nobody is, while a session holds them. The history is written from what a
     * record says that it has ended: holds that have lapsed must leave it in a write before.
     *
     * @return Unchanged with the record as it stands when nothing is left in it; Changed when something has to leave it
     *     first; Refused with {@code agent-busy}
     */
    public static Outcome leave(Policy policy, AgentRecord read, Instant clock) {
        Instant now = clock.truncatedTo(ChronoUnit.MILLIS);
        AgentRecord stored = read.withoutEnds();
        AgentRecord settled = Settling.at(policy, stored, now);
        if (!settled.open().isEmpty()) {
            return new Outcome.Refused(settled, Refusals.stays(settled));
        } else if (stored.sessions().isEmpty()) {
            return new Outcome.Unchanged(settled);
        }
        AgentRecord left = settled;
        for (Session lapsed : settled.sessions().values()) {
            left = Aftermath.forget(left, lapsed);
        }
        return Outcome.changed(close(policy, settled, left, new Command.Reconcile(Map.of()), now));
    }

    private static Outcome heard(
            Policy policy, AgentRecord stored, AgentRecord settled, Command.Heartbeat beat, Instant now) {
        Outcome.Changed heard = HeartbeatRules.decide(policy, stored, settled, beat, now);
        if (heard.effect() != Outcome.Effect.LEASE) {
            return Outcome.changed(close(policy, settled, heard.record(), beat, now));
        }
        return heard.record().equals(stored) ? new Outcome.Unchanged(stored) : heard;
    }

    private static Outcome settledOutcome(Policy policy, AgentRecord settled, Command command, Instant now) {
        if (command instanceof Command.Reserve reserve) {
            return ReserveRules.decide(policy, settled, reserve, now);
        } else if (command instanceof Command.Connect connect) {
            return ConnectRules.decide(policy, settled, connect, now);
        } else if (command instanceof Command.Release release) {
            return ReleaseRules.decide(policy, settled, release, now);
        } else if (command instanceof Command.SetStatus setStatus) {
            return SetStatusRules.decide(policy, settled, setStatus, now);
        } else if (command instanceof Command.Clear clear) {
            return ClearRules.decide(policy, settled, clear, now);
        } else if (command instanceof Command.Register register) {
            return RegisterRules.decide(settled, register);
        } else if (command instanceof Command.LogOn logOn) {
            AgentRecord loggedOn = settled.loggedOn(logOn.to());
            return loggedOn.equals(settled) ? new Outcome.Unchanged(settled) : Outcome.changed(loggedOn);
        } else if (command instanceof Command.Reconcile reconcile) {
            return ReconcileRules.decide(policy, settled, reconcile, now);
        }
        throw new IllegalStateException("no rule for " + command);
    }

    /** Computes what is derived and stored. */
    private static AgentRecord close(
            Policy policy, AgentRecord settled, AgentRecord decided, Command command, Instant now) {
        AgentRecord changed = Revocation.undone(policy, decided, now);
        boolean freed = settled.open().stream().anyMatch(session -> isOver(changed, session));
        Availability availability = Timeline.availability(policy, changed, settled.availability(), freed, now);
        Instant checkAt = Timeline.checkAt(settled, changed);
        boolean dated = command instanceof Command.Register || !changed.intent().equals(settled.intent());
        Instant midnight = dated ? Midnight.after(policy, changed, now) : changed.logsOffAt();
        Instant turn = Timeline.turn(settled, changed, availability, now);
        return changed.logsOffAt(midnight)
                .closed(policy.revision(), availability, checkAt)
                .turn(turn);
    }

    private static boolean isOver(AgentRecord changed, Session session) {
        Session now = changed.sessions().get(session.id());
        return now == null || !now.open();
    }
}
