package lineclear.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page for people of which some parts are written from the code. A part stands between two markers of its name; with
 * {@code -Dlineclear.write-readme=true} the page is written, else it must say the same already.
 */
public final class MarkedPage {
    private final Path file;
    private final String found;
    private String wanted;

    /** @param path from the folder of the whole project */
    public MarkedPage(String path) throws IOException {
        file = project().resolve(path);
        found = Files.readString(file);
        wanted = found;
    }

    /** The folder of the whole project, from wherever in it the tests run. */
    public static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    public String text() {
        return found;
    }

    public MarkedPage part(String name, String markdown) {
        String begin = "<!-- " + name + ":begin -->";
        String end = "<!-- " + name + ":end -->";
        int from = wanted.indexOf(begin);
        int to = wanted.indexOf(end);
        assertTrue(from >= 0 && to > from, file.getFileName() + " needs the markers " + begin + " and " + end);
        wanted = wanted.substring(0, from + begin.length()) + "\n" + markdown + "\n" + wanted.substring(to);
        return this;
    }

    /** @param test the one that writes it */
    public void saysSo(Class<?> test) throws IOException {
        if (Boolean.getBoolean("lineclear.write-readme")) {
            Files.writeString(file, wanted);
        } else {
            assertEquals(
                    wanted,
                    found,
                    file.getFileName() + " is stale. Write it anew: "
                            + "mvn test -pl functions/service,functions/local -am -Dtest="
                            + test.getSimpleName()
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Dlineclear.write-readme=true");
        }
    }
}
