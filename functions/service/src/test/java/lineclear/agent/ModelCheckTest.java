package lineclear.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All that two customers, one agent, the phone platform and the clock can do to a record, tried out. */
class ModelCheckTest {
    @Test
    void keenKeepsItsPromisesInEveryStateThatTwoCustomersCanReach() {
        explore(Presets.keen(), EnumSet.allOf(Choice.class), 2);
    }

    @Test
    void keenKeepsItsPromisesWhenTheFirstCustomerComesAgain() {
        explore(Presets.keen(), EnumSet.of(Choice.AVAILABLE, Choice.BREAK), 3);
    }

    @Test
    void pausesAfterSessionsKeepThePromises() {
        explore(ModelPolicies.pausing(), EnumSet.of(Choice.AVAILABLE, Choice.BREAK), 2);
    }

    @Test
    void severalSessionsAtOnceKeepThePromises() {
        explore(ModelPolicies.several(), EnumSet.of(Choice.AVAILABLE, Choice.STOP_NEW), 3);
    }

    private static void explore(Policy policy, Set<Choice> choices, int parts) {
        long start = System.nanoTime();
        Exploration.Report report = Exploration.of(policy, choices, parts, step -> {});
        System.out.printf(
                "model check of %s, %d session ids, %d choices: %,d states, %,d transitions, depth %d (%d ms)%n",
                policy.name(),
                parts,
                choices.size(),
                report.states(),
                report.transitions(),
                report.depth(),
                (System.nanoTime() - start) / 1_000_000);
        assertEquals(Map.of(), report.broken());
    }
}
