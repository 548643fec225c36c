package lineclear.agent.model;

import java.time.Duration;
import java.util.List;
import lineclear.agent.Command;
import lineclear.agent.Eligibility;
import lineclear.agent.Evidence;
import lineclear.agent.Inside;
import lineclear.agent.Outcome;
import lineclear.agent.policy.Limit;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;

/** What must be so of the sessions. */
final class SessionInvariants {
    private SessionInvariants() {}

    /**
     * Whoever is given the agent by a request, or by a phone that only rings, finds room, nothing chosen against it, no
     * cause.
     */
    static String grantsKeepCapacity(Step step) {
        String id = step.about();
        boolean opened = id != null && isOpen(step.after(), id) && !isOpen(step.before(), id);
        if (!opened || isLive(step.after(), id) && step.fact()) {
            return null;
        }
        Channel channel = step.after().sessions().get(id).channel();
        boolean chosen = step.before().intent().choice() == Choice.AVAILABLE
                && step.before().cause() == null;
        Kind kind = step.after().sessions().get(id).kind();
        boolean taken = Inside.offers(step.policy(), step.before(), channel, kind)
                && step.policy().channels().contains(channel)
                && Eligibility.present(step.policy(), step.before(), step.now());
        for (Limit limit : step.policy().limits()) {
            if (limit.of().contains(channel)) {
                long counted = step.before().open().stream()
                        .filter(session -> limit.counting().contains(session.channel()))
                        .count();
                taken &= counted < limit.fewerThan();
            }
        }
        return chosen && taken ? null : "granted without room";
    }

    /** Beyond capacity there are only live calls, never a hold. */
    static String holdsYieldToCapacity(Step step) {
        for (Limit limit : step.policy().limits()) {
            long counted = step.after().open().stream()
                    .filter(session -> limit.counting().contains(session.channel()))
                    .count();
            boolean holds = step.after().open().stream()
                    .anyMatch(session -> session.yields()
                            && limit.of().contains(session.channel())
                            && limit.counting().contains(session.channel()));
            if (holds && counted > limit.fewerThan()) {
                return "a hold beyond " + limit;
            }
        }
        return null;
    }

    static String phasesMoveForward(Step step) {
        for (Session was : step.before().sessions().values()) {
            Session is = step.after().sessions().get(was.id());
            if (is != null && is.phase().compareTo(was.phase()) < 0) {
                return was.id() + " went back";
            }
        }
        return null;
    }

    /** A hold that was only forgotten may be taken up by the fact that its call is up; nothing else returns. */
    static String theEndedNeverReturn(Step step) {
        for (Session session : step.after().sessions().values()) {
            boolean back = step.before().ended().hold(session.id())
                    && !step.before().sessions().containsKey(session.id());
            boolean mayReturn = step.before().ended().forgotten(session.id()) || isAnotherPhone(step, session.id());
            if (back && !(mayReturn && step.fact() && session.id().equals(step.about()))) {
                return session.id() + " came back";
            }
        }
        for (Session session : step.before().sessions().values()) {
            boolean gone = !step.after().sessions().containsKey(session.id());
            if (gone && !step.after().ended().hold(session.id())) {
                return session.id() + " left no tombstone";
            }
        }
        // the model's ids have slots of their own
        for (String slot : step.before().ended().slots().keySet()) {
            String stone = step.before().ended().slots().get(slot);
            String later = step.after().ended().slots().get(slot);
            boolean callMayComeBack = stone.endsWith("b") && later == null;
            boolean mayBeToldTheEnd = callMayComeBack
                    || stone.endsWith("e")
                    || stone.endsWith("v")
                    || Character.isUpperCase(stone.charAt(stone.length() - 1));
            if (!stone.equals(later) && !mayBeToldTheEnd) {
                return "the tombstone " + stone + " became " + later;
            }
        }
        return null;
    }

    /** The session ended with a phone that nobody had answered, and this is not that phone. */
    private static boolean isAnotherPhone(Step step, String sessionId) {
        return step.before().ended().unanswered(sessionId)
                && step.command() instanceof Command.Connect connect
                && connect.callId() != null
                && !step.before().ended().heardOf(connect.callId());
    }

    /**
     * A conversation ends by its own release, or by a clear of somebody who may, with nobody saying that it goes on.
     */
    static String liveCallsAreNotCut(Step step) {
        for (Session was : step.before().open()) {
            boolean released = step.command() instanceof Command.Release release
                    && was.id().equals(step.about())
                    && !was.isAnotherCallThan(release.callId());
            boolean over = step.command() instanceof Command.Reconcile settle
                    && settle.over().containsKey(was.id());
            boolean live = was.phase() == Phase.CONNECTED && !gaveWay(step, was);
            if (live && !released && !over && !isLive(step.after(), was.id()) && !mayClear(step, was)) {
                return was.id() + " was cut";
            }
        }
        return null;
    }

    private static boolean mayClear(Step step, Session live) {
        if (!(step.command() instanceof Command.Clear clear)) {
            return false;
        }
        List<Evidence> heard = clear.heard().stream()
                .filter(piece -> piece.sessionId().equals(live.id()))
                .toList();
        Duration silent = Duration.between(live.since(), step.now());
        boolean known = heard.isEmpty()
                ? silent.compareTo(step.policy().silence()) >= 0
                : heard.stream().noneMatch(piece -> piece.verdict() == Evidence.Verdict.UNKNOWN);
        boolean withReason = clear.by().role() == Actor.Role.SUPERVISOR && clear.reason() != null;
        return clear.version() == step.before().version()
                && heard.stream().noneMatch(Evidence::live)
                && (known || withReason);
    }

    /** A call that is really up is recorded, unless its session is known to have ended. */
    static String factsWin(Step step) {
        boolean up = step.fact() && ((Command.Connect) step.command()).phase() == Phase.CONNECTED;
        if (!up || isLive(step.after(), step.about()) || step.outcome() instanceof Outcome.Doubtful) {
            return null;
        }
        Session known = step.before().sessions().get(step.about());
        String callId = ((Command.Connect) step.command()).callId();
        if (callId != null && step.before().ended().heardOf(callId) && !Inside.isOf(known, callId)) {
            return null; // that phone is over
        }
        boolean ended = step.before().ended().hold(step.about())
                && !step.before().ended().forgotten(step.about());
        return ended ? null : step.about() + " is up, and the record does not know";
    }

    /** A command about one session changes another only to revoke its hold, and only for a fact. */
    static String othersAreLeftAlone(Step step) {
        if (step.clock() || step.command() instanceof Command.Clear || step.command() instanceof Command.Reconcile) {
            return null;
        }
        for (Session was : step.before().open()) {
            Session is = step.after().sessions().get(was.id());
            boolean revoked = is != null && is.standing() == Session.Standing.REVOKED && was.yields() && step.fact();
            if (!was.id().equals(step.about()) && !was.equals(is) && !revoked && !gaveWay(step, was)) {
                return was.id() + " was changed";
            }
        }
        return null;
    }

    /** Whatever the phone platform tells, and however often. */
    static String theRecordIsBounded(Step step) {
        long unreserved = unreserved(step.after());
        return unreserved > Inside.MOST_UNRESERVED ? unreserved + " sessions that nobody reserved" : null;
    }

    private static long unreserved(AgentRecord record) {
        return record.sessions().values().stream()
                .filter(session -> session.customer() == null)
                .count();
    }

    /** Of more calls than a record takes the oldest gives way to a fact, as one of which nobody knows the end. */
    private static boolean gaveWay(Step step, Session was) {
        boolean oldest = step.before().open().stream()
                .filter(session -> session.customer() == null && !session.id().equals(step.about()))
                .noneMatch(session -> session.since().isBefore(was.since()));
        return step.fact()
                && unreserved(step.before()) == Inside.MOST_UNRESERVED
                && was.customer() == null
                && oldest
                && step.after()
                        .ended()
                        .ending(was.id())
                        .filter(Ending.LOST::equals)
                        .isPresent();
    }

    /** Who watches grants, and who looks a session up in the history, goes by the effect. */
    static String effectsAreRight(Step step) {
        if (!(step.outcome() instanceof Outcome.Changed changed)) {
            return null;
        }
        String id = step.about();
        boolean there = id == null || step.before().sessions().containsKey(id);
        boolean appears = !there && step.after().sessions().containsKey(id);
        boolean strange = appears && step.fact() && !step.before().ended().hold(id);
        Outcome.Effect right =
                strange ? Outcome.Effect.TAKE : appears && !step.fact() ? Outcome.Effect.GRANT : Outcome.Effect.CHANGE;
        return changed.effect() == right ? null : changed.effect() + " should be " + right;
    }

    static boolean isOpen(AgentRecord record, String id) {
        Session session = record.sessions().get(id);
        return session != null && session.open();
    }

    static boolean isLive(AgentRecord record, String id) {
        return isOpen(record, id) && record.sessions().get(id).phase() == Phase.CONNECTED;
    }
}
