package lineclear.local.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import lineclear.dynamodb.HistoryFilter;
import lineclear.dynamodb.Writes;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.local.gateway.Functions;
import lineclear.local.start.Connection;
import lineclear.log.RecurringFault;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * One thread from the table's stream to the functions {@code tell} and {@code history}. A record that history does not
 * take is tried again with growing pauses, {@value #TRIES} times over some two minutes, and then left behind with an
 * error in the log; nothing that comes after it on its shard overtakes it. A table that is away is waited for as long
 * as that takes.
 */
@Singleton
class HistoryStream {
    static final int TRIES = 10;
    private static final String FUNCTION = "history";
    private static final Duration ASKED_FOR = Duration.ofMinutes(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(HistoryStream.class);

    private final Functions functions;
    private final Instance<DynamoDbClient> dynamoDb;
    private final String table;
    private final Config config;
    private final Writes writes;
    private final Position position;
    private final Promises promises;
    private final Pace pace = new Pace(SHORTEST_PAUSE, LONGEST_PAUSE);
    private final RecurringFault notRead;
    private final Thread thread = new Thread(this::run, "history-stream");
    private volatile boolean stopping;
    private volatile DynamoDbStreamsClient streams;
    private ShardReader reader;
    private String stream;
    private long askedAt;

    HistoryStream(
            Functions functions,
            Instance<DynamoDbClient> dynamoDb,
            Writes writes,
            Config config,
            Clock clock,
            @ConfigProperty(name = "lineclear.table") String table,
            @ConfigProperty(name = "lineclear.home") Optional<Path> home) {
        this.functions = functions;
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.config = config;
        this.writes = writes;
        this.position = new Position(home.map(folder -> folder.resolve("stream-position.json")));
        this.notRead = new RecurringFault(LOG, "The table's stream is not read for now", clock);
        this.promises = new Promises(
                functions, new RecurringFault(LOG, "Open pages are not told for now", clock), () -> stopping);
    }

    void start(@Observes StartupEvent event) {
        if (functions.has(FUNCTION)) {
            writes.eachRuns(pace::written);
            thread.setDaemon(true);
            thread.start();
        } else {
            LOG.errorf("There is no function %s: the table's stream is not read", FUNCTION);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(2000);
        if (streams != null) {
            streams.close();
        }
    }

    private void run() {
        try {
            boolean found = false;
            while (!stopping) {
                pace.await(found);
                found = round();
            }
        } catch (CancellationException | InterruptedException e) {
            LOG.debug("The table's stream is no longer read");
        }
    }

    private boolean round() {
        try {
            return readOnce();
        } catch (CancellationException e) {
            throw e;
        } catch (TableUnreachable e) {
            pause(AFTER_FAILURE); // the function has said so
        } catch (RuntimeException e) {
            stream = null; // asked for again: the table may have been made anew
            if (!stopping) {
                notRead.happened(e);
                pause(AFTER_FAILURE);
            }
        }
        return false;
    }

    /** The clients are made here, by this thread: the SDK is most of what there is to load, and nobody waits for it. */
    private boolean readOnce() {
        if (reader == null) {
            streams = Connection.of(config).streams();
            reader = new ShardReader(streams, position, HistoryFilter::lets, this::handOver, promises::keep);
        }
        // A table made anew has another stream, and the old one may still be read, as if nothing came.
        if (stream == null || System.nanoTime() - askedAt > ASKED_FOR.toNanos()) {
            stream = dynamoDb.get()
                    .describeTable(r -> r.tableName(table))
                    .table()
                    .latestStreamArn();
            askedAt = System.nanoTime();
        }
        return stream != null && reader.readOnce(stream);
    }

    private void handOver(DynamodbStreamRecord record) {
        Duration pause = Duration.ofMillis(250);
        for (int attempt = 1; ; attempt++, pause = pause.multipliedBy(2)) {
            try {
                functions.call(FUNCTION, record);
                return;
            } catch (RuntimeException e) {
                if (stopping) {
                    throw new CancellationException();
                }
                if (e instanceof TableUnreachable) {
                    throw e; // no fault of this record's
                }
                if (attempt == TRIES) {
                    LOG.errorf(e, "The function history never took the stream record %s", record.getEventID());
                    return;
                }
                LOG.warnf("The function history failed on the stream record %s: %s", record.getEventID(), e.toString());
                pause(pause);
            }
        }
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw new CancellationException();
        }
    }
}
