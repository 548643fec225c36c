package lineclear.agent.model;

import lineclear.agent.Command;
import lineclear.agent.Inside;
import lineclear.agent.policy.Limit;
import lineclear.agent.record.Session;

/** What must be so when calls ring at several phones, and when what is told of them is late. */
final class PhoneInvariants {
    private PhoneInvariants() {}

    /** Nobody is free while another of the session's phones still rings, or may be up. */
    static String oneOfSeveralEndsNothing(Step step) {
        if (!(step.command() instanceof Command.Release release) || release.callId() == null) {
            return null;
        }
        Session was = step.before().sessions().get(release.sessionId());
        boolean several = was != null
                && was.open()
                && was.call().has(release.callId())
                && !was.call().legs().isEmpty();
        return several && !SessionInvariants.isOpen(step.after(), was.id()) ? "one phone ended " + was : null;
    }

    /** A call that is over takes nobody from anybody. */
    static String lateFactsTakeNobodyUnasked(Step step) {
        boolean late = step.fact()
                && step.command() instanceof Command.Connect connect
                && connect.at() != null
                && !connect.asked()
                && connect.at().plus(Inside.LATE).isBefore(step.now());
        return late && Inside.revoked(step.before(), step.after()) ? "took somebody's hold, unasked" : null;
    }

    /**
     * Nobody is free while a revoked hold's phone may still ring for them, unless that hold's time is up: where there
     * is room for it, it is there.
     */
    static String revokedHoldsComeBack(Step step) {
        for (Session session : step.after().sessions().values()) {
            if (Inside.pending(session, step.now()) && hasRoom(step, session)) {
                return session.id() + " could come back";
            }
        }
        return null;
    }

    private static boolean hasRoom(Step step, Session hold) {
        for (Limit limit : step.policy().limits()) {
            boolean own =
                    limit.of().contains(hold.channel()) && limit.counting().contains(hold.channel());
            long open = step.after().open().stream()
                    .filter(session -> limit.counting().contains(session.channel()))
                    .count();
            if (own && open >= limit.fewerThan()) {
                return false;
            }
        }
        return step.after().open().stream().allMatch(session -> step.policy().takes(session.channel()));
    }
}
