package lineclear.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import lineclear.local.gateway.Functions;
import org.jboss.logging.Logger;

/** EventBridge's schedule for {@code reconcile}: the same empty input, never two runs at once. */
@Singleton
class Schedule {
    private static final String FUNCTION = "reconcile";
    private static final Logger LOG = Logger.getLogger(Schedule.class);

    private final Functions functions;
    private final ObjectMapper json;

    Schedule(Functions functions, ObjectMapper json) {
        this.functions = functions;
        this.json = json;
    }

    @Scheduled(every = "{lineclear.reconcile-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void reconcile() throws JsonProcessingException {
        if (!functions.has(FUNCTION)) {
            LOG.errorf("There is no function %s to run on schedule", FUNCTION);
            return;
        }
        Object report = functions.call(FUNCTION, this::emptyInput);
        LOG.infof("reconcile: %s", json.writeValueAsString(report));
    }

    private Object emptyInput(Class<?> type) {
        try {
            return json.readValue("{}", type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
