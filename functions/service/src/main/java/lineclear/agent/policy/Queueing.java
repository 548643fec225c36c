package lineclear.agent.policy;

import java.util.Set;
import lineclear.word.Channel;
import lineclear.word.Enums;

/**
 * What a policy has to say about customers who wait in a queue.
 *
 * @param offered whether they are offered to whoever is free; else agents pick them
 * @param ownOnly the channels on which a customer of a queue is given only to agents who are logged on to it, whoever
 *     reserves; nothing is asked of agents who never logged on to any
 */
public record Queueing(boolean offered, Set<Channel> ownOnly) {
    public static final Queueing OFFERED = new Queueing(true, Set.of());

    public Queueing {
        ownOnly = Enums.copy(Channel.class, ownOnly);
    }
}
