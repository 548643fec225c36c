package lineclear.agent.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.Presets;
import lineclear.pages.MarkedPage;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/** The glossary's columns of the four presets are written from their words. */
class WordsPageTest {
    @Test
    void theGlossarySaysWhatAgentsOfEachPresetAreShown() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "| our status | " + cells(policy -> policy.wording().title()),
                "| --- " + "| --- ".repeat(Presets.all().size()) + "|"));
        for (Status status : Status.values()) {
            lines.add("| `" + status.word() + "` | " + cells(policy -> word(policy, status)));
        }
        new MarkedPage("functions/README.md")
                .part("words", String.join("\n", lines))
                .saysSo(WordsPageTest.class);
    }

    private static String cells(Function<Policy, String> cell) {
        return Presets.policies().stream().map(cell).collect(Collectors.joining(" | ", "", " |"));
    }

    /** "–" for a status that no agent of the policy can have. */
    private static String word(Policy policy, Status status) {
        PolicyWords words = new PolicyWords(policy);
        return words.shown().contains(status) ? words.label(status) : "–";
    }
}
