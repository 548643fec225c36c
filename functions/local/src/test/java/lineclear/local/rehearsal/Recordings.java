package lineclear.local.rehearsal;

import java.nio.file.Files;
import java.nio.file.Path;

/** The recordings that are checked in. */
final class Recordings {
    static final Path PROJECT = project();
    static final Path ONE_MORNING = PROJECT.resolve("events/rehearsal/one-morning.jsonl");
    static final Path THOUSAND_SESSIONS = PROJECT.resolve("events/rehearsal/thousand-sessions.jsonl");

    private Recordings() {}

    private static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
