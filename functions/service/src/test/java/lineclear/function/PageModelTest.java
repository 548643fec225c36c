package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages' model in V8, by Node.js: what a page makes of a view by its clock is at every instant what the service
 * would say. The same inside Chromium: PageModelIT.
 */
@Tag("exhaustive")
class PageModelTest {
    private static final Path MODEL =
            Path.of("src/main/resources/lineclear/desk/model.js").toAbsolutePath();
    private static final int LIVES = 400;

    private static final String PROGRAM =
            """
            import { readFileSync } from 'node:fs';
            const cases = JSON.parse(readFileSync(process.argv[3], 'utf8'));
            console.log(await (%s)({ model: process.argv[2], cases }));
            """
                    .formatted(PageModelCases.COMPARE);

    @TempDir
    Path folder;

    @Test
    void whatThePageShowsAtAnyInstantIsWhatTheServiceWouldSay() throws Exception {
        Path data = folder.resolve("cases.json");
        Path program = folder.resolve("compare.mjs");
        Path model = folder.resolve("model.mjs");
        Files.writeString(data, PageModelCases.of(LIVES).toString());
        Files.writeString(program, PROGRAM);
        Files.copy(MODEL, model);
        Process node;
        try {
            node = new ProcessBuilder("node", program.toString(), model.toUri().toString(), data.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException none) {
            assumeTrue(false, "The pages' model is not tried here: there is no Node.js");
            return;
        }
        String said = new String(node.getInputStream().readAllBytes());
        node.waitFor(1, TimeUnit.MINUTES);
        assertEquals("0 wrong", said.strip());
    }
}
