package lineclear.function.live;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.routing.SessionFacts;
import org.jboss.logging.Logger;

/**
 * Of a batch of changes, what each means for customers who wait: every one, in the order in which they happened.
 * Without queues nothing is asked of the table.
 */
@Singleton
public class Occurrences {
    private static final Logger LOG = Logger.getLogger("lineclear");

    private final SessionFacts facts;

    public Occurrences(SessionFacts facts) {
        this.facts = facts;
    }

    /**
     * One that fails is passed over: it must not keep the others back.
     *
     * @throws TableUnreachable when the table does not answer, or too slowly for so many; repeating all is safe
     */
    public void of(List<Change> changes) {
        Deadline deadline = Deadline.in(Patience.ROUND);
        for (Change change : changes) {
            if (deadline.over()) {
                throw new TableUnreachable("The changes of a batch took too long");
            }
            try {
                facts.of(record(change.before()), record(change.after()));
            } catch (TableUnreachable fault) {
                throw fault;
            } catch (RuntimeException fault) {
                LOG.errorf(
                        fault,
                        "tell: what agent %s did was not understood",
                        Agents.idOf(change.after().isEmpty() ? change.before() : change.after()));
            }
        }
    }

    private static AgentRecord record(Map<String, Object> image) {
        return image.isEmpty() ? null : Agents.inImage(image);
    }
}
