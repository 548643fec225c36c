package lineclear.agent.model;

import java.util.EnumSet;
import lineclear.agent.policy.PresetPolicies;
import lineclear.word.Choice;

/**
 * Keen's model, explored once for all tests that look at it: whole with one choice beside being available, since to the
 * rules break, offline and logged-off are alike, and the first steps with all of them and with one more session id, so
 * that every row is met.
 */
final class KeenModel {
    static final boolean WHOLE = "whole".equals(System.getProperty("lineclear.model"));
    static final Transitions TRANSITIONS = new Transitions(PresetPolicies.keen());
    static final Exploration.Report TWO_CHOICES = Exploration.of(
                    PresetPolicies.keen(), EnumSet.of(Choice.AVAILABLE, Choice.BREAK), 2, TRANSITIONS)
            .run();
    static final Exploration.Report ALL_CHOICES = Exploration.of(
                    PresetPolicies.keen(), EnumSet.allOf(Choice.class), 2, TRANSITIONS)
            .upTo(upTo(4))
            .run();
    static final Exploration.Report COMES_AGAIN = Exploration.of(
                    PresetPolicies.keen(), EnumSet.of(Choice.AVAILABLE, Choice.BREAK), 3, TRANSITIONS)
            .upTo(upTo(5))
            .run();

    private KeenModel() {}

    static int upTo(int steps) {
        return WHOLE ? Integer.MAX_VALUE : steps;
    }
}
