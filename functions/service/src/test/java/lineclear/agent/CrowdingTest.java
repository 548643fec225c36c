package lineclear.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.Presets;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertInstanceOf(Outcome.Changed.class, scene.clear(Moves.SUPERVISOR, "asked them"));
        assertEquals(Status.AVAILABLE, scene.view().status());
    }

    /** The model's ids have places of their own among the tombstones, these have not. */
    @ParameterizedTest
    @ValueSource(strings = {"keen", "puzzel", "8x8", "asm"})
    void everyPromiseIsKeptAtTheBound(String name) {
        Policy policy = Presets.named(name).orElseThrow().policy();
        Set<Invariant> promises = EnumSet.complementOf(EnumSet.of(Invariant.THE_ENDED_NEVER_RETURN));
        Random random = new Random(7);
        Scene crowded = Scene.available(policy);
        int gaveWay = 0;
        for (int i = 0; i < 300; i++) {
            crowded.afterSeconds(random.nextInt(3));
            List<Command> possible =
                    new Moves(policy, EnumSet.of(Choice.AVAILABLE, Choice.BREAK), 3).of(crowded.settled(), crowded.now);
            Command command = random.nextInt(8) == 0
                    ? possible.get(random.nextInt(possible.size()))
                    : call(random, "call-" + random.nextInt(200));
            if (command instanceof Command.Clear) {
                continue; // would empty the record that this is to fill
            }
            Step step = Step.of(policy, Play.real(), crowded.record, command, crowded.now);
            for (Invariant promise : promises) {
                String wrong = promise.broken(step);
                assertNull(wrong, () -> promise + ", " + wrong + ": " + step);
            }
            gaveWay += step.after().ended().slots().values().stream().anyMatch(stone -> stone.endsWith("l")) ? 1 : 0;
            crowded.send(command);
        }
        assertTrue(gaveWay > 50, "only " + gaveWay + " gave way");
    }

    private static Command call(Random random, String id) {
        if (random.nextInt(6) == 0) {
            return new Command.Release(id, Ending.COMPLETED);
        }
        Phase phase = random.nextInt(5) == 0 ? Phase.RINGING : Phase.CONNECTED;
        Channel channel = random.nextBoolean() ? Channel.VOICE : Channel.CHAT;
        return new Command.Connect(id, phase, null, null, channel, Kind.DIRECT, Command.Authority.FACT);
    }
}
