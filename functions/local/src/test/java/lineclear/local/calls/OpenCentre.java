package lineclear.local.calls;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one centre of this run, which closes at its end. Where it cannot be, they are skipped, and say why.
 */
final class OpenCentre implements BeforeAllCallback, ParameterResolver {
    private record Kept(Centre centre) implements AutoCloseable, ExtensionContext.Store.CloseableResource {
        @Override
        public void close() throws Exception {
            centre.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(Programs.missing().isEmpty(), Programs.missing());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Centre.class;
    }

    @Override
    public Centre resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(OpenCentre.class))
                .getOrComputeIfAbsent(Kept.class, none -> new Kept(open()), Kept.class)
                .centre();
    }

    private static Centre open() {
        try {
            Path folder = Files.createDirectories(Path.of("target/calls").toAbsolutePath());
            return Centre.open(Files.createTempDirectory(folder, "run"));
        } catch (Exception e) {
            throw new IllegalStateException("the centre does not open", e);
        }
    }
}
