package lineclear.agent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's table of the policy keen is written from the rows. */
class ReadmeTableTest {
    private static final String BEGIN = "<!-- keen-table:begin -->";
    private static final String END = "<!-- keen-table:end -->";

    @Test
    void theReadmeShowsTheRowsAsTheyAre() throws IOException {
        Path readme = readme();
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        assertTrue(begin >= 0 && end > begin, "README.md needs the markers " + BEGIN + " and " + END);
        KeenTable table = new KeenTable(Presets.keen());
        String right = text.substring(0, begin + BEGIN.length())
                + "\n" + table.markdown() + "\n\n" + table.diagram() + "\n"
                + text.substring(end);
        if (Boolean.getBoolean("lineclear.write-readme")) {
            Files.writeString(readme, right);
        } else {
            assertTrue(
                    right.equals(text),
                    "README.md shows other rows than the policy keen has. Write them anew: mvn test -pl functions/service -am"
                            + " -Dtest=ReadmeTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dlineclear.write-readme=true");
        }
    }

    private static Path readme() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = folder.getParent();
        }
        return folder.resolve("README.md");
    }
}
