package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A resource whose logical id changes is deleted and made anew: for the table that means an empty one. So the ids that
 * were deployed once stay; new ones are added with {@code -Dlineclear.write-logical-ids=true}.
 */
@NeedsNode
class LogicalIdsTest {
    private static final Path FILE = Path.of("src/test/resources/lineclear/infra/logical-ids.txt");
    private static final String ANEW = " If that is meant: mvn test -pl infra -am -Dtest=LogicalIdsTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dlineclear.write-logical-ids=true";

    @Test
    void idsThatWereDeployedStayAndNewOnesAreWrittenDown() throws IOException {
        TreeMap<String, String> found = new TreeMap<>();
        for (Template template : Set.of(Template.ofProd(), Template.ofEverything())) {
            template.json().get("Resources").properties().stream()
                    // Published versions are made anew with every artifact: that is what they are.
                    .filter(resource ->
                            !resource.getValue().get("Type").asText().equals("AWS::Lambda::Version"))
                    .forEach(resource -> found.put(
                            resource.getKey(), resource.getValue().get("Type").asText()));
        }
        Set<String> lines = new TreeSet<>();
        found.forEach((id, type) -> lines.add(id + " " + type));
        if (Boolean.getBoolean("lineclear.write-logical-ids")) {
            Files.write(FILE, lines);
        }
        Set<String> known = new TreeSet<>(Files.readAllLines(FILE));
        Set<String> gone = new TreeSet<>(known);
        gone.removeAll(lines);
        assertEquals(Set.of(), gone, "These would be deleted from every deployment." + ANEW);
        lines.removeAll(known);
        assertEquals(Set.of(), lines, "These are new." + ANEW);
    }
}
