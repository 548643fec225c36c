package lineclear.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every link of a page, and every page that code cites, leads to something that is there. */
class LinksTest {
    /** A page that a comment or a message names, such as {@code DECISIONS.md#unknown-members}. */
    private static final Pattern CITED = Pattern.compile("([A-Za-z0-9_./-]+\\.md)\\b(?:#([a-z0-9_-]+))?");
    /** Other people's pages. */
    private static final List<String> ELSEWHERE = List.of("standard-webhooks/spec/standard-webhooks.md");

    @TempDir
    Path folder;

    @Test
    void everyRelativeLinkLeadsToAFileAndItsAnchorToAHeading() throws IOException {
        List<Page> pages = Pages.all();
        assertTrue(pages.size() >= 10, "found only " + pages.size() + " pages");
        assertEquals(
                List.of(), pages.stream().flatMap(page -> broken(page).stream()).toList());
    }

    @Test
    void everyPageThatCodeCitesIsThereWithItsHeading() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : Pages.files("pom.xml", ".java", ".yaml", ".properties", ".cfg", ".sh")) {
            if (!file.startsWith(Pages.PROJECT.resolve("functions/service/src/test/java/lineclear/pages"))) {
                cited(file, broken);
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void aLinkThatLeadsNowhereIsFound() throws IOException {
        Path page = Files.writeString(
                folder.resolve("page.md"),
                """
                # Some `words`, and more
                [there](#some-words-and-more) `[no link](#nowhere)`
                [gone](#gone) [missing](missing.md) [far](https://example.com/gone)
                ```
                [no link](either.md)
                ```
                ## Some words, and more
                [the second](page.md#some-words-and-more-1) [and no third](page.md#some-words-and-more-2)
                """);
        assertEquals(
                List.of("3: #gone", "3: missing.md", "8: page.md#some-words-and-more-2"),
                broken(Page.read(page)).stream()
                        .map(found -> found.substring(found.indexOf("md:") + 3))
                        .toList());
    }

    private static List<String> broken(Page page) {
        List<String> broken = new ArrayList<>();
        for (Page.Link link : page.links()) {
            if (!link.target().matches("[a-z]+:.*") && !leads(page.file(), link.target())) {
                broken.add(page.file() + ":" + link.line() + ": " + link.target());
            }
        }
        return broken;
    }

    private static boolean leads(Path from, String target) {
        String[] parts = URLDecoder.decode(target, StandardCharsets.UTF_8).split("#", 2);
        Path file = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        return Files.exists(file) && (parts.length < 2 || hasAnchor(file, parts[1]));
    }

    private static boolean hasAnchor(Path file, String anchor) {
        try {
            return file.toString().endsWith(".md") && Page.read(file).anchors().contains(anchor);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A page is named by its path from the folder of what cites it, or from one above. */
    private static void cited(Path source, List<String> broken) throws IOException {
        int number = 0;
        for (String line : Files.readAllLines(source)) {
            number++;
            Matcher citation = CITED.matcher(line);
            while (line.contains(".md") && citation.find()) {
                String page = citation.group(1);
                if (!ELSEWHERE.contains(page) && !isThere(source, page, citation.group(2))) {
                    broken.add(Pages.path(source) + ":" + number + ": " + citation.group());
                }
            }
        }
    }

    private static boolean isThere(Path source, String page, String anchor) {
        for (Path folder = source.getParent(); folder.startsWith(Pages.PROJECT); folder = folder.getParent()) {
            Path file = folder.resolve(page).normalize();
            if (Files.exists(file)) {
                return anchor == null || hasAnchor(file, anchor);
            }
        }
        return false;
    }
}
