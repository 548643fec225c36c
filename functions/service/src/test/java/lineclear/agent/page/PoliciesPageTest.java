package lineclear.agent.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.Preset;
import lineclear.agent.policy.Presets;
import lineclear.agent.sentences.Statements;
import lineclear.function.Rulebook;
import lineclear.pages.MarkedPage;
import lineclear.word.Choice;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/** {@code POLICIES.md} says what the rules say. */
class PoliciesPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private static MarkedPage page() throws IOException {
        return new MarkedPage("functions/service/POLICIES.md");
    }

    @Test
    void thePageShowsTheRulesAsTheyAre() throws IOException {
        MarkedPage page = page();
        for (Preset preset : Presets.all()) {
            page.part(preset.name(), section(preset));
        }
        Statements all = Statements.BY_POLICY.get("every-policy");
        page.part("every-policy", "Shown by " + all.links() + " under each of the four.\n\n" + all.onPurpose());
        page.saysSo(PoliciesPageTest.class);
    }

    @Test
    void theExampleOfChangedSettingsIsAccepted() throws IOException {
        Matcher example = EXAMPLE.matcher(page().text());
        assertTrue(example.find(), "POLICIES.md needs an example of changed settings");
        Policies policies = Rulebook.read("night-shift", example.group(1));
        Policy night = policies.standard();
        assertEquals("Kaffe", night.label(Choice.BREAK));
        assertEquals(ZoneId.of("Europe/Oslo"), night.timers().zone());
        assertTrue(night.endsAtMidnight());
        Policy puzzel = policies.named("puzzel").orElseThrow();
        assertTrue(puzzel.transitions().stream()
                .anyMatch(row -> row.to() == Status.WRAP_UP && row.timer().equals(Duration.ofSeconds(45))));
    }

    private static String section(Preset preset) {
        Policy policy = preset.policy();
        Statements said = Statements.BY_POLICY.get(preset.name());
        String limits = policy.limits().stream()
                .map(limit -> "- " + new LimitWords(limit).sentence())
                .collect(Collectors.joining("\n"));
        return String.join(
                "\n\n",
                List.of(
                        "Whose behaviour it is: " + policy.wording().source() + ".",
                        "### " + policy.wording().title() + ": statuses",
                        new StatusTable(policy).markdown(),
                        "### " + policy.wording().title() + ": what leads from one to another",
                        new PolicyTable(policy).markdown(),
                        new PolicyTable(policy).diagram(),
                        "### " + policy.wording().title() + ": how much at once",
                        limits,
                        "### " + policy.wording().title() + ": queues",
                        new QueueWords(policy).sentences(),
                        "### " + policy.wording().title() + ": settings",
                        new SettingsTable(preset).markdown(),
                        "### " + policy.wording().title() + ": what the vendor's page says, and the test that shows it",
                        "In our own words. Tests: " + said.links() + ".",
                        said.ofTheVendor(),
                        "### " + policy.wording().title() + ": what Lineclear does otherwise, on purpose",
                        said.onPurpose()));
    }
}
