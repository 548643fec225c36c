package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.funqy.Funq;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
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
        Path classes = Path.of(
                        URI.create(Register.class.getResource("Register.class").toString()))
                .getParent();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String type = classes.relativize(file)
                        .toString()
                        .replaceAll("[.]class$", "")
                        .replace('/', '.');
                for (Method method : Class.forName("lineclear.function." + type).getDeclaredMethods()) {
                    if (method.isAnnotationPresent(Funq.class)) {
                        names.put(
                                type.replaceAll(".*[.]", ""),
                                method.getAnnotation(Funq.class).value());
                    }
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
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
        assertEquals(Set.of("contact-event", "history", "reconcile", "route", "socket", "tell"), unrouted);
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
