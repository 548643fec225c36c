package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import lineclear.agent.Command;
import lineclear.agent.policy.Policy;
import lineclear.dynamodb.table.Expression;
import lineclear.dynamodb.table.RecordTable;
import lineclear.word.Ending;
import lineclear.word.Phase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes the clauses of the guess's condition away, one at a time, and finds an item that then goes wrong: so no clause
 * is there for nothing, and the proof that guess equals truth would notice if one were missing.
 */
@Tag("exhaustive")
class EveryClauseIsNeededTest {
    private static final int MOST_CANDIDATES = 500;
    private static final LocalTable LOCAL = new LocalTable();

    static Stream<Arguments> clausesOfEachCommand() {
        return Stream.of(
                        "reserve",
                        "set-status",
                        "connect ringing",
                        "connect connected",
                        "release",
                        "cancel",
                        "heartbeat")
                .flatMap(command -> Arrays.stream(Clause.values())
                        .filter(clause -> occurs(command, clause))
                        .map(clause -> Arguments.of(command, clause)));
    }

    private static boolean occurs(String command, Clause clause) {
        Random random = new Random(1);
        return Stream.generate(() -> trial(random, command, "a", null))
                .limit(300)
                .flatMap(trial -> trial.guess().stream())
                .anyMatch(guess -> !GuessCondition.without(Set.of(), guess, new Expression())
                        .equals(GuessCondition.without(Set.of(clause), guess, new Expression())));
    }

    @ParameterizedTest(name = "{0} goes wrong without {1}")
    @MethodSource("clausesOfEachCommand")
    void aCommandGoesWrongWithout(String command, Clause clause) {
        Random random = new Random(command.hashCode() + clause.ordinal());
        for (int candidates = 0; candidates < MOST_CANDIDATES; ) {
            Trial trial = trial(random, command, command + "-" + clause + "-" + candidates, clause);
            Optional<Guess> guess = trial.guess();
            if (guess.isPresent() && wouldGoWrong(trial, guess.get())) {
                candidates++;
                LOCAL.put(trial.stored());
                RecordTable.Met met = trial.write(LOCAL.table, guess.get(), Set.of(clause));
                if (met.written()) {
                    assertTrue(trial.fault(met.item(), guess.get()).isPresent());
                    assertTheWholeConditionStops(trial, guess.get());
                    return;
                }
            }
        }
        fail("no item needs " + clause + " for " + command + ": leave it out of the condition, or say why not");
    }

    /** Cheaply, beforehand: most items would come to no harm, and need not be tried. */
    private static boolean wouldGoWrong(Trial trial, Guess guess) {
        return trial.unstopped(guess)
                .map(item -> trial.fault(item, guess).isPresent())
                .orElse(false);
    }

    private static void assertTheWholeConditionStops(Trial trial, Guess guess) {
        var stored = LOCAL.put(trial.stored());
        RecordTable.Met met = trial.write(LOCAL.table, guess, Set.of());
        assertFalse(met.written(), () -> trial + "\n" + trial.fault(met.item(), guess));
        assertEquals(stored, met.item());
    }

    private static Trial trial(Random random, String name, String agentId, Clause lacking) {
        Commands commands = new Commands(random);
        Policy policy = commands.pick(TestPolicies.ALL);
        Command command = command(commands, policy, name);
        return Trial.around(random, agentId, policy, command, lacking);
    }

    private static Command command(Commands commands, Policy policy, String name) {
        if (name.equals("reserve")) {
            return commands.reserve(policy, commands.id());
        } else if (name.equals("heartbeat")) {
            return commands.heartbeat();
        } else if (name.equals("set-status")) {
            return commands.setStatus();
        } else if (name.startsWith("connect")) {
            Command.Connect connect = commands.connect(commands.id(), Command.Authority.REQUEST);
            boolean wanted = name.endsWith(connect.phase() == Phase.RINGING ? "ringing" : "connected");
            return wanted ? connect : command(commands, policy, name);
        }
        Ending ending = name.equals("cancel") ? Ending.CANCELLED : Ending.COMPLETED;
        return new Command.Release(commands.id(), ending, commands.maybe("call-1"), null, null);
    }
}
