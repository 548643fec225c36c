package lineclear.patience;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import lineclear.TestClock;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private final TestClock clock = new TestClock();
    private final Circuit circuit = new Circuit(clock, 3, Duration.ofSeconds(20));

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertTrue(circuit.admits());
            circuit.failed();
        }
    }

    @Test
    void opensAfterFailuresInARow() {
        fail(3);
        assertFalse(circuit.admits());
    }

    @Test
    void aSuccessBetweenThemStartsTheCountAnew() {
        fail(2);
        circuit.succeeded();
        fail(2);
        assertTrue(circuit.admits());
    }

    @Test
    void letsOneProbeThroughAfterThePauseAndClosesWithItsSuccess() {
        fail(3);
        clock.forward(Duration.ofSeconds(20));
        assertTrue(circuit.admits(), "the probe");
        assertFalse(circuit.admits(), "nobody else meanwhile");
        circuit.succeeded();
        assertTrue(circuit.admits());
        assertTrue(circuit.admits());
    }

    @Test
    void aFailedProbeOpensItForAnotherPause() {
        fail(3);
        clock.forward(Duration.ofSeconds(20));
        assertTrue(circuit.admits());
        clock.forward(Duration.ofSeconds(6));
        circuit.failed();
        clock.forward(Duration.ofSeconds(19));
        assertFalse(circuit.admits());
        clock.forward(Duration.ofSeconds(1));
        assertTrue(circuit.admits());
    }

    @Test
    void aProbeThatNeverReportsBackDoesNotKeepItOpenForEver() {
        fail(3);
        clock.forward(Duration.ofSeconds(20));
        assertTrue(circuit.admits());
        clock.forward(Duration.ofSeconds(20));
        assertTrue(circuit.admits());
    }
}
