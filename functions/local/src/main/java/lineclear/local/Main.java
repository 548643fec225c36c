package lineclear.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lineclear.local.check.CannotCheck;
import lineclear.local.check.Check;
import lineclear.local.gateway.Entrance;
import lineclear.local.rehearsal.CannotRehearse;
import lineclear.local.rehearsal.Rehearse;
import lineclear.local.start.CannotStart;
import lineclear.local.start.Data;
import lineclear.local.start.EventsKey;
import lineclear.local.start.Settings;

/**
 * Opens the database before Quarkus starts, so that whatever is wrong with the settings is one sentence and not a
 * stack trace, and so that Quarkus's DynamoDB client finds its endpoint. The commands {@code rehearse} and {@code check} start
 * nothing at all.
 */
@QuarkusMain
public final class Main {
    private static final String LOOPBACK = "127.0.0.1";

    private Main() {}

    public static void main(String... args) {
        try {
            if (args.length > 0 && args[0].equals(Rehearse.COMMAND)) {
                System.out.print(Rehearse.report(List.of(args).subList(1, args.length), System::getenv));
                return;
            }
            if (args.length > 0 && args[0].equals(Check.COMMAND)) {
                Check.Result result = Check.of(List.of(args).subList(1, args.length), System::getenv);
                System.out.print(result.text());
                exit(result.right() ? 0 : 1);
            }
            run(args);
        } catch (CannotRehearse e) {
            System.err.println("Lineclear cannot rehearse. " + e.getMessage());
            exit(1);
        } catch (CannotCheck e) {
            System.err.println("Lineclear cannot check. " + e.getMessage());
            exit(1);
        } catch (CannotStart e) {
            System.err.println("Lineclear cannot start. " + e.getMessage());
            exit(1);
        } catch (InterruptedException | RuntimeException e) {
            e.printStackTrace();
            exit(1);
        }
    }

    private static void run(String... args) throws CannotStart {
        Settings settings = Settings.read(System::getenv);
        requireFree(settings.port());
        Data data = Data.open(settings.data(), settings.table(), System::getenv);
        Settings.blanks(System::getenv).forEach(System::setProperty);
        data.properties().forEach(System::setProperty);
        EventsKey.properties(data.home(), settings.port(), System::getenv).forEach(System::setProperty);
        System.setProperty("quarkus.http.host", LOOPBACK);
        System.setProperty(Entrance.ALONE, "true");

        CountDownLatch quarkusStopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(quarkusStopped, data), "close-data"));
        Quarkus.run(
                null,
                (code, failure) -> {
                    quarkusStopped.countDown();
                    if (failure != null) {
                        failure.printStackTrace();
                    }
                    exit(code);
                },
                args);
    }

    private static void requireFree(int port) throws CannotStart {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(LOOPBACK, port));
        } catch (IOException e) {
            throw new CannotStart("Port " + port + " cannot be listened on (" + e.getMessage()
                    + "): stop what uses it, or choose another with QUARKUS_HTTP_PORT.");
        }
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

    /** Returning from main is not enough: DynamoDB Local's threads would keep the process alive. */
    private static void exit(int code) {
        System.exit(code);
    }
}
