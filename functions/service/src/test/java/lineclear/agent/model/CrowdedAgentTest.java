package lineclear.agent.model;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lineclear.agent.Command;
import lineclear.agent.Scene;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.Presets;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More calls at once than a record takes: further than the model goes. */
@Tag("exhaustive")
class CrowdedAgentTest {
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
