package lineclear.dynamodb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.pages.MarkedPage;

/**
 * What the package's page says of the items, and what some items are like: the kind and path of each attribute, to
 * its type.
 */
final class ItemShape {
    private static final Path PAGE =
            MarkedPage.project().resolve("functions/service/src/main/java/lineclear/dynamodb/package-info.java");
    private static final Pattern KIND = Pattern.compile("^ \\* (\\S+ / \\S+)( .*)?$");
    private static final Pattern ATTRIBUTE = Pattern.compile("^ \\* ( +)([^ ?]+)(\\??) +([SNML])( .*)?$");
    private static final Set<String> KEYS = Set.of(TableDefinition.PARTITION_KEY, TableDefinition.SORT_KEY);

    /** "agent#{agentId} / record: intent.reason" to "S?". */
    private final Map<String, String> page = new TreeMap<>();

    /** The same of items, without the question mark. */
    private final Map<String, String> seen = new TreeMap<>();
    /** What each map that was seen had in it, by its path. */
    private final Map<String, Set<Set<String>>> maps = new HashMap<>();

    ItemShape() throws IOException {
        String kind = null;
        String[] open = new String[8];
        for (String line : Files.readAllLines(PAGE)) {
            Matcher begins = KIND.matcher(line);
            Matcher attribute = ATTRIBUTE.matcher(line);
            if (begins.matches()) {
                kind = begins.group(1);
            } else if (kind != null && attribute.matches()) {
                int depth = attribute.group(1).length() / 2;
                open[depth] = attribute.group(2);
                page.put(
                        kind + ": " + String.join(".", Arrays.asList(open).subList(1, depth + 1)),
                        attribute.group(4) + attribute.group(3));
            }
        }
    }

    Map<String, String> page() {
        return page;
    }

    Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        page.keySet().forEach(path -> kinds.add(path.substring(0, path.indexOf(':'))));
        return kinds;
    }

    void add(Map<String, Object> item) {
        String name = item.get(TableDefinition.PARTITION_KEY) + " / " + item.get(TableDefinition.SORT_KEY);
        String kind = kinds().stream()
                .filter(some -> name.matches(some.replaceAll("\\{\\w+}", ".+")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the page knows no item " + name));
        Map<String, Object> attributes = new HashMap<>(item);
        attributes.keySet().removeAll(KEYS);
        add(kind + ": ", attributes);
    }

    @SuppressWarnings("unchecked")
    private void add(String above, Map<String, Object> map) {
        Set<String> names = new HashSet<>();
        map.forEach((key, value) -> {
            String path = above + called(above, key);
            names.add(path);
            seen.put(path, type(value));
            if (value instanceof Map<?, ?> below) {
                add(path + ".", (Map<String, Object>) below);
            }
        });
        maps.computeIfAbsent(above, some -> new HashSet<>()).add(names);
    }

    /** Its name on the page: of what is named by what it is about, the name in braces. */
    private String called(String above, String key) {
        return page.keySet().stream()
                .filter(path -> path.startsWith(above + "{"))
                .map(path -> path.substring(above.length()))
                .filter(name -> name.indexOf('.') < 0)
                .findFirst()
                .orElse(key);
    }

    private static String type(Object value) {
        return value instanceof Map ? "M" : value instanceof List ? "L" : value instanceof Long ? "N" : "S";
    }

    /** Everything that was seen; with a question mark what was missing somewhere. */
    Map<String, String> items() {
        Map<String, String> items = new TreeMap<>(seen);
        maps.forEach((above, all) -> seen.keySet().stream()
                .filter(path -> path.startsWith(above)
                        && !path.substring(above.length()).matches(".*[.{].*"))
                .filter(path -> all.stream().anyMatch(names -> !names.contains(path)))
                .forEach(path -> items.put(path, seen.get(path) + "?")));
        return items;
    }
}
