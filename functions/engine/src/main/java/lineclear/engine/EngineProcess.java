package lineclear.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One run of the engine's program. It does not hear the signals of our terminal (a Ctrl-C must not take the database
 * away from requests under way), and it does not outlive this JVM, even one that is killed: a shell waits for the end
 * of a pipe from us.
 */
final class EngineProcess {
    private static final Logger LOG = Logger.getLogger(EngineProcess.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int KEPT_LINES = 5;
    private static final List<String> USUAL = List.of("Dynoxide listening on ", "Shutting down");

    /** A process group of its own, where the machine has something that makes one; the process stays the same. */
    private static final String APART = "if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\"; "
            + "elif command -v perl >/dev/null 2>&1; then exec perl -e 'setpgrp; exec { $ARGV[0] } @ARGV' \"$@\"; "
            + "else exec \"$@\"; fi";

    /** A line means that the engine has ended by itself; the end of the pipe, that we have. */
    private static final String WATCH = "trap '' INT HUP QUIT TERM; read -r over || kill -KILL \"$1\" 2>/dev/null";

    private final Process process;
    private final Process watch;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Thread output;
    private final long started = System.nanoTime();

    private EngineProcess(Process process, Process watch) {
        this.process = process;
        this.watch = watch;
        output = new Thread(this::log, "engine-output");
        output.setDaemon(true);
        output.start();
    }

    /**
     * Returns when it listens.
     *
     * @throws IOException it did not come up; the message is the last that the program said
     */
    static EngineProcess start(Platform platform, Path program, InetSocketAddress address, Path database)
            throws IOException {
        List<String> serve = List.of(
                program.toString(),
                "serve",
                "--host",
                address.getAddress().getHostAddress(),
                "--port",
                Integer.toString(address.getPort()),
                "--db-path",
                database.toAbsolutePath().toString());
        EngineProcess engine = platform.isWindows() ? plain(serve) : apart(serve);
        try {
            engine.awaitListening(address);
            return engine;
        } catch (IOException | RuntimeException e) {
            engine.end();
            throw e;
        }
    }

    private static EngineProcess plain(List<String> serve) throws IOException {
        return new EngineProcess(
                new ProcessBuilder(serve).redirectErrorStream(true).start(), null);
    }

    private static EngineProcess apart(List<String> serve) throws IOException {
        Process process = shell(APART, serve);
        try {
            return new EngineProcess(process, shell(WATCH, List.of(Long.toString(process.pid()))));
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static Process shell(String script, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "lineclear-engine"));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private void awaitListening(InetSocketAddress address) throws IOException {
        Instant last = Instant.now().plus(PATIENCE);
        while (process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(address, 1000);
                return;
            } catch (IOException notYet) {
                if (Instant.now().isAfter(last)) {
                    throw new IOException("the database engine does not listen", notYet);
                }
                sleep(Duration.ofMillis(3));
            }
        }
        throw new IOException(lastWords());
    }

    private void log() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                boolean usual = line.isBlank() || USUAL.stream().anyMatch(line::startsWith);
                LOG.log(usual ? Level.FINE : Level.WARNING, "Database engine: {0}", line);
                if (!usual) {
                    keep(line);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.FINE, "The database engine's output has ended", e);
        }
    }

    private void keep(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == KEPT_LINES) {
                lastLines.removeFirst();
            }
            lastLines.addLast(line);
        }
    }

    /** What it said at the end; its exit code when it said nothing. */
    String lastWords() {
        try {
            output.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (lastLines) {
            String said =
                    String.join(" ", lastLines).replaceFirst("^error: ", "").strip();
            return said.isEmpty() ? "exit code " + process.exitValue() : said;
        }
    }

    /** Since it was started. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Lets it finish what is under way; what has been answered is on disk either way. */
    void end() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        dismissWatch();
    }

    /** Once its process is gone: its number may soon be somebody else's. */
    void dismissWatch() {
        if (watch == null) {
            return;
        }
        try (var over = watch.outputWriter()) {
            over.write("over\n");
        } catch (IOException e) {
            watch.destroyForcibly();
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the database engine starts", e);
        }
    }
}
