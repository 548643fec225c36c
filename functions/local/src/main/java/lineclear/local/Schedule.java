package lineclear.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.local.gateway.Functions;
import org.jboss.logging.Logger;

/**
 * EventBridge's schedule for {@code reconcile}: the same empty input, never two runs at once. The function logs its
 * report itself.
 */
@Singleton
class Schedule {
    private static final String FUNCTION = "reconcile";
    private static final Logger LOG = Logger.getLogger(Schedule.class);

    private final Functions functions;
    private final ObjectMapper json;
    private volatile boolean stopping;

    Schedule(Functions functions, ObjectMapper json) {
        this.functions = functions;
        this.json = json;
    }

    /** Not before the service is there: whoever waits for its start needs the processor more. */
    @Scheduled(every = "{lineclear.reconcile-every}", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void reconcile() {
        try {
            functions.call(FUNCTION, this::emptyInput);
        } catch (TableUnreachable e) {
            LOG.warnf("The function %s did not reach the table; it is called again on schedule", FUNCTION);
        } catch (RuntimeException e) {
            // The scheduler does not wait for a run when the process is told to stop.
            if (!stopping) {
                LOG.errorf(e, "The function %s failed; it is called again on schedule", FUNCTION);
            }
        }
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping = true;
    }

    private Object emptyInput(Class<?> type) {
        try {
            return json.readValue("{}", type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
