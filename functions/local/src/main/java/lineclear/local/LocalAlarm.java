package lineclear.local;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.local.gateway.Functions;
import lineclear.log.RecurringFault;
import lineclear.routing.Alarm;
import lineclear.routing.Wake;
import org.jboss.logging.Logger;

/**
 * SQS's queue of alarms: each calls the function {@code route} when it is due, with the message that it would be. What
 * is set when the process ends is lost; {@code reconcile} looks over all queues each minute.
 */
@Singleton
class LocalAlarm implements Alarm {
    private static final String FUNCTION = "route";
    /** A customer who waits has one or two. */
    private static final int MOST = 100_000;

    private static final Logger LOG = Logger.getLogger(LocalAlarm.class);

    private final Functions functions;
    private final Clock clock;
    private final RecurringFault lost;
    private final ScheduledThreadPoolExecutor waiting;
    private volatile boolean stopping;

    LocalAlarm(Functions functions, Clock clock) {
        this.functions = functions;
        this.clock = clock;
        this.lost =
                new RecurringFault(LOG, "Nobody is looked for at the time that was meant; reconcile will look", clock);
        this.waiting = new ScheduledThreadPoolExecutor(2, task -> {
            Thread thread = new Thread(task, "alarm");
            thread.setDaemon(true);
            return thread;
        });
        waiting.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void at(Instant at, Wake whom) {
        if (stopping) {
            return;
        }
        if (waiting.getQueue().size() >= MOST) {
            lost.happened(new IllegalStateException(MOST + " alarms are set already"));
            return;
        }
        // To the millisecond, and never before: what is stored has no finer time.
        long millis = Math.max(0, Duration.between(clock.instant(), at).toMillis() + 1);
        waiting.schedule(() -> ring(at, whom), millis, TimeUnit.MILLISECONDS);
    }

    private void ring(Instant at, Wake whom) {
        try {
            functions.call(FUNCTION, message(at, whom));
        } catch (TableUnreachable fault) {
            if (!stopping) {
                lost.happened(fault);
            }
        } catch (RuntimeException fault) {
            if (!stopping) {
                LOG.errorf(fault, "The function %s failed", FUNCTION);
            }
        }
    }

    private static SQSEvent.SQSMessage message(Instant at, Wake whom) {
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setBody(whom.message(at));
        return message;
    }

    /** Before the table's clients end. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        waiting.shutdownNow();
        waiting.awaitTermination(2, TimeUnit.SECONDS);
    }
}
