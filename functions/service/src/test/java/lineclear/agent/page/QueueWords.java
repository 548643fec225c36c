package lineclear.agent.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lineclear.agent.policy.Policy;
import lineclear.word.Channel;

/** What becomes of customers who wait in a queue, in words. */
record QueueWords(Policy policy) {
    String sentences() {
        List<String> lines = new ArrayList<>();
        if (policy.queueing().offered()) {
            lines.add("Whoever is free, and logged on to the queue, is offered the customer who comes next.");
            for (Channel channel : policy.channels()) {
                lines.add("Of " + PolicyWords.nouns(Set.of(channel), true, "") + ", the offer is a "
                        + (policy.timers().ringing() != null && policy.shows(channel)
                                ? "session that rings, for "
                                        + PolicyWords.length(policy.timers().ringing())
                                : "hold, for as long as the queue's `offerSeconds` say")
                        + ".");
            }
            lines.add("Who declines, or does not answer, becomes what stands above; the customer waits again, from when"
                    + " they came, and is not offered to the same agent for 60 s.");
        } else {
            lines.add("Nobody is offered anybody: agents who are logged on to the queue see who waits, and pick.");
        }
        if (!policy.queueing().ownOnly().isEmpty()) {
            lines.add("A reservation for "
                    + PolicyWords.one(List.copyOf(policy.queueing().ownOnly()).get(0))
                    + " that names a `queue` is refused while the agent is not logged on to it. Of an agent who never"
                    + " logged on to any queue, nothing is asked.");
        }
        return "- " + String.join("\n- ", lines);
    }
}
