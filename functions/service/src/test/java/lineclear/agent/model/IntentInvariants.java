package lineclear.agent.model;

import java.time.Instant;
import java.util.Objects;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.record.Intent;
import lineclear.word.Actor;
import lineclear.word.Choice;
import lineclear.word.Trigger;

/** What must be so of choices and refusals. */
final class IntentInvariants {
    private IntentInvariants() {}

    /** The intent changes by a choice, by the choice that waited for the session's end, or by a row of the policy. */
    static String intentIsChosen(Step step) {
        Intent was = step.before().intent();
        Intent is = step.after().intent();
        if (was.equals(is)) {
            return null;
        }
        Instant midnight = step.before().logsOffAt();
        if (midnight != null && is.equals(new Intent(Choice.LOGGED_OFF, is.reason(), midnight, Actor.POLICY))) {
            return midnight.isAfter(step.now()) ? "logged off before midnight" : null;
        }
        if (step.command() instanceof Command.SetStatus set) {
            return is.choice() == set.choice() && !set.afterSession()
                            || is.choice() == set.choice()
                                    && step.before().open().isEmpty()
                    ? null
                    : "not what was chosen";
        }
        boolean freed = !step.before().open().isEmpty()
                && !step.after().open().equals(step.before().open());
        boolean waited = step.before().next() != null
                && is.equals(takingEffect(step.before().next(), is.since()))
                && step.after().next() == null;
        boolean row = is.by().equals(Actor.POLICY)
                && step.policy().transitions().stream()
                        .anyMatch(some -> some.trigger() != Trigger.CHOSEN
                                && some.to() == is.choice().shown());
        return freed && (waited || row) ? null : "nobody chose " + is;
    }

    private static Intent takingEffect(Intent waiting, Instant from) {
        return new Intent(waiting.choice(), waiting.reason(), from, waiting.by());
    }

    static String nextWaitsForSomething(Step step) {
        return step.after().next() != null && step.after().open().isEmpty()
                ? "a status waits for the end of nothing"
                : null;
    }

    /** What may be chosen is done: at once, or when nothing is open. */
    static String choicesAreObeyed(Step step) {
        if (!(step.command() instanceof Command.SetStatus set)) {
            return null;
        }
        if (set.choice() == null) {
            boolean same = step.after().intent().equals(step.before().intent())
                    && Objects.equals(step.after().next(), step.before().next());
            return same ? null : "a status was chosen that nobody named";
        }
        boolean exists = step.policy().choices().containsKey(set.choice());
        if (step.outcome() instanceof Outcome.Refused) {
            boolean bound = set.by().role() == Actor.Role.AGENT;
            boolean offBeat = set.choice() == Choice.STOP_NEW && step.policy().duringSessions(set.choice());
            return !exists || bound || offBeat ? null : "a supervisor was refused";
        }
        if (!exists) {
            return "a status of another policy was chosen";
        }
        boolean waits = set.afterSession() && !step.before().open().isEmpty();
        Intent chosen = waits && step.after().next() != null
                ? step.after().next()
                : step.after().intent();
        boolean kept = !waits || step.after().intent().equals(step.before().intent());
        boolean open = step.after().sessions().equals(step.before().sessions());
        return chosen.choice() == set.choice()
                        && kept
                        && open
                        && (waits || step.after().next() == null)
                ? null
                : "not what was chosen";
    }

    static String refusedChangesNothing(Step step) {
        if (step.clock() || step.changed()) {
            return null;
        }
        return step.after().equals(step.before()) ? null : "changed all the same";
    }
}
