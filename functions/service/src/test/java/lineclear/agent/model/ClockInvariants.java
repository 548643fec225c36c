package lineclear.agent.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lineclear.agent.Command;
import lineclear.agent.Eligibility;
import lineclear.agent.Inside;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.Scene;
import lineclear.agent.View;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Presence;
import lineclear.agent.record.Session;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Phase;
import lineclear.word.Status;
import lineclear.word.Switch;

/** What must be so now and as time goes by. */
final class ClockInvariants {
    /** Those of the policies, and one that none of them has. */
    private static final List<Channel> CHANNELS = List.of(Channel.VOICE, Channel.CHAT, Channel.EMAIL);

    private ClockInvariants() {}

    /**
     * The stored pair of numbers says what a reserve would be told, now and whenever only the clock has moved. From
     * openUntil on it says no, which may be too careful where an agent opens again after that (a pause after a missed
     * offer); it never says yes where the rules say no.
     */
    static String availabilitySaysWhatIsGranted(Step step) {
        AgentRecord stored = step.after();
        Instant closes = stored.availability().openUntil();
        for (Instant at : Step.instants(step.policy(), stored, step.now())) {
            for (Channel channel : CHANNELS) {
                boolean says = says(step.policy(), stored, channel, at);
                boolean granted = granted(step, stored, channel, at);
                boolean careful = closes != null && !at.isBefore(closes) && granted;
                if (says != granted && !careful) {
                    return channel + " at " + at + " is " + granted + ", not " + says;
                }
            }
        }
        return null;
    }

    /** A settled record's pair is exact at its own instant, without exception. */
    static String settledAvailabilityIsExact(Step step) {
        for (Channel channel : CHANNELS) {
            boolean says = says(step.policy(), step.after(), channel, step.now());
            if (says != granted(step, step.after(), channel, step.now())) {
                return channel + " is not " + says;
            }
        }
        return null;
    }

    /** What the store's condition makes of the stored numbers. */
    private static boolean says(Policy policy, AgentRecord stored, Channel channel, Instant at) {
        boolean today = stored.logsOffAt() == null || stored.logsOffAt().isAfter(at);
        return stored.availability().open(channel, at) && Eligibility.present(policy, stored, at) && today;
    }

    private static boolean granted(Step step, AgentRecord record, Channel channel, Instant at) {
        return granted(step, record, Scene.reservation("", channel, Moves.FIRST), at);
    }

    private static boolean granted(Step step, AgentRecord record, Command.Reserve like, Instant at) {
        Command probe =
                new Command.Reserve("nobody-yet", like.channel(), like.kind(), like.customer(), like.hold(), null);
        return step.play().decide(step.policy(), record, probe, at) instanceof Outcome.Changed;
    }

    static String settlingIsMonotone(Step step) {
        if (!step.clock()) {
            return null;
        }
        AgentRecord once = step.after();
        if (!once.equals(step.play().at(step.policy(), once, step.now()))) {
            return "settled twice is not settled once";
        }
        for (Instant later : Step.instants(step.policy(), step.stored(), step.now())) {
            AgentRecord direct = step.play().at(step.policy(), step.stored(), later);
            if (!direct.equals(step.play().at(step.policy(), once, later))) {
                return "a stop on the way to " + later + " made a difference";
            }
        }
        return null;
    }

    static String storedDecidesLikeSettled(Step step) {
        boolean lease = step.command() instanceof Command.Heartbeat; // it leaves everything else as it is stored
        if (step.clock() || lease || step.before().equals(step.stored())) {
            return null;
        }
        Outcome settled = step.play().decide(step.policy(), step.before(), step.command(), step.now());
        return withoutEnds(settled).equals(withoutEnds(step.outcome()))
                ? null
                : "stored and settled decide differently: " + settled;
    }

    /** What the clock has ended is news where it is written only. */
    private static Outcome withoutEnds(Outcome outcome) {
        if (outcome instanceof Outcome.Changed changed) {
            return new Outcome.Changed(changed.record().withoutEnds(), changed.effect());
        } else if (outcome instanceof Outcome.Unchanged unchanged) {
            return new Outcome.Unchanged(unchanged.record().withoutEnds());
        } else if (outcome instanceof Outcome.Told told) {
            return new Outcome.Told(told.record().withoutEnds(), told.refusal());
        } else if (outcome instanceof Outcome.Doubtful doubtful) {
            return new Outcome.Doubtful(doubtful.record().withoutEnds(), doubtful.platform(), doubtful.callId());
        }
        Outcome.Refused refused = (Outcome.Refused) outcome;
        return new Outcome.Refused(refused.record().withoutEnds(), refused.refusal());
    }

    /**
     * No state lasts for ever unseen: what is open has an end of its own or is watched, a cause has an end; and nobody
     * watches what ends by itself.
     */
    static String notIdleIsWatched(Step step) {
        AgentRecord record = step.after();
        if (!Inside.watched(record) && step.changed() && record.checkAt() != null) {
            return "watched for nothing";
        }
        if (Inside.watched(record) && record.checkAt() == null) {
            return "nothing will look at it";
        }
        boolean endless = record.open().stream()
                .anyMatch(session -> session.until() == null && session.phase() != Phase.CONNECTED);
        if (endless) {
            return "neither a call nor anything that ends by itself";
        }
        boolean over = record.cause() != null && !record.cause().until().isAfter(step.now());
        boolean lapsed = record.open().stream()
                .anyMatch(session -> session.until() != null && !session.until().isAfter(step.now()));
        return over || lapsed ? "something is over and still there" : null;
    }

    /**
     * A refused reserve is told the very instant from which it would be granted, or that only an action can bring it.
     */
    static String refusalsNameTheEnd(Step step) {
        if (!step.clock() && !step.stored().equals(step.before())) {
            return null; // tried from the settled state
        }
        if (!(step.command() instanceof Command.Reserve reserve)
                || !(step.outcome() instanceof Outcome.Refused refused)) {
            return null;
        }
        boolean agent = List.of(Refusal.Code.AGENT_BUSY, Refusal.Code.AGENT_UNAVAILABLE)
                .contains(refused.refusal().code());
        boolean there = Eligibility.present(step.policy(), step.before(), step.now());
        AgentRecord staying = !there
                ? step.stored()
                : step.stored().presence(new Presence(Map.of("stays", step.now().plus(Duration.ofDays(9)))));
        Instant first = Step.instants(step.policy(), step.stored(), step.now()).stream()
                .filter(at -> granted(step, staying, reserve, at))
                .findFirst()
                .orElse(null);
        boolean sessionTaken = SessionInvariants.isOpen(step.before(), reserve.sessionId());
        boolean rightly = sessionTaken || !agent || !Objects.equals(first, step.now());
        Instant told = refused.refusal().until();
        boolean asGranted = agent ? sessionTaken || Objects.equals(first, told) : told == null;
        return rightly && asGranted ? null : "free at " + first + ", told " + told;
    }

    /**
     * Whatever happened: with its sessions ended, the status chosen and the clock run on, the agent takes customers.
     */
    static String nobodyIsStuck(Step step) {
        AgentRecord record = step.after();
        Instant late = step.now().plusSeconds(3600);
        for (Session session : step.after().open()) {
            record = Step.record(step.play()
                    .decide(step.policy(), record, new Command.Release(session.id(), Ending.COMPLETED), late));
        }
        Instant later = late.plusSeconds(3600);
        record = Step.record(step.play().decide(step.policy(), record, new Command.Heartbeat("a", null), later));
        for (Switch one : step.policy().switches()) {
            Command on = new Command.SetStatus(null, null, null, false, Map.of(one, true), Scene.AGENT);
            record = Step.record(step.play().decide(step.policy(), record, on, later));
        }
        Command available = new Command.SetStatus(Choice.AVAILABLE, null, null, false, Scene.AGENT);
        record = Step.record(step.play().decide(step.policy(), record, available, later));
        for (Channel channel : step.policy().channels()) {
            if (!granted(step, record, channel, later)) {
                return "stuck on " + channel;
            }
        }
        return null;
    }

    static String viewIsTrue(Step step) {
        View view = step.play().view(step.policy(), step.after(), step.now());
        if (view.since().isAfter(step.now())) {
            return "began in the future";
        }
        if (view.until() != null && !view.until().isAfter(step.now())) {
            return "ended in the past";
        }
        for (Channel channel : step.policy().channels()) {
            if (view.accepts().get(channel) != granted(step, step.after(), channel, step.now())) {
                return "accepts " + channel + " is not so";
            }
        }
        boolean ends = view.until() != null;
        if (ends && step.play().at(step.policy(), step.after(), view.until()).equals(step.after())) {
            return "nothing ends at " + view.until();
        }
        boolean available = view.status() == Status.AVAILABLE;
        return available == view.accepts().containsValue(true)
                        || !view.sessions().isEmpty()
                        || !step.after().off().isEmpty()
                ? null
                : view.status() + " accepts " + view.accepts();
    }
}
