package lineclear.engine;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where the engine's program is. In this order: the path that {@value #VARIABLE} names; the one that came with this jar, unpacked;
 * {@code dynoxide} on the {@code PATH}.
 */
final class EngineProgram {
    static final String VARIABLE = "LINECLEAR_ENGINE";

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
        return program;
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
            // A file system that lets no program run.
            Files.deleteIfExists(program);
            Path temporary = Files.createTempDirectory("lineclear-engine");
            temporary.toFile().deleteOnExit();
            program = unpack(temporary, ours);
            program.toFile().deleteOnExit();
            return Optional.of(program).filter(Files::isExecutable);
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
