package lineclear.platform;

import java.time.Instant;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;

/**
 * What a platform says about one call.
 *
 * @param callId the platform's id of the call
 * @param step how far it has come
 * @param ending how it ended; null before
 * @param agentId the agent, where the platform knows them by our id; else null
 * @param address how the platform names the agent (a phone number, an ARN, a worker), where it does; else null
 * @param kind as what it counts when nobody reserved it
 * @param at when it happened, by the platform's clock; null when it does not say
 * @param sequence grows with every event of this call; null when the platform does not count
 * @param dialledFrom the platform's id of the call from which this one was dialled: where nobody has the address,
 *     whoever placed that call may be the agent. Null when the platform does not say so
 * @param callless it is about a task without a call, such as a ticket: no customer who waits for a call waits for it
 */
public record CallEvent(
        String callId,
        Step step,
        Ending ending,
        String agentId,
        String address,
        Channel channel,
        Kind kind,
        Instant at,
        Long sequence,
        String dialledFrom,
        boolean callless) {
    public CallEvent(
            String callId,
            Step step,
            Ending ending,
            String agentId,
            String address,
            Channel channel,
            Kind kind,
            Instant at,
            Long sequence) {
        this(callId, step, ending, agentId, address, channel, kind, at, sequence, null, false);
    }

    /** The same, of a call that was dialled from this one. */
    public CallEvent dialledFrom(String otherCallId) {
        return new CallEvent(
                callId, step, ending, agentId, address, channel, kind, at, sequence, otherCallId, callless);
    }

    /** The same, of a task that has no call. */
    public CallEvent ofTaskOnly() {
        return new CallEvent(callId, step, ending, agentId, address, channel, kind, at, sequence, dialledFrom, true);
    }

    public enum Step {
        RINGING,
        CONNECTED,
        ENDED
    }
}
