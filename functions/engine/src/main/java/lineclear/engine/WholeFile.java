package lineclear.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file of its owner's, written whole or not at all: a start that was killed half-way leaves no half program or
 * database.
 */
final class WholeFile {
    private WholeFile() {}

    static void write(Path file, byte[] bytes, boolean program) throws IOException {
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "engine", ".draft");
        try {
            Files.write(draft, bytes);
            if (program) {
                draft.toFile().setExecutable(true, true);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
