package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.Customer;
import lineclear.agent.record.LoggedOn;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Enums;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Switch;

/** What can be asked of, or reported about, an agent. */
public sealed interface Command {

    /** Whose word it is: a request asks permission and may be refused, a fact cannot be refused, only found stale. */
    enum Authority {
        REQUEST,
        FACT
    }

    /**
     * Holds the agent for one customer.
     *
     * @param hold how long; null for the policy's own length
     * @param platform the phone platform that will carry the call; null when not told
     * @param queue the queue the customer waited in; null when not told
     */
    record Reserve(
            String sessionId,
            Channel channel,
            Kind kind,
            Customer customer,
            Duration hold,
            String platform,
            String queue)
            implements Command {
        public Reserve(
                String sessionId, Channel channel, Kind kind, Customer customer, Duration hold, String platform) {
            this(sessionId, channel, kind, customer, hold, platform, null);
        }
    }

    /**
     * The agent's phone rings, or the two are connected.
     *
     * @param sessionId null in a fact: of whichever session its call is
     * @param phase ringing or connected
     * @param channel and {@code kind}: used only when a fact is about a session that nobody reserved
     * @param at when it happened, by the platform's clock; null when that is not known
     * @param named how it is known which session it is about
     * @param asked whether the call's platform has been asked since, and has not said that the call is over
     */
    record Connect(
            String sessionId,
            Phase phase,
            String callId,
            String platform,
            Channel channel,
            Kind kind,
            Authority authority,
            Instant at,
            Named named,
            boolean asked)
            implements Command {
        public Connect(
                String sessionId,
                Phase phase,
                String callId,
                String platform,
                Channel channel,
                Kind kind,
                Authority authority) {
            this(sessionId, phase, callId, platform, channel, kind, authority, null);
        }

        public Connect(
                String sessionId,
                Phase phase,
                String callId,
                String platform,
                Channel channel,
                Kind kind,
                Authority authority,
                Instant at) {
            this(sessionId, phase, callId, platform, channel, kind, authority, at, Named.BY_CALLER, false);
        }

        /** The same, of a task without a call. */
        public Connect ofTask() {
            return of(sessionId, Named.BY_TASK);
        }

        /** The same, once its platform has been asked. */
        public Connect verified() {
            return new Connect(sessionId, phase, callId, platform, channel, kind, authority, at, named, true);
        }

        Connect of(String session, Named found) {
            return new Connect(session, phase, callId, platform, channel, kind, authority, at, found, asked);
        }

        boolean fact() {
            return authority == Authority.FACT;
        }
    }

    /** How it is known which session a command is about. */
    enum Named {
        /** Whoever sent it names it, or it came to the session's own address. */
        BY_CALLER,
        /** Its call is bound to the session. */
        BY_CALL,
        /** It is the one that waits for such a call: a guess. */
        BY_GUESS,
        /** It is a task of its own, without a call: nobody waits for it. */
        BY_TASK
    }

    /**
     * A session is over. Idempotent; before its own reserve it leaves only a tombstone.
     *
     * @param sessionId null of whichever session the call is
     * @param callId the call that ended, where a platform reports it: a session bound to another call goes on; else
     *     null
     * @param platform whose call; null when no platform reports it
     * @param at when it ended, where that is known to have been earlier; else null
     * @param named how it is known which session it is about
     */
    record Release(String sessionId, Ending ending, String callId, String platform, Instant at, Named named)
            implements Command {
        public Release(String sessionId, Ending ending, String callId, String platform, Instant at) {
            this(sessionId, ending, callId, platform, at, Named.BY_CALLER);
        }

        public Release(String sessionId, Ending ending) {
            this(sessionId, ending, null, null, null);
        }

        Release of(String session) {
            return new Release(session, ending, callId, platform, at, Named.BY_CALL);
        }
    }

    /**
     * Chooses a status, or what is offered, or both.
     *
     * @param choice null to leave the status as it is
     * @param message for the agent to read; null when none
     * @param afterSession whether the status waits until nothing is open
     * @param takes what is switched on or off; what is not named stays
     */
    record SetStatus(
            Choice choice, String reason, String message, boolean afterSession, Map<Switch, Boolean> takes, Actor by)
            implements Command {
        public SetStatus {
            takes = Enums.copy(Switch.class, takes);
        }

        public SetStatus(Choice choice, String reason, String message, boolean afterSession, Actor by) {
            this(choice, reason, message, afterSession, Map.of(), by);
        }
    }

    /** Logs the agent on to these queues, and off all others; touches no session. */
    record LogOn(LoggedOn to) implements Command {}

    /**
     * A device of the agent is there.
     *
     * @param seen when the message was left that the device has shown; null when it has shown none
     */
    record Heartbeat(String device, Instant seen) implements Command {}

    /** One of the agent's devices is known to be gone: its lease is over. */
    record Leave(String device) implements Command {}

    /**
     * Ends what verify found clearable.
     *
     * @param version the version that verify showed
     * @param heard what phone platforms, asked again, say about the open sessions
     */
    record Clear(long version, String reason, Actor by, List<Evidence> heard) implements Command {}

    /**
     * Changes who the agent is; touches no session.
     *
     * @param zone null to leave it as it is
     */
    record Register(String name, Policy policy, ZoneId zone) implements Command {}

    /**
     * Ends what the phone platforms say has ended. Where nothing is watched any more, writes down what the clock has
     * decided and ends the watch; else nothing is written.
     *
     * @param over the calls that are over, by session
     */
    record Reconcile(Map<String, Over> over) implements Command {}

    /**
     * A call that its platform says is over.
     *
     * @param callId the call that was asked about: a session that is bound to another by now goes on
     * @param at when it ended; null when the platform does not say
     */
    record Over(String callId, Instant at) {}
}
