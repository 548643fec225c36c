package lineclear.agent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Map;
import lineclear.agent.ModelPolicies;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.PresetPolicies;
import lineclear.agent.policy.Presets;
import lineclear.word.Choice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All that two customers, one agent, the phone platform and the clock can do to a record, tried out. Where there are
 * too many states for every build, the search stops after some steps; {@code -Dlineclear.model=whole} lets it go on.
 */
@Tag("exhaustive")
class ModelCheckTest {
    @Test
    void keenKeepsItsPromisesInEveryStateThatTwoCustomersCanReach() {
        proved("keen, two customers", KeenModel.TWO_CHOICES);
        assertTrue(KeenModel.TWO_CHOICES.whole());
    }

    @Test
    void keenKeepsItsPromisesWhateverIsChosen() {
        proved("keen, two customers, every choice", KeenModel.ALL_CHOICES);
    }

    @Test
    void keenKeepsItsPromisesWhenTheFirstCustomerComesAgain() {
        proved("keen, one of two customers comes again", KeenModel.COMES_AGAIN);
    }

    @Test
    void keenKeepsItsPromisesWhenACallRingsAtTwoPhonesAndFactsAreLate() {
        Policy keen = PresetPolicies.keen();
        Moves moves = new Moves(keen, EnumSet.of(Choice.AVAILABLE), 2).withPhones();
        proved(
                "keen, two phones and late facts",
                new Exploration(keen, Play.real(), moves, EnumSet.allOf(Invariant.class), step -> {})
                        .upTo(7)
                        .run());
    }

    @Test
    void pausesAfterSessionsKeepThePromises() {
        proved(
                "wrap-up, decline and miss pause the agent",
                Exploration.of(ModelPolicies.pausing(), EnumSet.of(Choice.AVAILABLE, Choice.BREAK), 2, step -> {})
                        .upTo(KeenModel.upTo(6))
                        .run());
    }

    @Test
    void severalSessionsAtOnceKeepThePromises() {
        proved(
                "one call or two chats, a miss means a break",
                Exploration.of(ModelPolicies.several(), EnumSet.of(Choice.AVAILABLE, Choice.STOP_NEW), 3, step -> {})
                        .upTo(KeenModel.upTo(5))
                        .run());
    }

    /** Whole with the two choices that matter most to the preset; Puzzel's and 8x8's models are large, and cut off. */
    @ParameterizedTest
    @CsvSource({"puzzel, BREAK, 6", "8x8, STOP_NEW, 6", "asm, OFFLINE, 6"})
    void everyPresetKeepsThePromises(String name, Choice other, int steps) {
        Policy policy = Presets.named(name).orElseThrow().policy();
        proved(
                name + ", two customers",
                Exploration.of(policy, EnumSet.of(Choice.AVAILABLE, other), 2, step -> {})
                        .upTo(KeenModel.upTo(steps))
                        .run());
    }

    private static void proved(String what, Exploration.Report report) {
        System.out.println("Model check, " + what + ": " + report);
        assertEquals(Map.of(), report.broken());
    }
}
