package lineclear.agent.sentences;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What test classes say they show: a table from the statement to its test, in the order of the sources. */
public record Statements(List<Class<?>> tests) {
    /** The tests of what is said of each policy, and of all. */
    public static final Map<String, Statements> BY_POLICY = Map.of(
            "keen", new Statements(List.of(KeenSentencesTest.class, KeenVerifySentencesTest.class)),
            "puzzel",
                    new Statements(List.of(
                            PuzzelSentencesTest.class,
                            PuzzelWrittenSentencesTest.class,
                            PuzzelLogOffSentencesTest.class)),
            "8x8", new Statements(List.of(EightByEightSentencesTest.class, PostProcessingSentencesTest.class)),
            "asm", new Statements(List.of(AsmSentencesTest.class)),
            "every-policy", new Statements(List.of(EveryPolicySentencesTest.class)));

    static final Path SOURCES = Path.of("src/test/java/lineclear/agent/sentences");

    public String ofTheVendor() {
        return table("the vendor's page says", Says.class, Says::value);
    }

    public String onPurpose() {
        return table("on purpose", OnPurpose.class, OnPurpose::value);
    }

    private <A extends Annotation> String table(String head, Class<A> kind, Function<A, String> words) {
        List<String> lines = new ArrayList<>(List.of("| " + head + " | test |", "| --- | --- |"));
        for (Class<?> test : tests) {
            for (Method method : inOrder(test)) {
                A statement = method.getAnnotation(kind);
                if (statement != null) {
                    lines.add("| " + words.apply(statement) + " | `" + test.getSimpleName() + "." + method.getName()
                            + "` |");
                }
            }
        }
        return String.join("\n", lines);
    }

    private static List<Method> inOrder(Class<?> test) {
        String source = source(SOURCES.resolve(test.getSimpleName() + ".java"));
        return Arrays.stream(test.getDeclaredMethods())
                .sorted(Comparator.comparing(method -> source.indexOf(" void " + method.getName() + "(")))
                .toList();
    }

    static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Links to the test classes. */
    public String links() {
        return tests.stream()
                .map(test -> "[" + test.getSimpleName() + "](" + SOURCES.resolve(test.getSimpleName() + ".java") + ")")
                .collect(Collectors.joining(", "));
    }
}
