package lineclear.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which agent is offered which ticket. Whoever looks works out all pairs, and makes only its own: so that those who
 * look at the same time, each for another ticket or another agent, do not fight for one.
 */
public final class Matching {
    private Matching() {}

    /** One ticket and the agent who is to be offered it. */
    public record Pair(Ticket ticket, Candidate agent) {}

    /**
     * Next ticket first, each with the agent who has been idle for longest among those who may be offered it and are
     * not somebody else's already. No ticket is left that an agent who is left could be offered.
     *
     * @param tickets settled at {@code now}; those that do not wait are passed over
     * @return by ticket, in their order
     */
    public static List<Pair> of(Collection<Ticket> tickets, Collection<Candidate> agents, Instant now) {
        List<Candidate> free = new ArrayList<>(agents);
        free.sort(Candidate.LONGEST_IDLE_FIRST);
        Map<Ticket, Candidate> pairs = new LinkedHashMap<>();
        tickets.stream()
                .filter(ticket -> ticket.state() == TicketState.WAITING)
                .sorted(Ticket.NEXT_FIRST)
                .forEach(ticket -> free.stream()
                        .filter(agent -> agent.fits(ticket, now))
                        .findFirst()
                        .ifPresent(agent -> {
                            free.remove(agent);
                            pairs.put(ticket, agent);
                        }));
        return pairs.entrySet().stream()
                .map(pair -> new Pair(pair.getKey(), pair.getValue()))
                .toList();
    }
}
