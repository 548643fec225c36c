package lineclear.agent;

import java.time.Instant;

/**
 * The status that was chosen, by whom, and when. Nothing but a choice or a row of the policy changes it.
 *
 * @param reason why ("lunch"); null when not told
 * @param message what a supervisor wants the agent to read; null when none
 */
public record Intent(Choice choice, String reason, String message, Instant since, Actor by) {
    Intent since(Instant from) {
        return new Intent(choice, reason, message, from, by);
    }
}
