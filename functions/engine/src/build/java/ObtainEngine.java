import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import lineclear.engine.Engine;
import lineclear.engine.Platform;

/**
 * A step of the build: puts the engine's program for this machine, its licence and an empty database into the class
 * path. Arguments: the module's folder, its output folder. The program is the one that LINECLEAR_ENGINE names, else
 * npm's.
 */
final class ObtainEngine {
    /** Records of a table's stream that are kept, some 100 MB: functions/service/DECISIONS.md#the-engine-is-dynoxide */
    static final int KEPT = 50_000;

    /**
     * The engine keeps every record of a stream for ever, and looks through all of them at each write and each poll.
     * Indexes for what it asks, and an end for what is old; the newest must stay, since it is where the engine reads
     * the next number.
     */
    private static final List<String> SHORT_STREAM = List.of(
            "CREATE INDEX lineclear_next ON _stream_records (table_name, CAST(sequence_number AS INTEGER))",
            "CREATE INDEX lineclear_poll ON _stream_records (table_name, shard_id, CAST(sequence_number AS INTEGER))",
            "CREATE INDEX lineclear_range ON _stream_records (table_name, shard_id, sequence_number)",
            "CREATE TRIGGER lineclear_trim AFTER INSERT ON _stream_records BEGIN"
                    + " DELETE FROM _stream_records WHERE table_name = NEW.table_name"
                    + " AND CAST(sequence_number AS INTEGER) <= CAST(NEW.sequence_number AS INTEGER) -"
                    + " " + KEPT + "; END");

    private final Platform platform = Platform.here();
    private final Path module;
    private final Path output;

    private ObtainEngine(Path module, Path output) {
        this.module = module;
        this.output = output;
    }

    public static void main(String... arguments) throws Exception {
        new ObtainEngine(Path.of(arguments[0]), Path.of(arguments[1])).run();
    }

    private void run() throws Exception {
        Path program = output.resolve(platform.resource());
        Path empty = output.resolve("lineclear/engine/empty.db");
        if (isRight(program) && isNewerThanThisStep(empty)) {
            return;
        }
        Optional<Path> found = find();
        if (found.isEmpty()) {
            System.err.println("WARNING: npm has no database engine for this machine"
                    + " (@dynoxide/" + platform.name() + " "
                    + Platform.VERSION + "). The tests and the local run need LINECLEAR_ENGINE=<path of dynoxide>, or"
                    + " a DynamoDB endpoint (-Dlineclear.test.dynamodb=<url>, LINECLEAR_DATA=<url>).");
            return;
        }
        Files.createDirectories(program.getParent());
        Files.copy(found.get(), program, StandardCopyOption.REPLACE_EXISTING);
        makeEmpty(empty);
    }

    private boolean isNewerThanThisStep(Path empty) throws IOException {
        Path step = module.resolve("src/build/java/ObtainEngine.java");
        return Files.exists(empty)
                && Files.getLastModifiedTime(empty).compareTo(Files.getLastModifiedTime(step)) > 0;
    }

    private boolean isRight(Path program) throws IOException, GeneralSecurityException {
        return Files.isRegularFile(program)
                && platform.sha512().isPresent()
                && platform.sha512().get().equals(sha512(program));
    }

    private Optional<Path> find() throws Exception {
        String named = System.getenv("LINECLEAR_ENGINE");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named.strip()));
        }
        Path folder = Files.createDirectories(module.resolve("target/engine"));
        Files.copy(
                module.resolve("package.json"), folder.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
        install(folder);
        Path program = folder.resolve("node_modules/@dynoxide/" + platform.name() + "/" + platform.program());
        // npm is content when it cannot have what is optional.
        if (!Files.isRegularFile(program)) {
            return Optional.empty();
        }
        if (platform.sha512().isEmpty()) {
            System.err.println("WARNING: the engine of " + platform.name() + " has not been tried; its digest is"
                    + " not known.");
        } else if (!isRight(program)) {
            throw new IllegalStateException(program + " is not dynoxide " + Platform.VERSION + ": its SHA-512"
                    + " differs.");
        }
        return Optional.of(program);
    }

    private void install(Path folder) throws IOException, InterruptedException {
        File log = folder.resolve("npm.log").toFile();
        List<String> command = List.of(
                platform.isWindows() ? "npm.cmd" : "npm",
                "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--no-package-lock");
        try {
            int code = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("npm could not fetch the database engine (exit code " + code
                        + ", see " + log + "). With a copy of dynoxide " + Platform.VERSION
                        + " set LINECLEAR_ENGINE to its path.");
            }
        } catch (IOException e) {
            throw new IllegalStateException("There is no npm: install Node.js (20 or newer) with npm, which fetches the"
                    + " database engine; or set LINECLEAR_ENGINE to the path of dynoxide " + Platform.VERSION + ".");
        }
    }

    private void makeEmpty(Path empty) throws IOException, SQLException {
        Path folder = Files.createDirectories(module.resolve("target/engine/empty"));
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(empty);
        Path database = folder.resolve("lineclear.db");
        Logger quiet = Logger.getLogger(Engine.class.getName());
        quiet.setLevel(Level.SEVERE); // that there is no empty database yet is no news here
        Engine.in(folder).close();
        try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = sqlite.createStatement()) {
            for (String sql : SHORT_STREAM) {
                statement.execute(sql);
            }
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        Files.copy(database, empty);
    }

    private static String sha512(Path file) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file)));
    }
}
