package lineclear.local.check;

import java.util.List;
import java.util.Optional;

/**
 * Whether a session ended as it should, given what arrived of it. Knows nothing of policies but that time may end what
 * waits.
 */
final class Judge {
    private final Advice advice;

    Judge(Advice advice) {
        this.advice = advice;
    }

    /** What is wrong, in a sentence to act on; empty when nothing is. */
    Optional<String> wrong(Trial trial) {
        if (!trial.ready().accepted()) {
            return Optional.of(advice.notReady(trial.ready()));
        }
        List<Boolean> news = trial.course().news();
        for (int i = 0; i < trial.answers().size(); i++) {
            CheckAnswer answer = trial.answers().get(i);
            if (answer.status() != 200) {
                return Optional.of(advice.notTaken(answer, trial.course().toSession()));
            } else if (answer.strange() > 0 && news.get(i)) {
                return Optional.of(advice.ofNobody());
            } else if (answer.changed() > 0 && !news.get(i)) {
                return Optional.of(advice.repeatChanged(
                        trial.course().sendings().get(i).sample().told()));
            }
        }
        return end(trial);
    }

    private Optional<String> end(Trial trial) {
        Seen seen = trial.last();
        if (trial.course().open()) {
            boolean talks = seen.taken() && seen.until().isEmpty();
            return talks ? Optional.of(advice.stillTaken(seen.status())) : Optional.empty();
        } else if (free(trial.course())) {
            return seen.taken() ? Optional.of(advice.stillTaken(seen.status())) : Optional.empty();
        }
        return seen.taken() || ranOut(trial) ? Optional.empty() : Optional.of(advice.freedByMistake(seen.status()));
    }

    /** How a session that is right was left. */
    String left(Trial trial) {
        boolean taken = trial.last().taken();
        if (free(trial.course()) || trial.course().open() && !taken) {
            return "free";
        } else if (!taken) {
            return "its time ran out";
        }
        return waitsForReconcile(trial) ? "waits for reconcile" : "waits for its time to run out";
    }

    /** Only a conversation has no end of its own. */
    static boolean waitsForReconcile(Trial trial) {
        return trial.course().talks();
    }

    private static boolean free(Course course) {
        return course.ended() || !course.begun();
    }

    private static boolean ranOut(Trial trial) {
        return !waitsForReconcile(trial) && trial.after().ranOutBy(trial.last().at());
    }
}
