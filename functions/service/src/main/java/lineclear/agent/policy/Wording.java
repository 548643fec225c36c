package lineclear.agent.policy;

import java.util.Map;
import lineclear.word.Choice;
import lineclear.word.Enums;
import lineclear.word.Status;

/**
 * A policy's own words.
 *
 * @param title what the policy is called where people read about it
 * @param source whose behaviour it is, and where that is written
 * @param statuses for what shows
 * @param choices for the statuses that can be chosen; no others can
 */
public record Wording(String title, String source, Map<Status, String> statuses, Map<Choice, String> choices) {
    public Wording {
        statuses = Enums.copy(Status.class, statuses);
        choices = Enums.copy(Choice.class, choices);
    }
}
