package lineclear.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a platform calls an event that nobody has read about stands in the log, and nothing else of it. */
class EventNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "task.transfer-initiated | task.transfer-initiated",
                "IN_PROGRESS | IN_PROGRESS",
                "call me: +15550100017 | call?me???15550100017",
                "'' | ?",
                "Anruf läuft | Anruf?l?uft"
            })
    void aNameIsOfHarmlessCharacters(String told, String name) {
        assertEquals(name, EventName.of(told));
    }

    @Test
    void lineEndsAreNoLineEndsInTheLog() {
        assertEquals("a?b?c", EventName.of("a\nb\rc"));
    }

    @Test
    void aNameIsShort() {
        assertEquals("x".repeat(64), EventName.of("x".repeat(70_000)));
        assertEquals(
                List.of("x".repeat(64)),
                Heard.Events.undocumented("x".repeat(65)).undocumented());
    }
}
