package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.funqy.Funq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One name everywhere: class, {@code @Funq}, route, samples. */
class NamesTest {
    private static final Path EVENTS = Path.of("../../events");

    /** Class name to the name it exports. */
    private static Map<String, String> exported() {
        Map<String, String> names = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter().importPackages("lineclear.function")) {
            for (JavaMethod method : type.getMethods()) {
                if (method.isAnnotatedWith(Funq.class)) {
                    names.put(
                            type.getSimpleName(),
                            method.getAnnotationOfType(Funq.class).value());
                }
            }
        }
        return names;
    }

    @Test
    void aFunctionIsNamedAsItsClass() {
        Map<String, String> exported = exported();
        assertTrue(exported.size() >= 10, "found only " + exported);
        exported.forEach((type, name) ->
                assertEquals(type.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT), name));
    }

    @Test
    void everyRouteLeadsToAFunctionAndEveryFunctionWithoutARouteIsKnown() {
        Set<String> routed = Workbench.CONTRACT.operations().keySet().stream()
                .map(Workbench.CONTRACT::function)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unrouted = new TreeSet<>(exported().values());
        assertTrue(unrouted.containsAll(routed), "a route leads nowhere: " + routed);
        unrouted.removeAll(routed);
        assertEquals(Set.of("history", "reconcile"), unrouted);
    }

    @Test
    void everyFunctionHasASampleThatIsAcceptedAndOneThatIsRefused() throws IOException {
        Set<String> wanted = new TreeSet<>();
        exported().values().forEach(name -> wanted.addAll(Set.of(name + ".json", name + ".refused.json")));
        Set<String> there;
        try (Stream<Path> files = Files.list(EVENTS)) {
            there = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.equals("outcomes.json"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        assertEquals(Set.of(), missing);
        assertTrue(
                there.stream().allMatch(name -> exported().containsValue(name.substring(0, name.indexOf('.')))),
                "a sample of no function: " + there);
    }
}
