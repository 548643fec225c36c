package lineclear.local.check;

import java.util.Optional;

/**
 * A delivery that must be answered in one way only.
 *
 * @param what it is
 * @param wanted the status
 */
record Probe(String what, int wanted, CheckAnswer answer) {
    /** An event that says nothing must change nothing either. */
    boolean right() {
        return answer.status() == wanted && answer.changed() == 0;
    }

    Optional<String> wrong(Advice advice) {
        if (right()) {
            return Optional.empty();
        }
        boolean letIn = wanted == 401 && answer.accepted();
        return Optional.of(
                letIn
                        ? what + " was answered " + answer.status()
                                + ": whoever knows the address can make events up; take this service off the net."
                        : what + ": " + advice.notTaken(answer, false));
    }
}
