package lineclear.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import lineclear.agent.policy.Presets;
import lineclear.word.Ending;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/** Calls that nobody reserved, and whose ends do not come. */
class CrowdingTest {
    private final Scene scene = Scene.available();

    private void up(int from, int to) {
        for (int i = from; i <= to; i++) {
            scene.afterSeconds(1).fact("call-" + i, Phase.CONNECTED);
        }
    }

    private void over(int from, int to) {
        for (int i = from; i <= to; i++) {
            scene.release("call-" + i, Ending.COMPLETED);
        }
    }

    @Test
    void theOldestCallGivesWayToTheNewestAndTheAgentStaysBusy() {
        up(1, 2_000);
        assertEquals(Crowding.MOST, scene.record.open().size());
        assertNull(scene.session("call-" + (2_000 - Crowding.MOST)));
        assertEquals(Phase.CONNECTED, scene.session("call-2000").phase());
        assertEquals(Status.BUSY, scene.view().status());
        assertEquals(Set.of(), scene.offered());
    }

    @Test
    void theEndOfOneThatGaveWayFreesNobodyAndTheEndsOfTheOthersDo() {
        up(1, Crowding.MOST + 10);
        over(1, 10);
        assertEquals(Crowding.MOST, scene.record.open().size());
        over(11, Crowding.MOST + 9);
        assertEquals(Status.BUSY, scene.view().status());
        over(Crowding.MOST + 10, Crowding.MOST + 10);
        assertEquals(Status.AVAILABLE, scene.view().status());
    }

    @Test
    void oneThatGaveWayAndIsUpAllTheSameTakesTheAgentAgain() {
        up(1, Crowding.MOST + 1);
        assertEquals(Optional.of(Ending.LOST), scene.record.ended().ending("call-1"));
        assertInstanceOf(Outcome.Changed.class, scene.fact("call-1", Phase.CONNECTED));
        assertEquals(Phase.CONNECTED, scene.session("call-1").phase());
        assertNull(scene.session("call-2"));
    }

    @Test
    void aCustomersSessionNeverGivesWay() {
        scene.reserve("s-1", Scene.ADA);
        scene.ask("s-1", Phase.CONNECTED);
        up(1, 200);
        assertEquals(Phase.CONNECTED, scene.session("s-1").phase());
        assertEquals(Crowding.MOST + 1, scene.record.open().size());
    }

    @Test
    void whatOnlyRangGivesWayBeforeWhatIsUp() {
        Scene agent = Scene.available(Presets.named("puzzel").orElseThrow().policy());
        for (int i = 0; i < 3; i++) {
            agent.fact("rang-" + i, Phase.RINGING);
            agent.afterSeconds(60);
        }
        for (int i = 1; i <= Crowding.MOST - 1; i++) {
            agent.afterSeconds(1).fact("call-" + i, Phase.CONNECTED);
        }
        assertEquals(Crowding.MOST - 1, agent.record.open().size());
        assertEquals(Crowding.MOST, agent.record.sessions().size());
        assertFalse(agent.record.sessions().containsKey("rang-0"));
        assertTrue(agent.record.sessions().containsKey("rang-2"));
    }

    @Test
    void allOfThemAreClearedAtOnce() {
        up(1, Crowding.MOST + 1);
        assertInstanceOf(Outcome.Changed.class, scene.clear(Scene.SUPERVISOR, "asked them"));
        assertEquals(Status.AVAILABLE, scene.view().status());
    }
}
