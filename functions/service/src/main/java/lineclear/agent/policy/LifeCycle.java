package lineclear.agent.policy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import lineclear.agent.policy.Transition.Who;
import lineclear.word.Channel;
import lineclear.word.Status;
import lineclear.word.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * What every contact centre has in common: a customer is given an agent, the phone rings, they talk, it is over. A
 * preset lists these transitions, gives them its lengths of time, and adds what is its own.
 *
 * @param on the channels whose sessions go through it
 * @param any the statuses from which a call that is really up takes an agent
 */
record LifeCycle(Set<Channel> on, Set<Status> any) {
    private static final Set<Status> OFFERED = EnumSet.of(Status.RESERVED, Status.RINGING);
    private static final Set<Status> TAKEN = EnumSet.of(Status.RESERVED, Status.RINGING, Status.CONNECTED, Status.BUSY);

    Transition reserved(Duration hold) {
        return row(EnumSet.of(Status.AVAILABLE), Trigger.RESERVED, Status.RESERVED, Who.CUSTOMER, hold);
    }

    Transition ringing(Duration atMost) {
        Set<Status> from = EnumSet.of(Status.AVAILABLE, Status.RESERVED);
        return row(from, Trigger.RINGING, Status.RINGING, Who.PLATFORM, atMost);
    }

    Transition connected() {
        return row(any, Trigger.CONNECTED, Status.CONNECTED, Who.PLATFORM, null);
    }

    Transition ownCall() {
        return row(any, Trigger.OWN_CALL, Status.BUSY, Who.PLATFORM, null);
    }

    Transition holdEnded() {
        return row(EnumSet.of(Status.RESERVED), Trigger.HOLD_ENDED, null, Who.CLOCK, null);
    }

    /** @param to null for what was chosen */
    Transition missed(@Nullable Status to, Who who, @Nullable Duration timer) {
        return row(OFFERED, Trigger.MISSED, to, who, timer);
    }

    Transition cancelled() {
        return row(OFFERED, Trigger.CANCELLED, null, Who.CUSTOMER, null);
    }

    /** @param to null for what was chosen */
    Transition declined(@Nullable Status to, @Nullable Duration timer) {
        return row(OFFERED, Trigger.DECLINED, to, Who.AGENT, timer);
    }

    Transition failed() {
        return row(OFFERED, Trigger.FAILED, null, Who.PLATFORM, null);
    }

    /** @param to null for what was chosen */
    Transition completed(@Nullable Status to, Who who, @Nullable Duration timer) {
        return row(EnumSet.of(Status.CONNECTED), Trigger.COMPLETED, to, who, timer);
    }

    /** @param to null for what was chosen */
    Transition ownCallEnded(@Nullable Status to, @Nullable Duration timer) {
        return row(EnumSet.of(Status.CONNECTED, Status.BUSY), Trigger.OWN_CALL_ENDED, to, Who.PLATFORM, timer);
    }

    Transition cleared() {
        return row(TAKEN, Trigger.CLEARED, null, Who.AGENT, null);
    }

    /** The end of the last conversation of somebody who had stopped new ones. */
    Transition stopped(Status to) {
        return row(TAKEN, Trigger.STOPPED, to, Who.PLATFORM, null);
    }

    /** So many failed or missed offers in a row. */
    Transition loggedOff(Trigger trigger, int times) {
        return row(OFFERED, trigger, Status.LOGGED_OFF, Who.PLATFORM, null).inARow(times);
    }

    private Transition row(Set<Status> from, Trigger trigger, @Nullable Status to, Who who, @Nullable Duration timer) {
        return Transition.of(from, trigger, to, who, timer, on);
    }
}
