package lineclear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** {@code mvn test -Pfast} leaves out what is tagged "exhaustive", and what it must not leave out is not. */
class FastTestsTest {
    private static final List<JavaClass> TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("lineclear").stream()
                    .filter(type -> type.getSimpleName().endsWith("Test"))
                    .toList();

    /** JUnit does not see jqwik's tag on a test of its own, nor jqwik JUnit's: such a test would run all the same. */
    @Test
    void aTagIsOfTheLibraryThatRunsTheTest() {
        for (JavaClass type : TESTS) {
            for (JavaMethod method : type.getMethods()) {
                boolean junit = method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class);
                assertTrue(!method.isAnnotatedWith(Property.class) || !ofJUnit(type, method), method.getFullName());
                assertTrue(!junit || !ofJqwik(type, method), method.getFullName());
            }
        }
    }

    @Test
    void noTagIsMisspelt() {
        Stream<String> ofClasses =
                TESTS.stream().flatMap(type -> type.tryGetAnnotationOfType(Tag.class).map(Tag::value).stream());
        Stream<String> ofMethods = TESTS.stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method -> method.tryGetAnnotationOfType(Tag.class).map(Tag::value).stream());
        assertEquals(
                List.of("exhaustive"),
                Stream.concat(ofClasses, ofMethods).distinct().toList());
    }

    @Test
    void whatTheVendorsSayTheArchitectureAndThePagesAreAlwaysTested() {
        List<String> kept =
                List.of("lineclear", "lineclear.agent.sentences", "lineclear.agent.page", "lineclear.pages");
        assertEquals(List.of(), left(type -> kept.contains(type.getPackageName())));
    }

    /** A function is tried on a real table, but for a table that stands still and for stories in all their orders. */
    @Test
    void theFunctionsAreAlwaysTested() {
        List<String> left = left(type -> type.getPackageName().equals("lineclear.function"));
        assertEquals(
                List.of("FrozenTableTest"),
                left.stream().filter(name -> !name.endsWith("StoriesTest")).toList());
    }

    private static List<String> left(Predicate<JavaClass> wanted) {
        TreeSet<String> left = new TreeSet<>();
        TESTS.stream()
                .filter(wanted)
                .filter(type -> type.isAnnotatedWith(Tag.class) || type.isAnnotatedWith(net.jqwik.api.Tag.class))
                .forEach(type -> left.add(type.getSimpleName()));
        return List.copyOf(left);
    }

    private static boolean ofJUnit(JavaClass type, JavaMethod method) {
        return type.isAnnotatedWith(Tag.class) || method.isAnnotatedWith(Tag.class);
    }

    private static boolean ofJqwik(JavaClass type, JavaMethod method) {
        return type.isAnnotatedWith(net.jqwik.api.Tag.class) || method.isAnnotatedWith(net.jqwik.api.Tag.class);
    }
}
