package lineclear.dynamodb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lineclear.agent.AgentRecord;

/**
 * Which policy each agent had when this process last saw them, so that the next guess is a good one. Only a hint: every guess
 * is written under a condition. Nothing faster-moving is kept, because other processes change it.
 */
final class PolicyMemory {
    private static final int MOST = 20_000;

    private final Map<String, String> policies = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<String> of(String agentId) {
        return Optional.ofNullable(policies.get(agentId));
    }

    synchronized void remember(AgentRecord record) {
        policies.put(record.agentId(), record.policy());
    }
}
