package lineclear.agent;

import java.util.EnumSet;

/** Keen's whole model, explored once for all tests that look at it. */
final class KeenModel {
    static final Transitions TRANSITIONS = new Transitions(Presets.keen());
    static final Exploration.Report REPORT =
            Exploration.of(Presets.keen(), EnumSet.complementOf(EnumSet.of(Choice.STOP_NEW)), 2, TRANSITIONS).run();

    private KeenModel() {}
}
