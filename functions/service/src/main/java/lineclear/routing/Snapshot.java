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
import lineclear.queue.TicketState;

/**
 * Who waits and who is free, as somebody has just seen it.
 *
 * @param tickets as stored, by id
 * @param agents as stored, by id
 * @param pairs who is to be offered to whom
 * @param waiting the tickets, settled
 * @param free those of the agents who can be offered somebody
 * @param now when it was seen
 */
record Snapshot(
        Map<String, Ticket> tickets,
        Map<String, AgentRecord> agents,
        List<Matching.Pair> pairs,
        List<Ticket> waiting,
        List<Candidate> free,
        Instant now) {

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
        return new Snapshot(
                tickets, agents, Matching.of(settled, free, now), List.copyOf(settled), List.copyOf(free), now);
    }

    /**
     * Whether one of the lines goes on behind what was seen, and somebody there may fit somebody who was seen and has
     * nobody.
     *
     * @param most so many of each were looked at
     */
    boolean mayHaveMore(int most) {
        long waits = waiting.stream()
                .filter(ticket -> ticket.state() == TicketState.WAITING)
                .count();
        boolean freeLeft = free.size() > pairs.size();
        boolean waitsLeft = waits > pairs.size();
        return freeLeft && tickets.size() >= most || waitsLeft && agents.size() >= most;
    }

    Optional<Matching.Pair> pair(Predicate<Matching.Pair> wanted) {
        return pairs.stream().filter(wanted).findFirst();
    }

    /**
     * Whether some agent could be offered this ticket, had not somebody else come first. What that one's look will find
     * is not known: they may be gone by then, and the agent free.
     */
    boolean isContested(String ticketId) {
        return waiting.stream().filter(ticket -> ticket.id().equals(ticketId)).anyMatch(ticket -> free.stream()
                .anyMatch(agent -> agent.fits(ticket, now)));
    }

    /** Whether this agent could be offered somebody, had not another agent come first. */
    boolean isInLine(String agentId) {
        return free.stream().filter(agent -> agent.agentId().equals(agentId)).anyMatch(agent -> waiting.stream()
                .anyMatch(ticket -> ticket.state() == TicketState.WAITING && agent.fits(ticket, now)));
    }

    AgentRecord agent(Matching.Pair pair) {
        return agents.get(pair.agent().agentId());
    }

    Ticket ticket(Matching.Pair pair) {
        return tickets.get(pair.ticket().id());
    }
}
