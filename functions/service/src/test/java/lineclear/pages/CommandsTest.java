package lineclear.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every command of a page says who runs it: {@code sh ci} is run by {@code .ci/commands}, {@code sh tour} by
 * {@code .ci/tour} against a running service, {@code sh by-hand} by people, and then it is listed in
 * {@code CONTRIBUTING.md}.
 */
class CommandsTest {
    private static final Set<String> MARKED = Set.of("sh ci", "sh tour", "sh by-hand");
    private static final Pattern COMMAND =
            Pattern.compile("^(\\$ )?([A-Z_]+=\\S+ )*(mvn|java|curl|npm|npx|aws|docker|apt-get|git) .*");
    private static final String BY_HAND = "commands-that-people-run";

    private interface Sentence {
        void of(Page page, Block block);
    }

    private static void eachBlock(Sentence sentence) throws IOException {
        for (Page page : Pages.all()) {
            page.blocks().forEach(block -> sentence.of(page, block));
        }
    }

    private static List<String> blocks(Predicate<Block> wrong) throws IOException {
        List<String> found = new ArrayList<>();
        eachBlock((page, block) -> {
            if (wrong.test(block)) {
                found.add(Pages.path(page.file()) + ":" + block.line() + ": " + block.info());
            }
        });
        return found;
    }

    @Test
    void everyShellBlockSaysWhoRunsIt() throws IOException {
        assertEquals(List.of(), blocks(block -> block.shell() && !MARKED.contains(block.info())));
    }

    @Test
    void noCommandStandsInAnotherBlock() throws IOException {
        assertEquals(
                List.of(),
                blocks(block -> !block.shell()
                        && block.lines().stream()
                                .anyMatch(line -> COMMAND.matcher(line).matches())));
        List<String> indented = new ArrayList<>();
        for (Page page : Pages.all()) {
            page.indentedCode().forEach(line -> indented.add(Pages.path(page.file()) + ":" + line));
        }
        assertEquals(List.of(), indented, "code by indentation cannot say what it is");
    }

    @Test
    void theTourPlaysEveryPageThatHasOne() throws IOException {
        String tour = Files.readString(Pages.PROJECT.resolve(".ci/tour"));
        Set<String> pages = new TreeSet<>();
        eachBlock((page, block) -> {
            if (block.info().equals("sh tour")) {
                pages.add(Pages.path(page.file()));
            }
        });
        assertTrue(pages.contains("README.md"), "the README has no tour");
        pages.removeIf(page -> tour.contains(" " + page + " "));
        assertEquals(Set.of(), pages, ".ci/tour does not play these");
    }

    @Test
    void whatNoMachineRunsIsListedForPeople() throws IOException {
        Set<String> there = new TreeSet<>();
        eachBlock((page, block) -> {
            if (block.info().equals("sh by-hand")) {
                there.add(Pages.path(page.file()) + "#" + block.under());
            }
        });
        Page contributing = Pages.named("CONTRIBUTING.md");
        assertTrue(contributing.anchors().contains(BY_HAND), "CONTRIBUTING.md has lost its list");
        assertEquals(there, listed(contributing));
    }

    /** The links in the table of the commands that people run, as paths from the project. */
    private static Set<String> listed(Page contributing) throws IOException {
        Path file = contributing.file();
        List<String> lines = Files.readAllLines(file);
        Set<String> listed = new TreeSet<>();
        contributing.links().stream()
                .filter(link -> lines.get(link.line() - 1).startsWith("| ["))
                .forEach(link ->
                        listed.add(link.target().startsWith("#") ? Pages.path(file) + link.target() : link.target()));
        return listed;
    }
}
