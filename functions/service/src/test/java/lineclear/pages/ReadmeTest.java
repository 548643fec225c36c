package lineclear.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README is a front page: short, and a map of all that is here. */
class ReadmeTest {
    private static final int MOST_LINES = 200;

    @Test
    void itHasAtMostTwoHundredLines() throws IOException {
        List<String> lines = Files.readAllLines(Pages.PROJECT.resolve("README.md"));
        assertTrue(lines.size() <= MOST_LINES, lines.size() + " lines: move something beside what it describes");
    }

    @Test
    void itsMapNamesEveryFolder() throws IOException {
        List<String> rows = Files.readAllLines(Pages.PROJECT.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| "))
                .toList();
        List<Path> folders = new ArrayList<>(Pages.folders(Pages.PROJECT));
        folders.addAll(Pages.folders(Pages.PROJECT.resolve("functions")));
        assertTrue(folders.size() >= 8, "found only " + folders);
        assertEquals(
                List.of(),
                folders.stream()
                        .map(Pages::path)
                        .filter(folder -> rows.stream().noneMatch(row -> row.contains("`" + folder + "`")))
                        .toList());
    }

    @Test
    void itsSettingsAreRowsOfTheWholeTable() throws IOException {
        String whole = Files.readString(Pages.PROJECT.resolve("functions/local/README.md"));
        List<String> settings = Files.readAllLines(Pages.PROJECT.resolve("README.md")).stream()
                .filter(line -> line.matches("\\| `[A-Z_]+` \\| .*"))
                .map(line -> line.replaceAll("^((\\| [^|]+){2}).*", "$1"))
                .toList();
        assertTrue(settings.size() >= 3, "found only " + settings);
        assertEquals(
                List.of(),
                settings.stream().filter(row -> !whole.contains("\n" + row)).toList());
    }

    @Test
    void everyPageIsReachedFromIt() throws IOException {
        List<Path> reached = new ArrayList<>(List.of(Pages.PROJECT.resolve("README.md")));
        for (int i = 0; i < reached.size(); i++) {
            Path from = reached.get(i);
            Page.read(from).links().stream()
                    .map(link -> link.target().split("#")[0])
                    .filter(target -> target.endsWith(".md") && !target.contains(":"))
                    .map(target -> from.resolveSibling(target).normalize())
                    .filter(page -> !reached.contains(page))
                    .distinct()
                    .forEach(reached::add);
        }
        assertEquals(
                List.of(),
                Pages.all().stream()
                        .map(Page::file)
                        .filter(page -> !reached.contains(page))
                        .map(Pages::path)
                        .toList());
    }
}
