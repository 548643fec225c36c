package lineclear.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The second net: the number and the start of the engine's process, written into its folder, so that the next start
 * finds one that was left running (this JVM and its watch both killed). Two engines on one file would not lose data,
 * but the old one would answer on an address that nobody ends.
 */
final class Leftover {
    private static final Logger LOG = Logger.getLogger(Leftover.class.getName());
    /** A machine's clock may be corrected between two looks at a process's start. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path file;

    Leftover(Path folder) {
        this.file = folder.resolve("engine-process");
    }

    void write(ProcessHandle process) {
        long start = process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
        try {
            Files.writeString(file, process.pid() + " " + start);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} cannot be written: {1}", new Object[] {file, e});
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.FINE, "{0} cannot be deleted: {1}", new Object[] {file, e});
        }
    }

    /** Ends the process that the file names, if that is still the one that was started. Waits for its end. */
    void end() {
        running().ifPresent(process -> {
            LOG.log(
                    Level.WARNING,
                    "A database engine of an earlier run was still there (process {0}): ended",
                    process.pid() + "");
            process.destroyForcibly();
            process.onExit().join();
        });
        forget();
    }

    private Optional<ProcessHandle> running() {
        try {
            String[] words = Files.exists(file) ? Files.readString(file).strip().split(" ") : new String[0];
            if (words.length != 2) {
                return Optional.empty();
            }
            Instant start = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0])).filter(process -> startedAt(process, start));
        } catch (IOException | NumberFormatException e) {
            LOG.log(Level.WARNING, "{0} cannot be read: {1}", new Object[] {file, e});
            return Optional.empty();
        }
    }

    private static boolean startedAt(ProcessHandle process, Instant start) {
        return process.info()
                .startInstant()
                .map(its -> Duration.between(its, start).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
