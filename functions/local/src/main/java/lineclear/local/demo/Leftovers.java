package lineclear.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A file that is there while the demo's agents are: who finds it at the start knows that a process was killed.
 *
 * @param home none: the data ends with the process, and the agents with it
 */
record Leftovers(Optional<Path> home) {
    private static final Logger LOG = Logger.getLogger("lineclear");

    private Optional<Path> file() {
        return home.map(folder -> folder.resolve("demo-floor"));
    }

    boolean noted() {
        return file().filter(Files::exists).isPresent();
    }

    void note() {
        file().ifPresent(file -> {
            try {
                Files.writeString(file, "");
            } catch (IOException e) {
                LOG.warnf("demo: if this process is killed, the demo's agents stay: %s", e.getMessage());
            }
        });
    }

    void gone() {
        file().ifPresent(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warnf("demo: looked for again at the next start: %s", e.getMessage());
            }
        });
    }
}
