package lineclear.agent.sentences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** A statement on the page is a test that runs, and no test of a statement is missing there. */
class StatementsTest {
    private static Stream<Class<?>> listed() {
        return Statements.BY_POLICY.values().stream().flatMap(statements -> statements.tests().stream());
    }

    @Test
    void everyClassWithStatementsIsOnThePage() throws IOException {
        try (Stream<Path> files = Files.list(Statements.SOURCES)) {
            Set<String> found = files.filter(
                            file -> Statements.source(file).matches("(?s).*\\n    @(Says|OnPurpose)\\(.*"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
            assertEquals(found, listed().map(Class::getSimpleName).collect(Collectors.toSet()));
        }
    }

    @Test
    void everyTestThereMakesOneStatementAndEveryStatementIsATest() {
        Set<String> said = new HashSet<>();
        listed().flatMap(test -> Stream.of(test.getDeclaredMethods())).forEach(method -> {
            Says says = method.getAnnotation(Says.class);
            OnPurpose onPurpose = method.getAnnotation(OnPurpose.class);
            assertEquals(runs(method), says == null ^ onPurpose == null, method.toString());
            if (runs(method)) {
                String words = says == null ? onPurpose.value() : says.value();
                assertTrue(said.add(method.getDeclaringClass() + words), "said twice: " + words);
            }
        });
    }

    private static boolean runs(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }
}
