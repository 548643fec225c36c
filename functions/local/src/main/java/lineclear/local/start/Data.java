package lineclear.local.start;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import lineclear.engine.Engine;
import lineclear.engine.EngineMissing;
import org.jboss.logging.Logger;

/**
 * The open database: its connection, and the folder, if any, for what must outlive this process (key, stream
 * position).
 */
public final class Data implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Data.class);

    private final Connection connection;
    private final Optional<Path> home;
    private final String name;
    private final AutoCloseable engine;
    private final AutoCloseable folder;

    private Data(Connection connection, Optional<Path> home, String name, AutoCloseable engine, AutoCloseable folder) {
        this.connection = connection;
        this.home = home;
        this.name = name;
        this.engine = engine;
        this.folder = folder;
    }

    /**
     * Opens the place and makes sure that the table is there.
     *
     * @param gone hears, in a sentence, when an engine of ours has died for good
     */
    public static Data open(Place place, String table, UnaryOperator<String> environment, Consumer<String> gone)
            throws CannotStart {
        Data data = open(place, environment, gone);
        try {
            if (data.home.isPresent()) {
                SigningKey.in(data.home.get());
            }
            LocalTable.prepare(data.connection, table, place);
            return data;
        } catch (CannotStart | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static Data open(Place place, UnaryOperator<String> environment, Consumer<String> gone) throws CannotStart {
        if (place instanceof Place.Memory) {
            return inMemory(gone);
        }
        if (place instanceof Place.Endpoint endpoint) {
            return elsewhere(endpoint.url(), environment);
        }
        return inFolder((Place.Folder) place, gone);
    }

    private static Data inMemory(Consumer<String> gone) throws CannotStart {
        try {
            Engine engine = Engine.inMemory(gone);
            return new Data(Connection.embedded(engine.endpoint()), Optional.empty(), "memory", engine, () -> {});
        } catch (EngineMissing e) {
            throw new CannotStart(e.getMessage());
        } catch (IOException e) {
            throw new CannotStart("The database engine does not start (" + DataFolder.reason(e)
                    + "): is there room for temporary files, and may programs run there?");
        }
    }

    /** Not locked: several instances may serve one table. They share the key, so that each takes the other's tokens. */
    private static Data elsewhere(URI url, UnaryOperator<String> environment) throws CannotStart {
        Path home = Path.of(".lineclear-endpoint");
        try {
            DataFolder.make(home);
        } catch (IOException e) {
            throw new CannotStart(
                    "The folder " + home.toAbsolutePath() + ", which keeps the signing key when the data is at an"
                            + " endpoint, cannot be made (" + DataFolder.reason(e)
                            + "): start Lineclear from a folder that this user may write.");
        }
        return new Data(Connection.to(url, environment), Optional.of(home), withoutUserInfo(url), () -> {}, () -> {});
    }

    private static Data inFolder(Place.Folder place, Consumer<String> gone) throws CannotStart {
        Path path = place.path();
        DataFolder folder = DataFolder.open(path);
        try {
            sayWhatIsLeftAlone(path);
            Path database = path.resolve("database");
            Files.createDirectories(database);
            DataFolder.ownerOnly(database, "rwx------"); // it holds customers' names
            Engine engine = Engine.in(database, gone);
            return new Data(
                    Connection.embedded(engine.endpoint()),
                    Optional.of(path),
                    path.toAbsolutePath().normalize().toString(),
                    engine,
                    folder);
        } catch (EngineMissing e) {
            folder.close();
            throw new CannotStart(e.getMessage());
        } catch (AccessDeniedException e) {
            folder.close();
            throw new CannotStart("The database in the data folder " + path.toAbsolutePath() + " cannot be used ("
                    + DataFolder.reason(e) + "): give it to this user, or name another folder with LINECLEAR_DATA.");
        } catch (IOException e) {
            folder.close();
            throw LocalTable.unreadable(place, DataFolder.reason(e));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Earlier versions ran on DynamoDB Local, whose files no other engine reads. */
    private static void sayWhatIsLeftAlone(Path folder) {
        Path old = folder.resolve("dynamodb/shared-local-instance.db");
        if (Files.exists(old)) {
            LOG.warnf(
                    "%s is the database of an earlier version (DynamoDB Local): it is neither read nor changed, and"
                            + " this one"
                            + " is kept beside it. Delete it, or move it away, when you no longer need it.",
                    old.toAbsolutePath());
        }
    }

    /** The folder for what must outlive this process, if there is one. */
    public Optional<Path> home() {
        return home;
    }

    public Connection connection() {
        return connection;
    }

    /** What Quarkus must be told before it starts. */
    public Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>(connection.properties());
        properties.put("lineclear.data", name);
        // Said even where there is none: the environment is not to name one in its place.
        properties.put(
                "lineclear.home",
                home.map(path -> path.toAbsolutePath().toString()).orElse(""));
        return properties;
    }

    @Override
    public void close() {
        try (folder;
                engine) {
            // Closed in the order engine, folder: the lock must outlive the database.
        } catch (Exception e) {
            throw new IllegalStateException("The data did not close: " + e.getMessage(), e);
        }
    }

    private static String withoutUserInfo(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
