package lineclear.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The formatter wraps code, but neither comments nor texts. */
class LineLengthTest {
    private static final int LONGEST = 120;

    @Test
    void noLineOfJavaIsLongerThanTheEditorconfigSays() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Pages.files(".java")) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                int length = lines.get(i).codePointCount(0, lines.get(i).length());
                if (length > LONGEST) {
                    tooLong.add(Pages.path(file) + ":" + (i + 1) + " has " + length);
                }
            }
        }
        assertEquals("", String.join("\n", tooLong));
    }
}
