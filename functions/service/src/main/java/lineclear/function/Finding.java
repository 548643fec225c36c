package lineclear.function;

import lineclear.agent.Look;
import lineclear.platform.CallState;

/**
 * What a look has found.
 *
 * @param state what the platform says; null when nobody could be asked
 */
record Finding(Look look, CallState state) {
    String agentId() {
        return look.agentId();
    }

    boolean live() {
        return !look.rangOut() && state instanceof CallState.Live;
    }

    boolean unknown() {
        return !look.rangOut() && (state == null || state instanceof CallState.Unknown);
    }

    /** Whether the record may have to be put right. */
    boolean isWrong() {
        return look.rangOut() ? state instanceof CallState.Live : state instanceof CallState.Ended;
    }
}
