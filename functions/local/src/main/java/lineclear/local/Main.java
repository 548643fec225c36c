package lineclear.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import lineclear.local.demo.DemoPlatform;
import lineclear.local.gateway.Entrance;
import lineclear.local.start.CannotStart;
import lineclear.local.start.Data;
import lineclear.local.start.EventsKey;
import lineclear.local.start.Heap;
import lineclear.local.start.QuarkusConfig;
import lineclear.local.start.Setting;
import lineclear.local.start.Settings;

/**
 * Opens the database before Quarkus starts, so that whatever is wrong with the settings is one sentence and not a
 * stack trace, and so that Quarkus's DynamoDB client finds its endpoint. A command starts nothing at all.
 */
@QuarkusMain
public final class Main {
    private static final String LOOPBACK = "127.0.0.1";

    private Main() {}

    public static void main(String... args) {
        UnaryOperator<String> environment = Setting.lookup(System.getenv(), System::getProperty);
        try {
            if (args.length > 0) {
                exit(new Commands(environment).run(List.of(args)));
            }
            run(environment);
        } catch (CannotStart e) {
            sayWhy(e.getMessage());
            exit(1);
        } catch (InterruptedException | RuntimeException e) {
            e.printStackTrace();
            exit(1);
        }
    }

    private static void run(UnaryOperator<String> environment) throws CannotStart {
        Heap.requireEnough(Runtime.getRuntime().maxMemory());
        Settings settings = Settings.read(environment);
        requireFree(settings.port());
        Data data = Data.open(settings.data(), settings.table(), environment, Main::endWithout);
        QuarkusConfig.tell(settings.properties());
        QuarkusConfig.tell(DemoPlatform.properties(settings));
        QuarkusConfig.tell(data.properties());
        QuarkusConfig.tell(EventsKey.properties(data.home(), settings));
        QuarkusConfig.tell(Map.of("quarkus.http.host", LOOPBACK, Entrance.ALONE, "true"));

        CountDownLatch quarkusStopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(quarkusStopped, data), "close-data"));
        Quarkus.run(Ready.class, (code, failure) -> {
            quarkusStopped.countDown();
            if (failure != null) {
                QuarkusConfig.refused(failure).ifPresentOrElse(Main::sayWhy, failure::printStackTrace);
            }
            exit(code);
        });
    }

    private static void sayWhy(String sentence) {
        System.err.println("Lineclear cannot start. " + sentence);
    }

    private static void requireFree(int port) throws CannotStart {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(LOOPBACK, port));
        } catch (IOException e) {
            throw new CannotStart("Port " + port + " cannot be listened on (" + e.getMessage()
                    + "): stop what uses it, or choose another with QUARKUS_HTTP_PORT.");
        }
    }

    private static void endWithout(String database) {
        System.err.println("Lineclear ends. " + database);
        exit(1);
    }

    /** The JVM runs its hooks side by side; the database must go last, but must not hold up the end either. */
    private static void closeAfter(CountDownLatch quarkusStopped, Data data) {
        try {
            quarkusStopped.await(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        data.close();
    }

    private static void exit(int code) {
        System.exit(code);
    }
}
