package lineclear.agent.record;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import lineclear.word.Trigger;
import lineclear.word.Word;
import org.jspecify.annotations.Nullable;

/**
 * One customer's claim on one agent.
 *
 * @param id chosen by the caller or made by us; never used twice
 * @param since when the phase began
 * @param until the end of the hold, exclusive; null when only somebody's action ends the session (a live call). For a
 *     hold that lapsed or was revoked: when
 * @param standing whether it holds the agent
 * @param customer null for a call that the phone platform reported and nobody reserved
 * @param queue the queue it came from; null when not told
 * @param began when its earlier phases began
 * @param was the hold as it was, where it may come back: of a hold that was revoked, and of one whose call is nobody's
 *     word but a guess; else null
 */
public record Session(
        String id,
        Channel channel,
        Kind kind,
        Phase phase,
        Instant since,
        @Nullable Instant until,
        Standing standing,
        @Nullable Customer customer,
        Call call,
        @Nullable String queue,
        Began began,
        @Nullable Hold was) {

    /**
     * When a session was reserved and when its phone rang, so that its end knows all of it.
     *
     * @param reserved null when nobody reserved it
     * @param ringing when its phone began to ring last; null when nobody told
     */
    public record Began(@Nullable Instant reserved, @Nullable Instant ringing) {
        public static final Began UNTOLD = new Began(null, null);
    }

    /** @param until exclusive */
    public record Hold(Instant since, Instant until) {}

    /** The order of sessions wherever nothing else decides: no two of one record are alike in it. */
    public static final Comparator<Session> EARLIEST_FIRST =
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

    /** The phone platform that carries its call; null when not known. */
    public @Nullable String platform() {
        return call.platform();
    }

    /** The platform's id of its call; null when not known. */
    public @Nullable String callId() {
        return call.id();
    }

    /** Whether a phone platform can be asked about its call. */
    public boolean askable() {
        return phase != Phase.RESERVED && platform() != null && callId() != null;
    }

    /** When it was reserved; null when it never was, or nobody told. */
    public @Nullable Instant reservedAt() {
        return phase == Phase.RESERVED ? since : began.reserved();
    }

    /** When its phone last began to ring; null when it never did, or nobody told. */
    public @Nullable Instant ringingAt() {
        return phase == Phase.RINGING ? since : began.ringing();
    }

    /** When customer and agent were connected; null when they never were. */
    public @Nullable Instant connectedAt() {
        return phase == Phase.CONNECTED ? since : null;
    }

    /** Whether its call was only guessed to be this session's: no program has said so. */
    public boolean guessed() {
        return was != null && standing != Standing.REVOKED;
    }

    /** Whether its hold outlasts its call, which was only a guess and is over at {@code now}. */
    public boolean outlastsGuess(Instant now) {
        Hold before = was;
        return open() && before != null && before.until().isAfter(now);
    }

    public Session stands(Standing changed, Instant at) {
        return with(phase, since, at, changed, call, null);
    }

    /** Gives way to a call that is really up; the hold comes back if that is over in time. */
    public Session revoked(Instant at) {
        return guessed() ? held().revoked(at) : with(phase, since, at, Standing.REVOKED, call, hold());
    }

    private Hold hold() {
        return new Hold(since, Objects.requireNonNull(until));
    }

    /** The hold that was revoked, as it was before. */
    public Session givenBack() {
        Hold before = Objects.requireNonNull(was);
        return with(phase, before.since(), before.until(), Standing.HELD, call, null);
    }

    /** The hold as it was before a call was guessed to be its own. */
    public Session held() {
        Hold before = Objects.requireNonNull(was);
        return new Session(
                id,
                channel,
                kind,
                Phase.RESERVED,
                before.since(),
                before.until(),
                Standing.HELD,
                customer,
                new Call(platform(), null),
                queue,
                new Began(began.reserved(), null),
                null);
    }

    /** @param as the same session, its call guessed */
    public Session guessedFrom(Session as) {
        return as.with(as.phase, as.since, as.until, as.standing, as.call, hold());
    }

    /**
     * Of a hold that does not hold the agent any more: whether it had a conversation, in a call that was guessed to be
     * its own.
     */
    public boolean talked() {
        return standing == Standing.LAPSED && phase == Phase.CONNECTED;
    }

    /** Its call is no guess any more. */
    public Session confirmed() {
        return guessed() ? with(phase, since, until, standing, call, null) : this;
    }

    public Session told(Kind changed, @Nullable Customer by, @Nullable String onPlatform, @Nullable String fromQueue) {
        return new Session(
                id,
                channel,
                changed,
                phase,
                since,
                until,
                standing,
                by,
                call.or(onPlatform, null),
                fromQueue,
                began,
                was);
    }

    /** The status that this session gives its agent. */
    public Status shown() {
        return phase == Phase.CONNECTED && kind.ownCall() ? Status.BUSY : Status.of(phase);
    }

    /** What its end means for its agent. A conversation that took place is over, whatever word ended it. */
    public Trigger endsBy(Ending ending) {
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

    public Session movedTo(Phase changed, Instant from, @Nullable Instant to) {
        Began told = changed == Phase.RINGING ? new Began(began.reserved(), from) : began;
        Hold kept = guessed() ? was : null;
        return new Session(id, channel, kind, changed, from, to, Standing.HELD, customer, call, queue, told, kept);
    }

    /** Whether what is said of this call is not about the one that is bound to this session. */
    public boolean isAnotherCallThan(@Nullable String otherId) {
        return otherId != null && callId() != null && !callId().equals(otherId);
    }

    /** Whether it was named after the call that is bound to it, such as an offer: it has no other. */
    public boolean bearsItsCallsName() {
        return id.equals(callId());
    }

    /** The first call bound to a session stays bound while nobody answers another. */
    public Session boundTo(@Nullable String onPlatform, @Nullable String withId) {
        return calls(call.or(onPlatform, withId));
    }

    public Session calls(Call changed) {
        return with(phase, since, until, standing, changed, was);
    }

    private Session with(
            Phase inPhase, Instant from, @Nullable Instant to, Standing changed, Call through, @Nullable Hold before) {
        return new Session(id, channel, kind, inPhase, from, to, changed, customer, through, queue, began, before);
    }
}
