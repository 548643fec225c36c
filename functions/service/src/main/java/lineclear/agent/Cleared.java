package lineclear.agent;

import java.time.Instant;
import lineclear.word.Actor;

/**
 * The last time somebody cleared this agent, kept so that the reason is not lost and a second click does no harm.
 *
 * @param seen the version they had been shown
 * @param reason null when none was needed
 */
public record Cleared(long seen, Actor by, String reason, Instant at) {}
