package lineclear.inquiry;

import lineclear.agent.Look;
import lineclear.platform.CallState;

/**
 * What a look has found.
 *
 * @param state what the platform says; null when nobody could be asked
 */
public record Finding(Look look, CallState state) {
    public String agentId() {
        return look.agentId();
    }

    public boolean live() {
        return !look.rangOut() && state instanceof CallState.Live;
    }

    public boolean unknown() {
        return !look.rangOut() && (state == null || state instanceof CallState.Unknown);
    }

    /** Whether the record may have to be put right. */
    public boolean isWrong() {
        return look.rangOut() ? state instanceof CallState.Live : state instanceof CallState.Ended;
    }
}
