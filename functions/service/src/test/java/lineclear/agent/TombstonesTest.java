package lineclear.agent;

import static lineclear.agent.Scene.ADA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import lineclear.agent.record.Tombstones;
import lineclear.word.Ending;
import lineclear.word.Phase;
import org.junit.jupiter.api.Test;

class TombstonesTest {
    private static String collidingWith(String id) {
        String slot = Tombstones.Mark.of(id).slot();
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "other-" + i)
                .filter(other -> Tombstones.Mark.of(other).slot().equals(slot))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyEndingIsRemembered() {
        for (Ending ending : Ending.values()) {
            assertEquals(
                    ending, Tombstones.NONE.with("s-1", ending).ending("s-1").orElseThrow());
        }
    }

    @Test
    void twoSessionsInOneSlotAreNotTakenForEachOther() {
        String other = collidingWith("s-1");
        Tombstones stones = Tombstones.NONE.with("s-1", Ending.COMPLETED);
        assertFalse(stones.hold(other));
        assertTrue(stones.with(other, Ending.FAILED).hold(other));
        assertFalse(stones.with(other, Ending.FAILED).hold("s-1"), "the older one gives way");
    }

    @Test
    void aSessionWhoseTombstoneGaveWayIsLookedUpBeforeItTakesTheAgentAgain() {
        Scene scene = Scene.available();
        scene.reserve("s-1", ADA);
        scene.release("s-1", Ending.COMPLETED);
        scene.release(collidingWith("s-1"), Ending.CANCELLED);
        Outcome outcome = scene.fact("s-1", Phase.CONNECTED);
        assertEquals(
                Outcome.Effect.TAKE,
                assertInstanceOf(Outcome.Changed.class, outcome).effect());
    }

    @Test
    void theRecordDoesNotGrow() {
        Scene scene = Scene.available();
        IntStream.range(0, 500).forEach(i -> scene.release("s-" + i, Ending.COMPLETED));
        assertEquals(Tombstones.SLOTS, scene.record.ended().slots().size());
    }

    /** This version must not take for running what a later one has ended in a way of its own. */
    @Test
    void ofAnEndThatThisVersionDoesNotKnowItKnowsThatItIsOne() {
        Tombstones.Mark mark = Tombstones.Mark.of("s-1");
        Tombstones later = new Tombstones(Map.of(mark.slot(), mark.fingerprint() + "?"));
        assertTrue(later.hold("s-1"));
        assertEquals(Optional.empty(), later.ending("s-1"));
        assertFalse(later.forgotten("s-1"), "no late fact of it takes the agent again");
    }
}
