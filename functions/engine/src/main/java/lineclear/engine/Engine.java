package lineclear.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A database of its own, reached at {@link #endpoint()} by any DynamoDB client, with any credentials. When its process
 * dies alone it is started anew at the same address; what had been answered is there. It ends with {@link #close()},
 * and with this JVM.
 */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Engine.class.getName());
    /** Made by the build: a database of the engine's own making, with what keeps its stream short. */
    private static final String EMPTY = "lineclear/engine/empty.db";

    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /** So many lives in a row that were shorter are one too many: starting it is no cure. */
    private static final int MOST_SHORT_LIVES = 20;

    private static final Duration SHORT_LIFE = Duration.ofSeconds(1);

    private final Platform platform = Platform.here();
    private final Storage storage;
    private final Path program;
    private final InetSocketAddress address;
    private final Consumer<String> gone;
    private EngineProcess process;
    private int shortLives;
    private boolean closed;

    private Engine(Storage storage, Consumer<String> gone) throws IOException {
        this.storage = storage;
        this.gone = gone;
        program = new EngineProgram(platform, System::getenv).find(storage.folder());
        address = LoopbackAddress.free();
        requireDatabase(storage.database());
        copyEmpty(storage.database());
        storage.leftover().end();
        run();
        storage.started();
    }

    /** Everything is gone at {@link #close()}, or when its process dies. */
    public static Engine inMemory() throws IOException {
        return inMemory(Engine::log);
    }

    /** @param gone hears why, once, when the engine has died and its data with it */
    public static Engine inMemory(Consumer<String> gone) throws IOException {
        return open(Storage.inMemory(), gone);
    }

    public static Engine in(Path folder) throws IOException {
        return in(folder, Engine::log);
    }

    /**
     * Keeps its database in {@code folder}, which is made if missing. Two of them on one folder at the same time end
     * each other; keeping them apart is the caller's task.
     *
     * @param gone hears why, once, when the engine has died and cannot be started anew
     * @throws IOException a sentence: there is no engine for this machine, what is there is no database, nothing can be
     *     written
     */
    public static Engine in(Path folder, Consumer<String> gone) throws IOException {
        return open(Storage.in(folder), gone);
    }

    private static Engine open(Storage storage, Consumer<String> gone) throws IOException {
        try {
            return new Engine(storage, gone);
        } catch (IOException | RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    public URI endpoint() {
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** The engine's process, as it is now: another one after it died. */
    public synchronized ProcessHandle process() {
        return process.handle();
    }

    private synchronized void run() throws IOException {
        EngineProcess started = EngineProcess.start(platform, program, address, storage.database());
        process = started;
        storage.leftover().write(started.handle());
        // Not under our lock: whoever hears of it may end the whole process, which closes this engine.
        started.onExit().thenRunAsync(() -> runAgain(started).ifPresent(gone));
    }

    /** Why not, if it cannot be. */
    private synchronized Optional<String> runAgain(EngineProcess ended) {
        ended.dismissWatch();
        if (closed) {
            return Optional.empty();
        }
        String why = "The database engine ended (" + ended.lastWords() + ")";
        shortLives = ended.age().compareTo(SHORT_LIFE) < 0 ? shortLives + 1 : 0;
        if (shortLives > MOST_SHORT_LIVES) {
            return Optional.of(why + " and does not stay up.");
        }
        if (!storage.outlivesTheProcess()) {
            return Optional.of(why + ", and with it what was in its memory.");
        }
        try {
            run();
            LOG.log(Level.WARNING, "{0}; it was started anew, and nothing that was answered is lost", why);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(why + " and cannot be started anew: " + e.getMessage() + ".");
        }
    }

    private static void log(String sentence) {
        LOG.severe(sentence);
    }

    /** The engine itself would call it encrypted. */
    private static void requireDatabase(Path file) throws IOException {
        if (Files.notExists(file) || Files.size(file) == 0) {
            return;
        }
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(SQLITE.length), SQLITE)) {
                throw new IOException(file.getFileName() + " is no database");
            }
        }
    }

    private static void copyEmpty(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try (InputStream empty = Engine.class.getClassLoader().getResourceAsStream(EMPTY)) {
            if (empty == null) {
                // Only where the build could not run the engine of its machine.
                LOG.warning(
                        "The engine makes the database itself: its stream will grow, and with it the cost of a write");
                return;
            }
            WholeFile.write(file, empty.readAllBytes(), false);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        process.end();
        storage.leftover().forget();
        storage.close();
    }
}
