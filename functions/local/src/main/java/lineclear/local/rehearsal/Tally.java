package lineclear.local.rehearsal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import lineclear.agent.Refusal;

/** How often a policy granted and refused what, and left out what could not have happened under it. */
final class Tally {
    private final Map<String, Map<Refusal.Code, Integer>> refused = new HashMap<>();
    private final Map<String, Integer> leftOut = new HashMap<>();
    private int granted;

    void count(String function, ReplayAnswer answer) {
        if (answer.result() == ReplayAnswer.Result.GRANTED) {
            granted++;
        } else if (answer.refused()) {
            refused.computeIfAbsent(function, some -> new EnumMap<>(Refusal.Code.class))
                    .merge(answer.code(), 1, Integer::sum);
        } else if (answer.leftOut()) {
            leftOut.merge(function, 1, Integer::sum);
        }
    }

    /** How many customers got an agent. */
    int granted() {
        return granted;
    }

    /** By code, only those that occurred. */
    Map<Refusal.Code, Integer> refused(String function) {
        return refused.getOrDefault(function, Map.of());
    }

    int leftOut(String function) {
        return leftOut.getOrDefault(function, 0);
    }
}
