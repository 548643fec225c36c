package lineclear.agent.record;

import java.time.Instant;
import lineclear.word.Actor;
import lineclear.word.Choice;
import org.jspecify.annotations.Nullable;

/**
 * The status that was chosen, by whom, and when. Nothing but a choice or a row of the policy changes it.
 *
 * @param reason why ("lunch"); null when not told
 */
public record Intent(Choice choice, @Nullable String reason, Instant since, Actor by) {
    public Intent since(Instant from) {
        return new Intent(choice, reason, from, by);
    }
}
