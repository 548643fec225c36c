package lineclear.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The files of one engine: in a folder that stays, or "in memory", which is a temporary folder (on Linux in memory indeed) whose files
 * lose their names as soon as the engine has them open, so that not even a killed process leaves anything behind.
 */
final class Storage {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final Path folder;
    private final boolean temporary;

    private Storage(Path folder, boolean temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    static Storage in(Path folder) throws IOException {
        return new Storage(Files.createDirectories(folder).toAbsolutePath(), false);
    }

    static Storage inMemory() throws IOException {
        boolean shared = Files.isDirectory(SHARED_MEMORY) && Files.isWritable(SHARED_MEMORY);
        return new Storage(
                shared ? Files.createTempDirectory(SHARED_MEMORY, "lineclear") : Files.createTempDirectory("lineclear"),
                true);
    }

    Path folder() {
        return folder;
    }

    Path database() {
        return folder.resolve("lineclear.db");
    }

    Leftover leftover() {
        return new Leftover(folder);
    }

    boolean outlivesTheProcess() {
        return !temporary;
    }

    /** The engine has opened everything. */
    void started() {
        if (temporary) {
            delete(folder);
        }
    }

    void close() {
        if (temporary) {
            delete(folder);
        }
    }

    /** What is open cannot be deleted on every system; then {@link #close} does it. */
    private static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // Left to the system's own cleaning.
        }
    }
}
