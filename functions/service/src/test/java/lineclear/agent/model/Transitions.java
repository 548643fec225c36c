package lineclear.agent.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.View;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.Transition;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Phase;
import lineclear.word.Status;
import lineclear.word.Trigger;

/** Holds what is seen in the model against the rows of the policy, and the rows against what is seen. */
final class Transitions implements Consumer<Step> {
    private final Policy policy;
    private final Set<String> undeclared = new ConcurrentSkipListSet<>();
    private final Set<String> visited = new ConcurrentSkipListSet<>();

    Transitions(Policy policy) {
        this.policy = policy;
    }

    /** Transitions that were seen and that no row allows. */
    Set<String> undeclared() {
        return undeclared;
    }

    /** Rows, each from one status, that nothing visited. */
    Set<String> unvisited() {
        Set<String> all = new TreeSet<>();
        for (Transition row : policy.transitions()) {
            row.from().forEach(from -> all.add(name(row, from)));
        }
        all.removeAll(visited);
        return all;
    }

    @Override
    public void accept(Step step) {
        if (step.outcome() instanceof Outcome.Refused || step.outcome() instanceof Outcome.Told) {
            return;
        }
        Status from = View.of(policy, step.before(), step.clock() ? Canonical.NOW : step.now())
                .status();
        Status to = View.of(policy, step.after(), step.now()).status();
        Trigger trigger = step.clock() ? ofClock(step) : ofCommand(step);
        if (trigger == null) {
            if (from != to) {
                undeclared.add(from + " became " + to + " by " + step);
            }
            return;
        }
        Choice choice = step.command() instanceof Command.SetStatus set ? set.choice() : null;
        boolean declared = false;
        for (Transition row : policy.transitions()) {
            boolean leads = row.to() == null ? to == left(step.after()) : to == row.to();
            if (row.trigger() == trigger && row.choice() == choice && row.from().contains(from) && leads) {
                visited.add(name(row, from));
                declared = true;
            }
        }
        if (!declared) {
            undeclared.add(from + ", " + trigger + (choice == null ? "" : " " + choice) + ", " + to);
        }
    }

    /** What shows when nothing new begins: what is still going on, else what was chosen. */
    private static Status left(AgentRecord after) {
        for (Status status : List.of(Status.CONNECTED, Status.BUSY, Status.RINGING, Status.RESERVED)) {
            if (after.open().stream().anyMatch(session -> session.shown() == status)) {
                return status;
            }
        }
        return after.intent().choice().shown();
    }

    private static Trigger ofClock(Step step) {
        for (Session was : step.before().open()) {
            if (!SessionInvariants.isOpen(step.after(), was.id())) {
                return was.phase() == Phase.RINGING ? Trigger.MISSED : Trigger.HOLD_ENDED;
            }
        }
        return null;
    }

    private static Trigger ofCommand(Step step) {
        if (step.command() instanceof Command.SetStatus set) {
            boolean waits = set.afterSession() && !step.before().open().isEmpty();
            return waits ? null : Trigger.CHOSEN;
        }
        if (step.command() instanceof Command.Clear) {
            return step.changed() ? Trigger.CLEARED : null;
        }
        if (step.command() instanceof Command.Reconcile settle && step.changed()) {
            return step.before().open().stream()
                    .filter(session -> settle.over().containsKey(session.id()))
                    .map(session -> session.endsBy(Ending.COMPLETED))
                    .findFirst()
                    .orElse(null);
        }
        Session was = step.about() == null ? null : step.before().sessions().get(step.about());
        Session is = step.about() == null ? null : step.after().sessions().get(step.about());
        if (step.command() instanceof Command.Release release) {
            return was != null && was.open() ? was.endsBy(release.ending()) : null;
        }
        boolean moved = is != null && is.open() && (was == null || !was.open() || was.shown() != is.shown());
        return moved ? begins(is) : null;
    }

    private static Trigger begins(Session session) {
        return switch (session.shown()) {
            case RESERVED -> Trigger.RESERVED;
            case RINGING -> Trigger.RINGING;
            case CONNECTED -> Trigger.CONNECTED;
            default -> Trigger.OWN_CALL;
        };
    }

    private static String name(Transition row, Status from) {
        String choice = row.choice() == null ? "" : " " + row.choice();
        return from + ", " + row.trigger() + choice + ", " + (row.to() == null ? "what is left" : row.to());
    }
}
