package lineclear.agent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.PresetPolicies;
import lineclear.word.Choice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check that cannot fail proves nothing: every invariant finds the faults that were made for it. */
@Tag("exhaustive")
class MutantsTest {
    @ParameterizedTest
    @EnumSource
    void theModelCheckFindsTheFault(Mutant mutant) {
        Policy policy = PresetPolicies.keen();
        Exploration.Report report = new Exploration(
                        policy,
                        Mutants.play(mutant),
                        new Moves(policy, EnumSet.of(Choice.AVAILABLE, Choice.BREAK), 2).withPhones(),
                        EnumSet.of(mutant.finds()),
                        step -> {})
                .run();
        assertTrue(report.broken().containsKey(mutant.finds()), mutant + " went unnoticed in " + report);
    }

    @Test
    void everyInvariantHasAMutant() {
        Set<Invariant> found = Arrays.stream(Mutant.values()).map(Mutant::finds).collect(Collectors.toSet());
        assertEquals(EnumSet.allOf(Invariant.class), found);
    }
}
