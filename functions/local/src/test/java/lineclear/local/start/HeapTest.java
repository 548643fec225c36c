package lineclear.local.start;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeapTest {
    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void tooLittleMemoryIsSaidInAdvance() {
        String sentence = assertThrows(CannotStart.class, () -> Heap.requireEnough(16 * MEGABYTE))
                .getMessage();
        assertTrue(sentence.startsWith("The JVM may use 16 MB of memory, and needs 48"), sentence);
        assertDoesNotThrow(() -> Heap.requireEnough(61 * MEGABYTE)); // -Xmx64m under the serial collector
    }
}
