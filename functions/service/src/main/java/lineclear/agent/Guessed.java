package lineclear.agent;

import java.time.Instant;
import lineclear.agent.policy.Policy;
import lineclear.word.Kind;
import lineclear.word.Phase;

/**
 * A call at the account's address that was taken for the one a customer waits for. Where nobody has said so it may be somebody
 * else's, and must not cost the customer their hold. {@code DECISIONS.md#a-guessed-call-leaves-the-hold-as-it-was}.
 */
final class Guessed {
    private Guessed() {}

    /** Whether the end of its call leaves the hold: nobody answered it, or the hold would still run. */
    static boolean stays(Session session, Instant now) {
        return session.guessed()
                && (session.phase() != Phase.CONNECTED || session.was().until().isAfter(now));
    }

    /** The hold once its call is over: it comes back if there is room, else it waits for that as one that was revoked. */
    static Session left(Session session, Instant now) {
        Session hold = session.held();
        return hold.until().isAfter(now) ? hold.revoked(now) : hold.stands(Session.Standing.LAPSED, hold.until());
    }

    /** The record with the hold as it was, and its call, where somebody talks in it, a session of its own that takes the agent. */
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
                null);
        AgentRecord parted = Crowding.eased(Settling.at(policy, held.with(stranger), now), stranger.id());
        return Revocation.by(policy, parted, stranger.id(), now);
    }
}
