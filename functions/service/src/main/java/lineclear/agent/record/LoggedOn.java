package lineclear.agent.record;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The queues that an agent is logged on to, and what they can do: who is offered whom is decided on these. In order, so
 * that whatever is stored of them is the same everywhere.
 *
 * @param where whether they are at all; of somebody who never was, no queue is asked about
 * @param queues at most {@value #MOST_QUEUES}
 * @param skills at most {@value #MOST_SKILLS}
 */
public record LoggedOn(Where where, Set<String> queues, Set<String> skills) {
    public static final int MOST_QUEUES = 8;
    public static final int MOST_SKILLS = 16;
    public static final LoggedOn NONE = new LoggedOn(Where.NEVER, Set.of(), Set.of());

    /** What is known without knowing which queues. */
    public enum Where {
        /** Queues are none of their business. */
        NEVER,
        /** Logged off from all of them. */
        NOWHERE,
        /** On to one at least. */
        SOMEWHERE
    }

    /** @param queues none: logged off from all */
    public LoggedOn(Set<String> queues, Set<String> skills) {
        this(queues.isEmpty() ? Where.NOWHERE : Where.SOMEWHERE, queues, skills);
    }

    /** Whether this is about somebody who may be offered customers of a queue. */
    public boolean anywhere() {
        return where == Where.SOMEWHERE;
    }

    /** Whether the customers of this queue are for somebody else. */
    public boolean isElsewhere(String queue) {
        return where != Where.NEVER && !queues.contains(queue);
    }

    public LoggedOn {
        queues = Collections.unmodifiableSet(new TreeSet<>(queues));
        skills = Collections.unmodifiableSet(new TreeSet<>(skills));
    }
}
