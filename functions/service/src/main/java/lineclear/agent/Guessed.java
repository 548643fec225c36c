package lineclear.agent;

import java.time.Instant;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.word.Kind;
import lineclear.word.Phase;

/**
 * A call at the account's address that was taken for the one a customer waits for. Where nobody has said so it may be
 * somebody else's, and must not cost the customer their hold.
 * {@code DECISIONS.md#a-guessed-call-leaves-the-hold-as-it-was}.
 */
final class Guessed {
    private Guessed() {}

    /**
     * The hold once a call that nobody answered is over: it comes back if there is room, else it waits for that as one
     * that was revoked.
     */
    static Session unanswered(Session session, Instant now) {
        return session.held().revoked(now);
    }

    /**
     * The hold once a conversation is over, which probably was the customer's: it holds nobody, but its customer's call
     * may yet take it up.
     */
    static Session answered(Session session, Instant now) {
        return session.stands(Session.Standing.LAPSED, now);
    }

    /**
     * The record with the hold as it was, and its call, where somebody talks in it, a session of its own that takes the
     * agent.
     */
    static AgentRecord parted(Policy policy, AgentRecord settled, Session guessed, Instant now) {
        AgentRecord held = settled.with(guessed.held());
        if (guessed.phase() != Phase.CONNECTED) {
            return Settling.at(policy, held.tombstones(held.ended().unbound(guessed.callId())), now);
        }
        Session stranger = new Session(
                guessed.callId(),
                guessed.channel(),
                Kind.DIRECT,
                Phase.CONNECTED,
                guessed.since(),
                null,
                Session.Standing.HELD,
                null,
                guessed.call(),
                null,
                Session.Began.UNTOLD,
                null);
        AgentRecord parted = Crowding.eased(Settling.at(policy, held.with(stranger), now), stranger.id(), now);
        return Revocation.by(policy, parted, stranger.id(), now);
    }
}
