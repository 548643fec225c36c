package lineclear.agent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keen's rows say neither more nor less than what happens. */
@Tag("exhaustive")
class RowsTest {
    @Test
    void everyTransitionThatHappensIsARow() {
        assertEquals(Set.of(), KeenModel.TRANSITIONS.undeclared());
    }

    @Test
    void everyRowHappensFromEachOfItsStatuses() {
        assertEquals(Set.of(), KeenModel.TRANSITIONS.unvisited());
    }
}
