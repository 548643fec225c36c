package lineclear.local.start;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import lineclear.dynamodblocal.DynamoDbLocal;

/**
 * The open database: its connection, and the folder, if any, for what must outlive this process (key, stream
 * position).
 */
public final class Data implements AutoCloseable {
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

    /** Opens the place and makes sure that the table is there. */
    public static Data open(Place place, String table, UnaryOperator<String> environment) throws CannotStart {
        Data data = open(place, environment);
        try {
            if (data.home.isPresent()) {
                SigningKey.in(data.home.get());
            }
            Table.prepare(data.connection, table, place);
            return data;
        } catch (CannotStart | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static Data open(Place place, UnaryOperator<String> environment) throws CannotStart {
        if (place instanceof Place.Memory) {
            DynamoDbLocal local = DynamoDbLocal.inMemory();
            return new Data(Connection.embedded(local.endpoint()), Optional.empty(), "memory", local, () -> {});
        }
        if (place instanceof Place.Endpoint endpoint) {
            // Not locked: the data is elsewhere, and several instances may serve one table. They share the key, so that
            // each
            // takes the other's tokens.
            Path home = Path.of(".lineclear-endpoint");
            DataFolder.make(home);
            Connection connection = Connection.to(endpoint.url(), environment);
            return new Data(connection, Optional.of(home), withoutUserInfo(endpoint.url()), () -> {}, () -> {});
        }
        Path path = ((Place.Folder) place).path();
        DataFolder folder = DataFolder.open(path);
        try {
            Path database = path.resolve("dynamodb");
            Files.createDirectories(database);
            DataFolder.ownerOnly(database, "rwx------"); // it holds customers' names
            DynamoDbLocal local = DynamoDbLocal.in(database);
            return new Data(
                    Connection.embedded(local.endpoint()),
                    Optional.of(path),
                    path.toAbsolutePath().normalize().toString(),
                    local,
                    folder);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw Table.unreadable(place, e.getMessage());
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
        home.ifPresent(
                path -> properties.put("lineclear.home", path.toAbsolutePath().toString()));
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
