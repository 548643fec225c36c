package lineclear.local.rehearsal;

import java.nio.file.Path;
import lineclear.pages.MarkedPage;

/** The recordings that are checked in. */
final class Recordings {
    private static final Path PROJECT = MarkedPage.project();
    static final Path ONE_MORNING = PROJECT.resolve("events/rehearsal/one-morning.jsonl");
    static final Path THOUSAND_SESSIONS = PROJECT.resolve("events/rehearsal/thousand-sessions.jsonl");

    private Recordings() {}
}
