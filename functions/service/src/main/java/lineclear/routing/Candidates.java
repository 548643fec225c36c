package lineclear.routing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import lineclear.agent.Eligibility;
import lineclear.agent.Settling;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.queue.Candidate;
import lineclear.word.Channel;
import lineclear.word.Kind;

/** Who of the agents can be offered somebody, by the agents' own rules. */
final class Candidates {
    private Candidates() {}

    /** @return empty when nothing could be granted now, the agent is logged on to no queue, or picks customers */
    static Optional<Candidate> of(Policies policies, AgentRecord stored, Instant now) {
        if (stored.loggedOn().queues().isEmpty()) {
            return Optional.empty();
        }
        Policy policy = policies.orStandard(stored.policy());
        if (!policy.queueing().offered()) {
            return Optional.empty();
        }
        AgentRecord settled = Settling.at(policy, stored, now);
        Set<Channel> accepts = EnumSet.noneOf(Channel.class);
        for (Channel channel : policy.channels()) {
            if (Eligibility.accepts(policy, settled, channel, Kind.STANDARD, now)) {
                accepts.add(channel);
            }
        }
        Instant since = stored.turn() == null || stored.turn().isAfter(now) ? now : stored.turn();
        return accepts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Candidate(
                        stored.agentId(),
                        since,
                        stored.loggedOn().queues(),
                        stored.loggedOn().skills(),
                        accepts));
    }
}
