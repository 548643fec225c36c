package lineclear.local.rehearsal;

import lineclear.agent.Refusal;
import lineclear.agent.View;

/**
 * What came of one event under one policy.
 *
 * @param result in a word
 * @param refusal null unless it was refused
 * @param view the agent right after it
 */
record ReplayAnswer(Result result, Refusal refusal, View view) {
    enum Result {
        GRANTED,
        ACCEPTED,
        REFUSED,
        /** Its customer had been turned away under this policy: this would not have happened here. */
        LEFT_OUT
    }

    boolean refused() {
        return result == Result.REFUSED;
    }

    boolean leftOut() {
        return result == Result.LEFT_OUT;
    }

    Refusal.Code code() {
        return refusal == null ? null : refusal.code();
    }
}
