package lineclear.agent;

import java.time.Instant;
import java.util.Comparator;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import lineclear.word.Trigger;
import lineclear.word.Word;

/**
 * One customer's claim on one agent.
 *
 * @param id chosen by the caller or made by us; never used twice
 * @param since when the phase began
 * @param until the end of the hold, exclusive; null when only somebody's action ends the session (a live call). For a hold
 *     that lapsed or was revoked: when
 * @param standing whether it holds the agent
 * @param customer null for a call that the phone platform reported and nobody reserved
 * @param platform the phone platform that carries the call; null when not known
 * @param callId the platform's id of the call; null when not known
 * @param queue the queue it came from; null when not told
 */
public record Session(
        String id,
        Channel channel,
        Kind kind,
        Phase phase,
        Instant since,
        Instant until,
        Standing standing,
        Customer customer,
        String platform,
        String callId,
        String queue) {

    /** The order of sessions wherever nothing else decides: no two of one record are alike in it. */
    static final Comparator<Session> EARLIEST_FIRST =
            Comparator.comparing(Session::since).thenComparing(Session::id);

    /** Whether a session that has not ended holds the agent. */
    public enum Standing implements Word {
        HELD,
        /** The hold ran out; its connect may still reopen it while the agent is free. */
        LAPSED,
        /** The hold gave way to a call that was really up. */
        REVOKED
    }

    /** Counts against the agent's capacity. */
    public boolean open() {
        return standing == Standing.HELD;
    }

    /** Open, not yet answered: yields to a call that is really up. */
    public boolean yields() {
        return open() && phase != Phase.CONNECTED;
    }

    Session stands(Standing changed, Instant at) {
        return new Session(id, channel, kind, phase, since, at, changed, customer, platform, callId, queue);
    }

    Session told(Kind changed, Customer by, String onPlatform, String fromQueue) {
        return new Session(id, channel, changed, phase, since, until, standing, by, onPlatform, callId, fromQueue);
    }

    /** The status that this session gives its agent. */
    Status shown() {
        return phase == Phase.CONNECTED && kind.ownCall() ? Status.BUSY : Status.of(phase);
    }

    /** What its end means for its agent. A conversation that took place is over, whatever word ended it. */
    Trigger endsBy(Ending ending) {
        if (ending == Ending.CLEARED) {
            return Trigger.CLEARED;
        }
        if (phase == Phase.CONNECTED) {
            return kind.ownCall() ? Trigger.OWN_CALL_ENDED : Trigger.COMPLETED;
        }
        return switch (ending) {
            case DECLINED -> Trigger.DECLINED;
            case NO_ANSWER -> Trigger.MISSED;
            case FAILED -> Trigger.FAILED;
            default -> Trigger.CANCELLED;
        };
    }

    Session movedTo(Phase changed, Instant from, Instant to) {
        return new Session(id, channel, kind, changed, from, to, Standing.HELD, customer, platform, callId, queue);
    }

    /** Whether what is said of this call is not about this session: the first call bound to it stays bound. */
    boolean isAnotherCallThan(String otherId) {
        return otherId != null && callId != null && !callId.equals(otherId);
    }

    /** The first call bound to a session stays bound. */
    Session boundTo(String onPlatform, String withId) {
        return new Session(
                id,
                channel,
                kind,
                phase,
                since,
                until,
                standing,
                customer,
                platform == null ? onPlatform : platform,
                callId == null ? withId : callId,
                queue);
    }
}
