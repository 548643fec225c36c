package lineclear.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lineclear.agent.Because;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import lineclear.word.Switch;
import lineclear.word.Trigger;
import lineclear.word.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages' words: every language says the same, and says all that a page may ask for. */
class CataloguesTest {
    private static final Path DESK = Path.of("src/main/resources/lineclear/desk");

    /** A key that a page names in full, as {@code t('skip')}. */
    private static final Pattern NAMED = Pattern.compile("\\bt\\(\\s*'([a-z][a-z0-9.-]*)'");

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    static Stream<String> languages() throws IOException {
        return filesIn(DESK.resolve("i18n"), ".json").stream()
                .map(file -> file.getFileName().toString().replace(".json", ""));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aLanguageHasTheKeysOfEnglish(String language) throws IOException {
        assertEquals(keys(catalogue("en")), keys(catalogue(language)));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aTextHasTheParametersOfTheEnglishOne(String language) throws IOException {
        JsonNode english = catalogue("en");
        JsonNode other = catalogue(language);
        for (String key : keys(english)) {
            assertEquals(parameters(english.get(key)), parameters(other.get(key)), key);
        }
    }

    @Test
    void everyKeyThatAPageNamesIsThere() throws IOException {
        Set<String> keys = keys(catalogue("en"));
        Set<String> missing = new TreeSet<>();
        for (Path module : filesIn(DESK, ".js")) {
            Matcher named = NAMED.matcher(Files.readString(module));
            while (named.find()) {
                if (!keys.contains(named.group(1)) && !keys.contains(named.group(1) + ".other")) {
                    missing.add(module.getFileName() + ": " + named.group(1));
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyWordOfTheServiceHasATextOfItsOwn() throws IOException {
        Set<String> wanted = Stream.of(
                        words("status.", Status.values()),
                        words("choice.", Choice.values()),
                        words("channel.", Channel.values()),
                        words("channel.one.", Channel.values()),
                        words("kind.", Kind.values()),
                        words("phase.", Phase.values()),
                        words("takes.", Switch.values()),
                        words("reason.off.", Switch.values()),
                        words("reason.medium.", Channel.values()),
                        words("reason.", Because.Code.values()),
                        words("trigger.", Trigger.values()))
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> keys = keys(catalogue("en"));
        wanted.removeIf(key -> keys.contains(key) || keys.contains(key + ".other"));
        assertEquals(Set.of(), wanted);
    }

    private static List<String> words(String before, Word[] words) {
        return Arrays.stream(words).map(word -> before + word.word()).toList();
    }

    private static List<Path> filesIn(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode catalogue(String language) throws IOException {
        return new ObjectMapper()
                .readTree(DESK.resolve("i18n/" + language + ".json").toFile());
    }

    private static Set<String> keys(JsonNode catalogue) {
        Iterable<String> names = catalogue::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> parameters(JsonNode text) {
        return PARAMETER
                .matcher(text.asText())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
