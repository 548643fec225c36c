package lineclear.dynamodblocal;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * One DynamoDB Local on a free port of 127.0.0.1. Its own {@code ServerRunner} would listen on every interface and send
 * telemetry, hence a Jetty of ours around its handler. The engine's own worker threads are not daemons and outlive
 * {@link #close()}: a process that embeds it ends by {@code System.exit}.
 */
public final class DynamoDbLocal implements AutoCloseable {
    /**
     * Kept, because a logger that nobody holds forgets its level. At INFO the engine logs every request with its
     * access key, at WARNING every refused condition with a stack trace.
     */
    private static final List<Logger> CHATTY = Stream.of(
                    "com.amazonaws.services.dynamodbv2.local", "com.amazonaws.util.Base64", "org.eclipse.jetty")
            .map(Logger::getLogger)
            .toList();

    static {
        CHATTY.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final Server server;
    private final LocalDynamoDBServerHandler dynamoDb;
    private final URI endpoint;

    private DynamoDbLocal(LocalDynamoDBRequestHandler requests) {
        dynamoDb = new LocalDynamoDBServerHandler(requests, "*");
        server = new Server(daemonThreads());
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        server.addConnector(connector);
        ContextHandler context = new ContextHandler();
        context.setHandler(dynamoDb);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("DynamoDB Local did not start: " + e.getMessage(), e);
        }
        endpoint = URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** Everything is gone at {@link #close()}. */
    public static DynamoDbLocal inMemory() {
        return new DynamoDbLocal(new LocalDynamoDBRequestHandler(0, true, null, true, false));
    }

    /**
     * Keeps its database in {@code folder}, which is made if missing. Two of them on one folder at the same time
     * destroy each other's data; keeping them apart is the caller's task. Throws when what is there is no database.
     */
    public static DynamoDbLocal in(Path folder) throws IOException {
        Files.createDirectories(folder);
        requireDatabase(folder.resolve("shared-local-instance.db"));
        return new DynamoDbLocal(new LocalDynamoDBRequestHandler(
                0, false, folder.toAbsolutePath().toString(), true, false));
    }

    /** The engine itself would find out only at the first request, after seconds, and call it an unknown error. */
    private static void requireDatabase(Path file) throws IOException {
        if (Files.notExists(file) || Files.size(file) == 0) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(SQLITE.length), SQLITE)) {
                throw new IOException(file.getFileName() + " is no database");
            }
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop: " + e.getMessage(), e);
        } finally {
            dynamoDb.close();
        }
    }

    private static QueuedThreadPool daemonThreads() {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("dynamodb-local");
        threads.setDaemon(true);
        return threads;
    }
}
