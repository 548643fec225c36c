package lineclear.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others think of the OpenAPI document: Redocly's recommended rules, of which a warning counts like an error. */
@Tag("exhaustive")
class OpenApiLintTest {
    private static final Path DOCUMENT =
            Path.of("src/main/resources/lineclear/openapi.yaml").toAbsolutePath();
    private static final Path TOOLS = Path.of("target/npm").toAbsolutePath();
    private static final int OLDEST_NODE = 20;

    private record Said(int code, String text) {}

    @TempDir
    Path folder;

    @BeforeAll
    static void fetchTheLinter() throws Exception {
        int node = Integer.parseInt(
                run(Path.of(""), "node", "--version").text().strip().replaceFirst("v(\\d+).*", "$1"));
        assumeTrue(node >= OLDEST_NODE, "The linter needs Node.js " + OLDEST_NODE + " or newer, this is " + node);
        Files.createDirectories(TOOLS);
        Files.copy(
                Path.of("src/test/npm/package.json"),
                TOOLS.resolve("package.json"),
                StandardCopyOption.REPLACE_EXISTING);
        Said installed = run(
                TOOLS,
                "npm",
                "install",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--no-package-lock",
                "--prefer-offline");
        assertEquals(0, installed.code(), installed.text());
    }

    @Test
    void theDocumentKeepsTheRecommendedRules() throws Exception {
        Said said = lint(DOCUMENT);
        assertEquals(0, said.code(), said.text());
    }

    @Test
    void withoutAServerItWouldNot() throws Exception {
        Path other = folder.resolve("openapi.yaml");
        Files.writeString(other, Files.readString(DOCUMENT).replace("\nservers:\n", "\nx-servers:\n"));
        Said said = lint(other);
        assertNotEquals(0, said.code(), said.text());
        assertTrue(said.text().contains("no-empty-servers"), said.text());
    }

    private static Said lint(Path document) throws IOException, InterruptedException {
        String linter = TOOLS.resolve("node_modules/@redocly/cli/bin/cli.js").toString();
        return run(
                TOOLS,
                "node",
                linter,
                "lint",
                "--extends",
                "recommended-strict",
                // It does not know API Gateway's plus; OpenApiDocumentTest looks for the same.
                "--skip-rule",
                "path-parameters-defined",
                document.toString());
    }

    private static Said run(Path folder, String... command) throws IOException, InterruptedException {
        List<String> words = System.getProperty("os.name").startsWith("Windows")
                ? List.of("cmd", "/c", String.join(" ", command))
                : List.of(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true);
        builder.environment().put("REDOCLY_TELEMETRY", "off");
        builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes());
        return new Said(process.waitFor(), text);
    }
}
