package lineclear.agent;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.Transition;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Intent;
import lineclear.word.Actor;
import lineclear.word.Choice;
import lineclear.word.Status;
import lineclear.word.Switch;
import lineclear.word.Trigger;

/** The agent, or a supervisor for them, chooses a status. */
final class SetStatusRules {
    private SetStatusRules() {}

    static Outcome decide(Policy policy, AgentRecord settled, Command.SetStatus set, Instant now) {
        if (!policy.switches().containsAll(set.takes().keySet())) {
            return new Outcome.Refused(
                    settled, Refusals.noSwitch(policy, set.takes().keySet()));
        }
        AgentRecord told = told(settled, set, now);
        if (set.choice() == null) {
            return told.equals(settled) ? new Outcome.Unchanged(settled) : Outcome.changed(told);
        }
        boolean waits = set.afterSession() && !settled.open().isEmpty();
        boolean later = set.afterSession() && (waits || settled.cause() != null);
        Status shown = Face.of(policy, settled, now).status();
        Set<Choice> allowed = allowedTo(policy, settled, set.by().role(), shown, later);
        // The second click; what was to come taken back is among what is allowed.
        boolean again = set.choice() == Choice.STOP_NEW && says(settled.intent(), set);
        if (!again && !allowed.contains(set.choice())) {
            return new Outcome.Refused(settled, Refusals.notAllowed(policy, set.choice(), shown, later, allowed));
        }
        AgentRecord chosen = waits ? afterSession(told, set, now) : atOnce(policy, told, set, now);
        return chosen.equals(settled) ? new Outcome.Unchanged(settled) : Outcome.changed(chosen);
    }

    /** What is said along with the choice. */
    private static AgentRecord told(AgentRecord settled, Command.SetStatus set, Instant now) {
        Set<Switch> off = EnumSet.noneOf(Switch.class);
        off.addAll(settled.off());
        set.takes().forEach((one, on) -> {
            if (on) {
                off.remove(one);
            } else {
                off.add(one);
            }
        });
        AgentRecord switched = off.equals(settled.off()) ? settled : settled.off(off);
        return set.message() == null
                ? switched
                : switched.message(new AgentRecord.Message(set.message(), now, set.by()));
    }

    /**
     * The choices somebody in this role has: transition rows bind the agent, the policy's list binds a supervisor;
     * nobody chooses what only makes sense during something that is not going on.
     *
     * @param shown what shows now
     * @param later whether it is for when the sessions, or the wrap-up, are over
     */
    static Set<Choice> allowedTo(Policy policy, AgentRecord settled, Actor.Role role, Status shown, boolean later) {
        Set<Choice> allowed = EnumSet.noneOf(Choice.class);
        if (role == Actor.Role.AGENT) {
            allowed.addAll(choicesFrom(policy, settled, from(settled, shown, later)));
        } else {
            allowed.addAll(policy.choices().keySet());
        }
        allowed.removeIf(choice -> later ? policy.duringSessions(choice) : lacksItsOccasion(policy, settled, choice));
        if (later) {
            allowed.add(settled.intent().choice()); // to take back what was to come
        }
        return allowed;
    }

    private static Set<Choice> choicesFrom(Policy policy, AgentRecord settled, Status from) {
        Set<Choice> choices = EnumSet.noneOf(Choice.class);
        for (Transition one : policy.transitions()) {
            boolean applies = one.trigger() == Trigger.CHOSEN
                    && one.from().contains(from)
                    && one.intents().contains(settled.intent().choice())
                    && isGoingOn(one, settled);
            if (applies) {
                choices.add(one.choice());
            }
        }
        return choices;
    }

    /** Whether this choice is about something that is not going on. */
    private static boolean lacksItsOccasion(Policy policy, AgentRecord settled, Choice choice) {
        List<Transition> its = policy.choosing(choice);
        return !its.isEmpty() && its.stream().noneMatch(one -> isGoingOn(one, settled));
    }

    /** Whether what a choice is about is going on, if it is about anything. */
    private static boolean isGoingOn(Transition choosing, AgentRecord settled) {
        return !choosing.duringSessions()
                || settled.open().stream()
                        .anyMatch(session -> choosing.from().contains(session.shown())
                                && choosing.on().contains(session.channel()));
    }

    /**
     * The status whose transitions count: what shows. But an agent whose devices are lost chooses as if they were
     * there; and a choice for later is made from what would show without the sessions.
     */
    private static Status from(AgentRecord settled, Status shown, boolean later) {
        Choice chosen = settled.intent().choice();
        if (later) {
            return chosen == Choice.STOP_NEW ? Status.AVAILABLE : chosen.shown();
        }
        return shown == Status.OFFLINE ? chosen.shown() : shown;
    }

    private static AgentRecord afterSession(AgentRecord settled, Command.SetStatus set, Instant now) {
        if (says(settled.intent(), set)) {
            return settled.intent(settled.intent(), null);
        }
        boolean again = settled.next() != null && says(settled.next(), set);
        return again ? settled : settled.intent(settled.intent(), intent(set, now));
    }

    private static AgentRecord atOnce(Policy policy, AgentRecord settled, Command.SetStatus set, Instant now) {
        boolean leaves = !set.afterSession()
                && settled.cause() != null
                && policy.leavable().contains(settled.cause().reason());
        boolean same = says(settled.intent(), set);
        if (same && settled.next() == null && !leaves) {
            return settled;
        }
        Intent chosen = same ? settled.intent() : intent(set, now);
        AgentRecord changed = Aftermath.forgiving(policy, settled.intent(chosen, null));
        return leaves ? changed.cause(null) : changed;
    }

    private static boolean says(Intent intent, Command.SetStatus set) {
        return intent.choice() == set.choice() && Objects.equals(intent.reason(), set.reason());
    }

    private static Intent intent(Command.SetStatus set, Instant now) {
        return new Intent(set.choice(), set.reason(), now, set.by());
    }
}
