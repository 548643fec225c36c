package lineclear.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import lineclear.word.Channel;

/**
 * An agent who can be offered somebody right now, as the agents' rules say.
 *
 * @param since since when it is their turn: when they last began to be free, or were last given somebody
 * @param queues those that they are logged on to
 * @param accepts the channels on which they would be granted a session
 */
public record Candidate(String agentId, Instant since, Set<String> queues, Set<String> skills, Set<Channel> accepts) {

    /** Longest idle first; no two are alike in it. */
    public static final Comparator<Candidate> LONGEST_IDLE_FIRST =
            Comparator.comparing(Candidate::since).thenComparing(Candidate::agentId);

    /** Whether this agent may be offered this ticket, which waits. */
    public boolean fits(Ticket ticket, Instant now) {
        return queues.contains(ticket.queue())
                && accepts.contains(ticket.channel())
                && skills.containsAll(ticket.skillsAt(now))
                && !ticket.turnsAway(agentId, now);
    }
}
