package lineclear.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * All that two customers, one agent, the phone platform and the clock can do to a record, tried out. Where three session ids
 * make too many states for every build, the search stops after some steps; {@code -Dlineclear.model=whole} lets it go on.
 */
class ModelCheckTest {
    private static final int FAR = "whole".equals(System.getProperty("lineclear.model")) ? Integer.MAX_VALUE : 5;

    @Test
    void keenKeepsItsPromisesInEveryStateThatTwoCustomersCanReach() {
        proved("keen, two customers", KeenModel.REPORT);
        assertTrue(KeenModel.REPORT.whole());
    }

    @Test
    void keenKeepsItsPromisesWhenTheFirstCustomerComesAgain() {
        proved(
                "keen, one of two customers comes again",
                Exploration.of(Presets.keen(), EnumSet.of(Choice.AVAILABLE, Choice.BREAK), 3, step -> {})
                        .upTo(FAR)
                        .run());
    }

    @Test
    void pausesAfterSessionsKeepThePromises() {
        Exploration.Report report = Exploration.of(
                        ModelPolicies.pausing(), EnumSet.of(Choice.AVAILABLE, Choice.BREAK), 2, step -> {})
                .run();
        proved("wrap-up, decline and miss pause the agent", report);
        assertTrue(report.whole());
    }

    @Test
    void severalSessionsAtOnceKeepThePromises() {
        proved(
                "one call or two chats, a miss means a break",
                Exploration.of(
                                ModelPolicies.several(), EnumSet.of(Choice.AVAILABLE, Choice.STOP_NEW), 3, step -> {})
                        .upTo(FAR)
                        .run());
    }

    private static void proved(String what, Exploration.Report report) {
        System.out.println("Model check, " + what + ": " + report);
        assertEquals(Map.of(), report.broken());
    }
}
