package lineclear.frozen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A process that is stopped in the middle of everything: its port takes connections and requests, and nothing comes
 * back.
 */
public final class Frozen implements AutoCloseable {
    private final ProcessHandle process;

    public Frozen(ProcessHandle process) {
        this.process = process;
        signal("STOP");
        awaitStopped();
    }

    /** The signal is heard by one thread first: on a busy machine the others still answer for a while. */
    private void awaitStopped() {
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        try {
            while (Files.isDirectory(tasks) && !allStopped(tasks)) {
                Thread.sleep(1);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean allStopped(Path tasks) throws IOException {
        try (Stream<Path> threads = Files.list(tasks)) {
            for (Path thread : threads.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                // Its state stands behind its name, which is in parentheses and may hold anything.
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
        }
        return true;
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new AssertionError("kill -" + name + " failed");
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** It goes on, beginning with whatever was sent to it meanwhile. */
    @Override
    public void close() {
        signal("CONT");
    }
}
