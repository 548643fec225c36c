package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.PresetPolicies;
import lineclear.agent.policy.Presets;
import lineclear.word.Choice;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentTest {
    private static final String NIGHT =
            "{'night-shift': {'extends': 'puzzel', 'holdSeconds': 60, 'logOffAtMidnight': true,"
                    + " 'timeZone': 'Europe/Oslo', 'wrapUpSecondsByQueue': {'q-short': 5}, 'labels': {'break': "
                    + "'Kaffe'}}}";

    @TempDir
    Path folder;

    private static Policies read(String document) {
        return Rulebook.read("keen", document.replace('\'', '"'));
    }

    @Test
    void withoutADocumentThereAreThePresetsAsTheyCome() {
        Policies policies = read("{}");
        assertEquals(Set.of("keen", "puzzel", "8x8", "asm"), policies.names());
        for (Policy preset : Presets.policies()) {
            assertEquals(
                    preset.revision(),
                    policies.named(preset.name()).orElseThrow().revision());
        }
    }

    @Test
    void anOwnPolicyIsItsPresetButForWhatDiffers() {
        Policies policies = read(NIGHT);
        Policy night = policies.named("night-shift").orElseThrow();
        assertEquals(Duration.ofSeconds(60), night.hold());
        assertEquals(Duration.ofSeconds(20), night.timers().ringing(), "puzzel's");
        assertTrue(night.endsAtMidnight());
        assertEquals(ZoneId.of("Europe/Oslo"), night.timers().zone());
        assertEquals(Map.of("q-short", Duration.ofSeconds(5)), night.timers().wrapUpByQueue());
        assertEquals("Kaffe", night.label(Choice.BREAK));
        assertEquals("Connected", night.label(Status.CONNECTED), "puzzel's");
        Policy puzzel = policies.named("puzzel").orElseThrow();
        assertFalse(puzzel.endsAtMidnight(), "puzzel itself stays as it is");
        assertNotEquals(puzzel.revision(), night.revision());
    }

    @Test
    void aPresetsOwnNumbersCanBeChanged() {
        Policy keen = read("{'keen': {'holdSeconds': 90, 'capacity': 2}}")
                .named("keen")
                .orElseThrow();
        assertEquals(Duration.ofSeconds(90), keen.hold());
        assertEquals(2, keen.limits().get(0).fewerThan());
    }

    @Test
    void wordsAloneMakeNoNewRevision() {
        Policy keen = read("{'keen': {'labels': {'available': 'Free'}}}")
                .named("keen")
                .orElseThrow();
        assertEquals("Free", keen.label(Choice.AVAILABLE));
        assertEquals(PresetPolicies.keen().revision(), keen.revision());
    }

    @Test
    void itMayStandInAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("policies.json"), NIGHT.replace('\'', '"'));
        assertTrue(Rulebook.read("night-shift", file.toString())
                .named("night-shift")
                .isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {                                               | policies is not JSON, see line 1
            {'keen': {}, 'keen': {}}                        | policies is not JSON
            {} {}                                           | policies is not JSON
            no-such-file                                    | \
            policies is neither a JSON object nor a file that can be read: no-such-file
            {'keen': 7}                                     | policies.keen must be a JSON object
            {'keen': {'wrapUpSeconds': 5}}                  | \
            policies.keen.wrapUpSeconds is no setting of keen; it has holdSeconds, silenceSeconds
            {'keen': {'holdSecond': 5}}                     | policies.keen.holdSecond is no setting of keen
            {'keen': {'holdSeconds': 0}}                    | \
            policies.keen.holdSeconds must be a whole number from 1 to 600
            {'keen': {'holdSeconds': 601}}                  | \
            policies.keen.holdSeconds must be a whole number from 1 to 600
            {'keen': {'holdSeconds': 1.5}}                  | policies.keen.holdSeconds must be a whole number
            {'keen': {'holdSeconds': '60'}}                 | policies.keen.holdSeconds must be a whole number
            {'keen': {'extends': 'asm'}}                    | policies.keen.extends cannot be: keen is a preset
            {'own': {'holdSeconds': 60}}                    | \
            policies.own needs "extends": own is none of the presets keen, puzzel, 8x8, asm
            {'own': {'extends': 'genesys'}}                 | \
            policies.own.extends must be one of the presets keen, puzzel, 8x8, asm
            {'own': {'extends': 8}}                         | policies.own.extends must be one of the presets
            {'o w n': {'extends': 'asm'}}                   | policies.o w n is no name of a policy
            {'puzzel': {'logOffAtMidnight': 1}}             | policies.puzzel.logOffAtMidnight must be true or false
            {'puzzel': {'timeZone': 'Oslo'}}                | \
            policies.puzzel.timeZone must be a time zone such as Europe/Oslo
            {'asm': {'timeZone': 'Europe/Oslo'}}            | policies.asm.timeZone cannot be: asm knows no midnight
            {'asm': {'wrapUpSecondsByQueue': {'q': 1}}}     | \
            policies.asm.wrapUpSecondsByQueue cannot be: asm has no wrap-up
            {'8x8': {'wrapUpSecondsByQueue': {'q': -1}}}    | \
            policies.8x8.wrapUpSecondsByQueue.q must be a whole number from 0 to 3600
            {'8x8': {'wrapUpSecondsByQueue': {'a b': 1}}}   | \
            policies.8x8.wrapUpSecondsByQueue has a queue that does not match
            {'asm': {'labels': {'lunch': 'x'}}}             | \
            policies.asm.labels.lunch is no status; there are available, break
            {'asm': {'labels': {'break': ''}}}              | \
            policies.asm.labels.break must be a text of 1 to 64 characters
            """)
    void whatIsWrongIsSaidByItsKey(String document, String sentence) {
        String message = assertThrows(IllegalArgumentException.class, () -> read(document))
                .getMessage();
        assertTrue(message.startsWith(sentence), message);
    }

    @Test
    void aDefaultThatIsNoPolicyIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> Rulebook.read("genesys", "{}"))
                .getMessage();
        assertTrue(message.contains("genesys") && message.contains("puzzel"), message);
    }
}
