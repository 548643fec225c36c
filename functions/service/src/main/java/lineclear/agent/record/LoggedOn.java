package lineclear.agent.record;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The queues that an agent is logged on to, and what they can do: who is offered whom is decided on these. In order, so
 * that whatever is stored of them is the same everywhere.
 *
 * @param queues at most {@value #MOST_QUEUES}
 * @param skills at most {@value #MOST_SKILLS}
 */
public record LoggedOn(Set<String> queues, Set<String> skills) {
    public static final int MOST_QUEUES = 8;
    public static final int MOST_SKILLS = 16;
    public static final LoggedOn NONE = new LoggedOn(Set.of(), Set.of());

    /** Whether this is about somebody who may be offered customers of a queue. */
    public boolean anywhere() {
        return !queues.isEmpty();
    }

    public LoggedOn {
        queues = Collections.unmodifiableSet(new TreeSet<>(queues));
        skills = Collections.unmodifiableSet(new TreeSet<>(skills));
    }
}
