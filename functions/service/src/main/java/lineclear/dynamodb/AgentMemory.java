package lineclear.dynamodb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.LoggedOn;
import lineclear.word.Switch;

/**
 * What each agent's guess needs and what seldom changes, as this process last saw it. Only a hint: every guess is
 * written under a condition. Nothing faster-moving is kept, because other processes change it:
 * {@code DECISIONS.md#no-guess-from-a-cached-version}.
 */
final class AgentMemory {
    private static final int MOST = 20_000;

    /**
     * @param policy its name
     * @param off what the agent did not offer
     * @param loggedOn whether they were logged on to a queue
     */
    record Seen(String policy, Set<Switch> off, LoggedOn.Where loggedOn) {}

    private final Map<String, Seen> agents = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<Seen> of(String agentId) {
        return Optional.ofNullable(agents.get(agentId));
    }

    synchronized void remember(AgentRecord record) {
        agents.put(
                record.agentId(),
                new Seen(record.policy(), record.off(), record.loggedOn().where()));
    }
}
