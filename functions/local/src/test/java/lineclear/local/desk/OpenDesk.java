package lineclear.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one desk of this run, which closes at its end. Where there is no browser they are skipped, and say
 * why. No page may have complained when a test ends.
 */
final class OpenDesk implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
    private record Kept(Desk desk) implements AutoCloseable, ExtensionContext.Store.CloseableResource {
        @Override
        public void close() {
            desk.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(Chromium.missing().isEmpty(), Chromium.missing());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Desk desk = desk(context);
        desk.closePages();
        assertEquals(List.of(), desk.complaints());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Desk.class;
    }

    @Override
    public Desk resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return desk(context);
    }

    private static Desk desk(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(OpenDesk.class))
                .getOrComputeIfAbsent(Kept.class, none -> new Kept(open()), Kept.class)
                .desk();
    }

    private static Desk open() {
        try {
            Path folder = Files.createDirectories(Path.of("target/desk").toAbsolutePath());
            return Desk.open(Files.createTempDirectory(folder, "run"));
        } catch (Exception e) {
            throw new IllegalStateException("the desk does not open", e);
        }
    }
}
