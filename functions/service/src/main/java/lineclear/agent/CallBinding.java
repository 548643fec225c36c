package lineclear.agent;

import java.util.List;
import java.util.Objects;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Call;
import lineclear.agent.record.Session;
import lineclear.agent.record.Tombstones;
import lineclear.word.Phase;

/**
 * Which calls are a session's, once it is known which session is meant: one, several phones that ring for it, or one
 * that is only a guess. {@code DECISIONS.md#several-phones-may-ring-for-one-session}.
 */
final class CallBinding {
    private CallBinding() {}

    /** Its name is remembered, and it is no session's call any more. */
    static boolean isOver(AgentRecord settled, String callId) {
        return callId != null
                && settled.ended().heardOf(callId)
                && !settled.ended().forgotten(callId)
                && settled.sessions(session -> session.call().has(callId)).isEmpty();
    }

    /**
     * Once somebody talks, another call that rings is not about this session; nor is any where the session was named
     * after its call, such as an offer.
     */
    static boolean isNoLegOf(Session known, Command.Connect connect) {
        boolean late = talks(known) && connect.phase() == Phase.RINGING;
        return !known.guessed() && known.isAnotherCallThan(connect.callId()) && (known.bearsItsCallsName() || late);
    }

    private static boolean talks(Session known) {
        return known.open() && known.phase() == Phase.CONNECTED;
    }

    /** The session with what the command says of its call. One whose guessed call is over is bound anew. */
    static Session told(Session known, Command.Connect connect) {
        Session open = known.talked() ? known.calls(new Call(known.platform(), null)) : known;
        Session bound = open.boundTo(connect.platform(), connect.callId());
        bound = bound.calls(through(bound, connect));
        return switch (connect.named()) {
            case BY_CALLER -> bound.confirmed();
            case BY_CALL, BY_TASK -> bound;
            case BY_GUESS -> known.yields() ? known.guessedFrom(bound) : bound; // who talks already has no hold to keep
        };
    }

    /** Where somebody talks, a platform that says so of a further call is believed: the agent is free after both. */
    private static Call through(Session bound, Command.Connect connect) {
        Call call = bound.call();
        String callId = connect.callId();
        if (bound.bearsItsCallsName()) {
            return call; // whatever a program calls its legs
        } else if (bound.id().equals(callId) || callId != null && connect.phase() == Phase.CONNECTED && !talks(bound)) {
            return call.answered(callId);
        }
        boolean further = bound.isAnotherCallThan(callId) && !call.has(callId);
        boolean may = (!talks(bound) || connect.fact()) && call.legs().size() < Call.MOST_LEGS;
        return further && may ? call.withLeg(callId) : call;
    }

    /**
     * What the command itself names, so that a guess, which does not know an older call's name, remembers the same. A
     * call is one session's: a hold that ran out while it rang is over for good. The phones that rang beside one that
     * was answered are not over, as far as anybody has said: one of them may be answered, too.
     */
    static AgentRecord remembering(Command.Connect connect, Session known, Session told, AgentRecord record) {
        if (connect.callId() == null) {
            return record;
        }
        List<Session> before = record.sessions(session -> !session.open()
                && !session.id().equals(told.id())
                && connect.callId().equals(session.callId())
                && Objects.equals(told.platform(), session.platform()));
        AgentRecord only = record;
        for (Session session : before) {
            only = Aftermath.forget(only, session);
        }
        Tombstones stones = known.talked() ? only.ended() : only.ended().unbound(known.call(), told.call());
        return only.tombstones(stones.bound(told.id(), connect.callId()));
    }
}
