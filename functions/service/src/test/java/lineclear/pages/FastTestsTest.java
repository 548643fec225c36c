package lineclear.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code mvn test -Pfast} leaves out what is tagged "exhaustive", and what it must not leave out is not. */
class FastTestsTest {
    private static final Pattern TAG = Pattern.compile("(?m)^ *@Tag\\((.*)\\)$");
    private static final Pattern OF_CLASS = Pattern.compile("(?m)^@Tag\\(");
    private static final Pattern JQWIK = Pattern.compile("(?m)^ *@Property\\b");
    private static final Pattern JUNIT = Pattern.compile("(?m)^ *@(Test|ParameterizedTest|TestFactory)\\b");

    private static List<String> where(Predicate<String> wanted) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : Pages.files("Test.java")) {
            String source = Files.readString(file);
            if (TAG.matcher(source).find() && wanted.test(source)) {
                found.add(Pages.path(file));
            }
        }
        return found;
    }

    /** JUnit does not see jqwik's tag on a test of its own, nor jqwik JUnit's: such a test would run all the same. */
    @Test
    void aTagIsOfTheLibraryThatRunsTheTests() throws IOException {
        assertEquals(List.of(), where(source -> {
            boolean jqwik = JQWIK.matcher(source).find();
            boolean both = jqwik && JUNIT.matcher(source).find();
            return both || source.contains("import net.jqwik.api.Tag;") != jqwik;
        }));
    }

    @Test
    void noTagIsMisspelt() throws IOException {
        assertEquals(List.of(), where(source -> TAG.matcher(source).results().anyMatch(tag -> !tag.group(1)
                .equals("\"exhaustive\""))));
    }

    @Test
    void whatVendorsSayTheArchitectureAndThePagesAreAlwaysTested() throws IOException {
        Predicate<String> kept = Pattern.compile("/lineclear/(agent/sentences/|agent/page/|pages/)?\\w+$")
                .asPredicate();
        assertEquals(
                List.of(),
                where(source -> true).stream()
                        .filter(file -> kept.test(file.replace(".java", "")))
                        .toList());
    }

    /**
     * A function is tried on a real table, but for a table that stands still, stories in all their orders, and the
     * pages' model, which Node.js is started for.
     */
    @Test
    void theFunctionsAreAlwaysTested() throws IOException {
        assertEquals(
                List.of(),
                where(source -> OF_CLASS.matcher(source).find()).stream()
                        .filter(file -> file.contains("/lineclear/function/"))
                        .filter(file -> !file.endsWith("StoriesTest.java") && !file.endsWith("/FrozenTableTest.java"))
                        .filter(file -> !file.endsWith("/PageModelTest.java"))
                        .toList());
    }
}
