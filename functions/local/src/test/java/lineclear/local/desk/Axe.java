package lineclear.local.desk;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** axe-core, which looks for what people who see, hear or move differently would stumble over. */
final class Axe {
    private static final String SOURCE = source();

    /** Its rules for WCAG 2.2, levels A and AA, and the practices it recommends. */
    private static final String RUN =
            """
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
              'best-practice'] })).violations.flatMap((violation) => violation.nodes.map((node) =>
                `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`))""";

    private Axe() {}

    /** What violates a rule in the page as it is now, an element a line. */
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        if (!(Boolean) page.evaluate("() => 'axe' in globalThis")) {
            page.evaluate(SOURCE);
        }
        return (List<String>) page.evaluate(RUN, Map.of());
    }

    private static String source() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
