package lineclear.local.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of the demo floor needs no service; what comes of it with one: DemoFloorIT. */
class DemoFloorTest {
    /** Whoever asks does so on a thread that must not wait: the floor's own requests would wait for it. */
    @Test
    void whoeverAsksWhetherItRunsDoesNotWaitForItsStart() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            DemoFloor floor = new DemoFloor(
                    new SmallRyeConfigBuilder()
                            .withDefaultValue("quarkus.http.port", "" + silent.getLocalPort())
                            .build(),
                    Clock.systemUTC(),
                    Optional.of("c2VjcmV0"),
                    Optional.empty());
            Thread starting = new Thread(() -> start(floor));
            starting.start();
            silent.accept(); // a request of the start is under way, and nobody answers
            assertFalse(floor.state().get("running").asBoolean());
            assertTrue(starting.isAlive());
            starting.interrupt();
            starting.join();
        }
    }

    private static void start(DemoFloor floor) {
        try {
            floor.start();
        } catch (CannotDemo | InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
