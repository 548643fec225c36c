package lineclear.engine;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where the engine's program is. In this order: the path that {@value #VARIABLE} names; the one that came with this
 * jar, unpacked; {@code dynoxide} on the {@code PATH}.
 */
final class EngineProgram {
    static final String VARIABLE = "LINECLEAR_ENGINE";

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LONGEST_WORD = 200;

    private final Platform platform;
    private final UnaryOperator<String> environment;

    EngineProgram(Platform platform, UnaryOperator<String> environment) {
        this.platform = platform;
        this.environment = environment;
    }

    /**
     * The program, ready to be run.
     *
     * @param folder where it is unpacked, if programs may run there; only this user can write in it
     */
    Path find(Path folder) throws IOException {
        Optional<String> named = Optional.ofNullable(environment.apply(VARIABLE))
                .map(String::strip)
                .filter(path -> !path.isEmpty());
        if (named.isPresent()) {
            return named(named.get());
        }
        Optional<Path> ours = unpacked(folder);
        return (ours.isPresent() ? ours : onThePath())
                .orElseThrow(() -> new EngineMissing("There is no database engine for this machine (" + platform.name()
                        + "): put dynoxide " + Platform.VERSION + " on the PATH or name its file with " + VARIABLE
                        + ", or give the URL of any DynamoDB endpoint with LINECLEAR_DATA."));
    }

    private static Path named(String path) throws EngineMissing {
        Path program = Path.of(path).toAbsolutePath();
        if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
            throw new EngineMissing(
                    VARIABLE + " names " + program + ", which is no program that can be run: give the path of dynoxide "
                            + Platform.VERSION + ", or leave it out.");
        }
        requireDynoxide(program);
        return program;
    }

    /** Else it would be the data that seems to be wrong. */
    private static void requireDynoxide(Path program) throws EngineMissing {
        String said = "nothing";
        try {
            Process version = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            version.outputWriter().close();
            if (version.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                said = new String(version.getInputStream().readNBytes(LONGEST_WORD), StandardCharsets.UTF_8).strip();
            }
            version.descendants().forEach(ProcessHandle::destroyForcibly);
            version.destroyForcibly();
        } catch (IOException e) {
            said = e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!said.startsWith("dynoxide ")) {
            throw new EngineMissing(VARIABLE + " names " + program
                    + ", which is not dynoxide (asked for its version it says: "
                    + said.lines().findFirst().orElse("nothing") + "): give the path of dynoxide " + Platform.VERSION
                    + ", or leave it out.");
        }
    }

    /** Nothing where this jar brings no program for this machine. */
    private Optional<Path> unpacked(Path folder) throws IOException {
        try (InputStream in = EngineProgram.class.getClassLoader().getResourceAsStream(platform.resource())) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] ours = in.readAllBytes();
            Path program = unpack(folder, ours);
            if (Files.isExecutable(program)) {
                return Optional.of(program);
            }
            // A file system that lets no program run. Elsewhere it stays, for the next start: not even a kill leaves a
            // second one.
            Files.deleteIfExists(program);
            return Optional.of(unpack(cache(), ours)).filter(Files::isExecutable);
        }
    }

    /** This user's folder for what can be made anew; who has none gets one among the temporary files. */
    private Path cache() throws IOException {
        String caches = environment.apply("XDG_CACHE_HOME");
        Path folder = caches == null || caches.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(caches.strip());
        try {
            return Files.createDirectories(folder.resolve("lineclear"));
        } catch (IOException noHome) {
            return Files.createTempDirectory("lineclear-engine");
        }
    }

    private Path unpack(Path folder, byte[] bytes) throws IOException {
        Path program = folder.resolve("dynoxide-" + Platform.VERSION + (platform.isWindows() ? ".exe" : ""));
        if (!Files.isExecutable(program) || !Arrays.equals(Files.readAllBytes(program), bytes)) {
            WholeFile.write(program, bytes, true);
        }
        return program;
    }

    private Optional<Path> onThePath() {
        return Stream.of(Optional.ofNullable(environment.apply("PATH"))
                        .orElse("")
                        .split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, platform.program()))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
