package lineclear.agent;

import java.time.Instant;
import lineclear.word.Actor;
import lineclear.word.Word;

/**
 * What somebody says about one open session.
 *
 * @param source {@code record}, or the phone platform's name
 * @param verdict what follows for the agent
 * @param says in words
 * @param at when the source knew it
 * @param live whether the source says that the conversation is going on
 */
public record Evidence(String sessionId, String source, Verdict verdict, String says, Instant at, boolean live) {
    /** What verify answers, from best to worst: the worst session decides. */
    public enum Verdict implements Word {
        CLEAR,
        OUT_OF_SYNC,
        BUSY,
        UNKNOWN
    }

    /** Whether somebody in this role may clear the session; a supervisor gives a reason for what is unknown. */
    public boolean clearableBy(Actor.Role role) {
        return !live && (verdict != Verdict.UNKNOWN || role == Actor.Role.SUPERVISOR);
    }
}
