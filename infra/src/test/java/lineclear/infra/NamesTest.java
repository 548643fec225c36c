package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.funqy.Funq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One name everywhere: class, {@code @Funq}, route, samples, what is deployed. */
class NamesTest {
    private static final Set<String> DEPLOYED = Arrays.stream(FunctionEntry.values())
            .map(FunctionEntry::word)
            .collect(Collectors.toCollection(TreeSet::new));
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("lineclear.function");

    private static Stream<JavaMethod> exported() {
        return CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Funq.class));
    }

    @Test
    void everyExportedFunctionIsDeployedAndNothingElse() {
        assertEquals(
                DEPLOYED,
                exported()
                        .map(method -> method.getAnnotationOfType(Funq.class).value())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void itsClassIsNamedAlike() {
        assertEquals(
                DEPLOYED,
                exported()
                        .map(method -> method.getOwner().getSimpleName())
                        .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyRouteLeadsToOneAndOnlySixHaveNoRoute() {
        Set<String> unrouted = new TreeSet<>(DEPLOYED);
        Route.all()
                .forEach(route ->
                        unrouted.remove(FunctionEntry.named(route.function()).word()));
        assertEquals(Set.of("contact-event", "history", "reconcile", "route", "socket", "tell"), unrouted);
    }

    @Test
    void everyOneHasItsSamples() throws IOException {
        try (Stream<Path> files = Files.list(Template.project().resolve("events"))) {
            Set<String> names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertEquals(DEPLOYED, sampled(names, ".json"));
            assertEquals(DEPLOYED, sampled(names, ".refused.json"));
        }
    }

    private static Set<String> sampled(Set<String> files, String end) {
        return files.stream()
                .filter(name -> name.endsWith(end) && !name.equals("outcomes.json"))
                .map(name -> name.substring(0, name.length() - end.length()))
                .filter(name -> !name.contains("."))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
