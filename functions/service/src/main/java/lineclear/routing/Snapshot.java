package lineclear.routing;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import lineclear.agent.record.AgentRecord;
import lineclear.queue.Candidate;
import lineclear.queue.Matching;
import lineclear.queue.Ticket;

/**
 * Who waits and who is free, as somebody has just seen it.
 *
 * @param tickets as stored, by id
 * @param agents as stored, by id
 * @param pairs who is to be offered to whom
 */
record Snapshot(Map<String, Ticket> tickets, Map<String, AgentRecord> agents, List<Matching.Pair> pairs) {

    static Snapshot of(
            Collection<Ticket> stored,
            Collection<Ticket> settled,
            Collection<AgentRecord> records,
            Collection<Candidate> free,
            Instant now) {
        Map<String, Ticket> tickets = new LinkedHashMap<>();
        stored.forEach(ticket -> tickets.put(ticket.id(), ticket));
        Map<String, AgentRecord> agents = new LinkedHashMap<>();
        records.forEach(record -> agents.put(record.agentId(), record));
        return new Snapshot(tickets, agents, Matching.of(settled, free, now));
    }

    Optional<Matching.Pair> pair(Predicate<Matching.Pair> wanted) {
        return pairs.stream().filter(wanted).findFirst();
    }

    AgentRecord agent(Matching.Pair pair) {
        return agents.get(pair.agent().agentId());
    }

    Ticket ticket(Matching.Pair pair) {
        return tickets.get(pair.ticket().id());
    }
}
