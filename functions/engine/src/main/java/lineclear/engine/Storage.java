package lineclear.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The files of one engine: in a folder that stays, or "in memory", which is a temporary folder (on Linux in memory
 * indeed) whose files lose their names as soon as the engine has them open, so that a killed process leaves nothing
 * behind; what one that is killed in its start leaves, a later start takes away.
 */
final class Storage {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "lineclear";
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

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
        Path parent = shared ? SHARED_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
        sweep(parent);
        return new Storage(Files.createTempDirectory(parent, PREFIX), true);
    }

    /**
     * What starts that were killed half-way have left: a living one has such a folder for the time of its start alone.
     */
    private static void sweep(Path parent) throws IOException {
        String mine = System.getProperty("user.name");
        Instant old = Instant.now().minus(LONGEST_START);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "[0-9]*")) {
            for (Path folder : folders) {
                try {
                    if (Files.getOwner(folder).getName().equals(mine)
                            && Files.getLastModifiedTime(folder).toInstant().isBefore(old)) {
                        delete(folder);
                    }
                } catch (IOException e) {
                    // Somebody else has swept it, or it is not ours.
                }
            }
        }
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
