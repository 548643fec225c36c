package lineclear.function.queue;

import jakarta.inject.Singleton;
import java.util.Map;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Roster;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.queue.Queue;

/** A message for each agent who is logged on to a queue: as a supervisor's, which stays until it was shown. */
@Singleton
class Bulletin {
    private final Roster roster;
    private final Agents agents;

    Bulletin(Roster roster, Agents agents) {
        this.roster = roster;
        this.agents = agents;
    }

    /**
     * @param told how many agents have the message
     * @param everybody whether all agents were looked at before time was up
     */
    record Report(int told, boolean everybody) {}

    /** A query and a read for each hundred of all agents, a write for each who is logged on. */
    Report offline(Queue queue) {
        Queue.Switched switched = queue.switched();
        String text = switched.message() == null ? "Queue " + queue.name() + " is offline." : switched.message();
        Command.SetStatus message = new Command.SetStatus(null, null, text, false, Map.of(), switched.by());
        Deadline deadline = Deadline.in(Patience.ROUND);
        int told = 0;
        String cursor = null;
        do {
            if (deadline.over()) {
                return new Report(told, false);
            }
            Roster.Page page = roster.page(cursor, Roster.LARGEST_PAGE).orElseThrow();
            for (AgentRecord agent : page.records()) {
                if (agent.loggedOn().queues().contains(queue.id())) {
                    if (deadline.over()) {
                        return new Report(told, false);
                    }
                    told += agents.apply(agent, message) instanceof Outcome.Changed ? 1 : 0;
                }
            }
            cursor = page.next();
        } while (cursor != null);
        return new Report(told, true);
    }
}
