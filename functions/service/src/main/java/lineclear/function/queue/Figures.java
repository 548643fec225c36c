package lineclear.function.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lineclear.agent.Eligibility;
import lineclear.agent.Settling;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.queue.Line;
import lineclear.dynamodb.queue.TicketLine;
import lineclear.function.Json;
import lineclear.queue.Queue;
import lineclear.queue.ServiceLevel;
import lineclear.queue.Ticket;
import lineclear.queue.TicketRules;
import lineclear.word.Kind;

/** How a queue stands, and how it went in the last hour. */
@Singleton
class Figures {
    private static final Duration LATELY = Duration.ofHours(1);
    /** Of each list; what lies behind is not counted, and the answer says so. */
    private static final int MOST = 1_000;

    private final Line line;
    private final Agents agents;
    private final Policies policies;
    private final Clock clock;

    Figures(Line line, Agents agents, Policies policies, Clock clock) {
        this.line = line;
        this.agents = agents;
        this.policies = policies;
        this.clock = clock;
    }

    /** Four queries, and a read for each hundred of whom they find. */
    ObjectNode of(Queue queue) {
        Instant now = clock.instant();
        List<Ticket> waiting = line.tickets(queue.id(), TicketLine.WAITING, MOST, false).stream()
                .map(ticket -> TicketRules.settled(ticket, now))
                .filter(ticket -> ticket.state().inLine())
                .toList();
        List<Ticket> answered = line.since(queue.id(), TicketLine.ANSWERED, now.minus(LATELY), MOST);
        List<Ticket> unanswered = line.since(queue.id(), TicketLine.UNANSWERED, now.minus(LATELY), MOST);
        List<String> turn = line.free(List.of(queue.id()), now, MOST);
        ServiceLevel level = ServiceLevel.of(queue, answered, unanswered);
        Optional<Duration> longest = waiting.stream()
                .map(ticket -> ServiceLevel.waited(queue, ticket, now))
                .max(Comparator.naturalOrder());
        OptionalDouble share = level.share();
        return Json.object()
                .put("queueId", queue.id())
                .put("now", Json.time(now))
                .put("minutes", LATELY.toMinutes())
                .put("waiting", waiting.size())
                .put("longestWaitSeconds", longest.map(Duration::toSeconds).orElse(null))
                .put("free", free(queue, turn, now))
                .put("answered", level.answered())
                .put("abandoned", level.abandoned())
                .put("abandonedWithinFiveSeconds", level.soonGone())
                .put("withinServiceLevel", level.within())
                .put("serviceLevel", share.isPresent() ? share.getAsDouble() : null)
                .put(
                        "complete",
                        waiting.size() < MOST
                                && answered.size() < MOST
                                && unanswered.size() < MOST
                                && turn.size() < MOST);
    }

    /** Of those whose turn it is, those who could be given a customer of this queue now. */
    private int free(Queue queue, List<String> agentIds, Instant now) {
        return (int) agents.hints(agentIds).stream()
                .filter(agent -> isFree(queue, agent, now))
                .count();
    }

    private boolean isFree(Queue queue, AgentRecord stored, Instant now) {
        Policy policy = policies.orStandard(stored.policy());
        AgentRecord settled = Settling.at(policy, stored, now);
        return stored.loggedOn().queues().contains(queue.id())
                && queue.channels().stream()
                        .filter(policy::takes)
                        .anyMatch(channel -> Eligibility.accepts(policy, settled, channel, Kind.STANDARD, now));
    }
}
